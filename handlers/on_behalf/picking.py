"""What the questions about somebody else share: who is meant, and which question is open."""

from collections.abc import Sequence

from bot.callbacks.grammar import UnreadableButton
from bot.calls import Call
from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import GatheringCancelled, GatheringOver, NoSuchGathering, NotAnnounced
from bot.domain.member import NotAnOrganiser
from bot.domain.rsvp import OwnAnswerWins
from bot.ports import Store
from bot.services import on_behalf
from bot.services.boards import NobodyThere
from bot.services.noting import AnswerChanged
from bot.services.on_behalf import Picked
from bot.views import on_behalf as views
from handlers.door import Knock
from handlers.ending import ending_on

_TYPED = frozenset({Step.BEHALF_WHO, Step.BEHALF_CONTACT, Step.BEHALF_WORD})
_ENDED = (
    *(GatheringCancelled, GatheringOver, NoSuchGathering, NotAnnounced),
    *(NotAnOrganiser, NobodyThere, AnswerChanged, OwnAnswerWins),
)


while_it_makes_sense = ending_on(*_ENDED)
"""Take a typed line; end the question, and say why, once nobody can answer it any more."""


def ask_answer(knock: Knock, store: Store, gathering_id: int, member_id: int) -> Sequence[Call]:
    """Ask with buttons alone: what is typed now answers no question that was open before."""
    found = picked(knock, store, gathering_id, member_id)
    leave(knock, store)
    return knock.turn_to(views.ask_answer(found, knock.setting))


def picked(knock: Knock, store: Store, gathering_id: int, member_id: int) -> Picked:
    return on_behalf.pick(
        store,
        member=knock.member,
        gathering_id=gathering_id,
        member_id=member_id,
        now=knock.now,
    )


def leave(knock: Knock, store: Store) -> None:
    """End a question of ours; any other one stays open."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step in _TYPED:
        store.dialogues.end(knock.person.telegram_id)


def still_open(knock: Knock, store: Store, step: Step, fact: str) -> Dialogue:
    """
    Return the open question that a button belongs to, with what was typed.

    Raises:
        UnreadableButton: it was answered, or left, in the meantime.
    """
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue is None or dialogue.step is not step or not dialogue.facts.get(fact):
        raise UnreadableButton
    return dialogue


def number_in(dialogue: Dialogue, fact: str) -> int:
    return int(dialogue.facts[fact] or 0)
