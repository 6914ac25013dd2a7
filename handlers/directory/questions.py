"""What an organiser is asked to type, and what it will be used for."""

from enum import StrEnum

from bot.callbacks.grammar import UnreadableButton
from bot.domain.dialogue import Dialogue, Step
from bot.ports import Store
from handlers.door import Knock


class Wanted(StrEnum):
    """What the typed line is: something to look for, or a new name."""

    PEOPLE = "people"
    ORGANISATIONS = "orgs"
    TIE = "tie"
    TWIN = "twin"
    TWIN_ORGANISATION = "org_twin"
    NAME = "name"
    NEWCOMER = "newcomer"
    ORGANISATION_NAME = "org_name"
    NEW_ORGANISATION = "org_new"
    NEIGHBOURHOOD = "where"


def ask(
    knock: Knock,
    store: Store,
    step: Step,
    wanted: Wanted,
    *,
    of: int = 0,
    typed: str = "",
) -> None:
    """Open a question; `of` is the id of the record it is about."""
    store.dialogues.put(knock.asks(step, wanted=wanted.value, of=of, typed=typed))


def wanted_of(dialogue: Dialogue) -> Wanted:
    return Wanted(str(dialogue.facts.get("wanted", Wanted.PEOPLE)))


def record_of(dialogue: Dialogue) -> int:
    return int(dialogue.facts.get("of") or 0)


def typed_in(dialogue: Dialogue) -> str:
    return str(dialogue.facts.get("typed") or "")


def searched(knock: Knock, store: Store, wanted: Wanted) -> str:
    """Return what a list was searched for, if that search is still open."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue is None or dialogue.step is not Step.DIRECTORY_SEARCH:
        return ""
    return typed_in(dialogue) if wanted_of(dialogue) is wanted else ""


def still_open(knock: Knock, store: Store, step: Step, wanted: Wanted) -> Dialogue:
    """
    Return the open question that a button belongs to.

    Raises:
        UnreadableButton: it was answered, or left, in the meantime.
    """
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue is None or dialogue.step is not step or wanted_of(dialogue) is not wanted:
        raise UnreadableButton
    return dialogue
