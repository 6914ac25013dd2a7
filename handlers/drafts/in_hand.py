"""What an organiser has in hand: a draft, or the programme of what is published already."""

import re
from typing import TypeVar

from bot.callbacks.drafts import EmptyTap, LineTap, SectionTap
from bot.callbacks.grammar import UnreadableButton
from bot.domain.dialogue import Dialogue, Step
from bot.domain.draft import is_draft
from bot.domain.gathering import Gathering
from bot.domain.section import LIVING, Section
from bot.ports import Store
from bot.services import drafts, living_programmes
from bot.services.drafts import Editor
from handlers.door import Knock

Kind = TypeVar("Kind", SectionTap, EmptyTap, LineTap)
STEPS_OF = {
    Section.TITLE: Step.DRAFT_TITLE,
    Section.LINK: Step.DRAFT_LINK,
    Section.QUESTION: Step.DRAFT_QUESTION,
    Section.STORY: Step.DRAFT_STORY,
    Section.TELLERS: Step.DRAFT_TELLERS,
    Section.HOLDER: Step.DRAFT_HOLDER,
    Section.AGENDA: Step.DRAFT_AGENDA,
    Section.SPEAKERS: Step.DRAFT_SPEAKER,
}
PUBLISHED_STEPS_OF = {
    Section.STORY: Step.CHANGE_STORY,
    Section.TELLERS: Step.CHANGE_TELLERS,
    Section.AGENDA: Step.CHANGE_AGENDA,
    Section.SPEAKERS: Step.CHANGE_SPEAKER,
}
_PUBLISHED_STEPS = frozenset(PUBLISHED_STEPS_OF.values())


def step_of(gathering: Gathering, section: Section) -> Step:
    """Return the question that asks for a section, of a draft or of what is published."""
    return STEPS_OF[section] if is_draft(gathering) else PUBLISHED_STEPS_OF[section]


def editor_of(knock: Knock, store: Store, dialogue: Dialogue) -> Editor:
    """Take in hand what an open question is about."""
    gathering_id = int(dialogue.facts["draft"] or 0)
    if dialogue.step not in _PUBLISHED_STEPS:
        return drafts.open_draft(store, gathering_id=gathering_id, member=knock.member)
    return living_programmes.take(
        store,
        gathering_id=gathering_id,
        member=knock.member,
        now=knock.now,
        is_noted=bool(dialogue.facts.get("noted")),
    )


def tapped(knock: Knock, of_draft: type[Kind], of_published: type[Kind]) -> Kind:
    """Read a button of a draft, or its twin. Raises UnreadableButton."""
    is_twin = re.match(of_published.pattern(), knock.memory)
    return knock.button(of_published if is_twin else of_draft)


def pointed_at(knock: Knock, store: Store, tap: SectionTap | EmptyTap | LineTap) -> Editor:
    """
    Take in hand what a button is about.

    Raises:
        UnreadableButton: what is published has no such section to edit.
    """
    if not tap.is_published:
        return drafts.open_draft(store, gathering_id=tap.gathering_id, member=knock.member)
    if tap.section not in LIVING:
        raise UnreadableButton
    return living_programmes.take(
        store,
        gathering_id=tap.gathering_id,
        member=knock.member,
        now=knock.now,
        is_noted=_is_noted(knock, store, tap),
    )


def _is_noted(knock: Knock, store: Store, tap: SectionTap | EmptyTap | LineTap) -> bool:
    """Tell whether the journal has this work already: as long as the section stays open."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue is None or dialogue.step is not PUBLISHED_STEPS_OF[tap.section]:
        return False
    is_same = dialogue.facts.get("draft") == tap.gathering_id
    return is_same and bool(dialogue.facts.get("noted")) and not dialogue.is_stale(knock.now)
