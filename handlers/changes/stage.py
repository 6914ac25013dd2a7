"""What an organiser has staged so far: it waits in their open question, until it is confirmed."""

from collections.abc import Sequence
from typing import Any

from bot.calls import Call
from bot.domain.change import NothingStaged, NotPublished, Staged, TooLateToMove
from bot.domain.dialogue import Step
from bot.domain.gathering import (
    Gathering,
    GatheringCancelled,
    GatheringOver,
    NoSuchGathering,
    Status,
)
from bot.ports import Store
from bot.services import calling_off, changes
from bot.views import change_diffs, changes as views, menus
from handlers.door import Knock
from handlers.ending import ending_on

STAGING = frozenset(
    {
        Step.CHANGE_TITLE,
        Step.CHANGE_DATE,
        Step.CHANGE_HOUR,
        Step.CHANGE_PLACE,
        Step.CHANGE_LINK,
        Step.CHANGE_END,
        Step.CHANGE_QUESTION,
        Step.CHANGE_VISIT,
        Step.CHANGE_STAGED,
    }
)
"""Questions that hold what was staged beside them."""
ENDED = (NoSuchGathering, NotPublished, GatheringCancelled, GatheringOver)


while_it_may_change = ending_on(*ENDED)
"""Take a typed line; end the question, and say why, once the meeting can change no more."""


def kept(knock: Knock, store: Store, *, gathering_id: int) -> Staged | None:
    """Return what this person has staged for a meeting, if it still waits."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue is None or dialogue.step not in STAGING or dialogue.is_stale(knock.now):
        return None
    staged = Staged.of(dialogue.facts)
    return staged if staged.gathering_id == gathering_id else None


def current(knock: Knock, store: Store, gathering: Gathering) -> Staged:
    """Return what was staged so far, or a beginning."""
    return kept(knock, store, gathering_id=gathering.id) or Staged(
        gathering.id, gathering.revision
    )


def ask(knock: Knock, store: Store, step: Step, staged: Staged, **more: Any) -> None:
    """Open a question about a change, with what was staged so far beside it."""
    store.dialogues.put(knock.asks(step, **staged.facts(), **more))


def taken(knock: Knock, store: Store, gathering_id: int) -> Gathering:
    """Return the meeting to change. Raises as `changes.take`."""
    return changes.take(store, gathering_id=gathering_id, member=knock.member, now=knock.now)


def show(knock: Knock, store: Store, staged: Staged, *, said: str = "") -> Sequence[Call]:
    """Show what would change; where nothing would, or cannot, say so and show the menu."""
    try:
        preview = changes.preview(store, staged, member=knock.member, now=knock.now)
    except (NothingStaged, TooLateToMove) as refusal:
        return start_again(knock, store, staged.gathering_id, said=_reason(refusal))
    ask(knock, store, Step.CHANGE_STAGED, preview.staged)
    return knock.turn_to(change_diffs.diff(preview, knock.setting, said=said))


def whole_menu(knock: Knock, store: Store, gathering_id: int, *, said: str = "") -> Sequence[Call]:
    """Show what can be changed, afresh; of what was called off, whether it may take place."""
    if store.gatherings.get(gathering_id).status is not Status.CANCELLED:
        return start_again(knock, store, gathering_id, said=said)
    state = calling_off.cancelled(
        store, gathering_id=gathering_id, member=knock.member, now=knock.now
    )
    store.dialogues.end(knock.person.telegram_id)
    first = knock.setting.words(said) if said else None
    return knock.turn_to(
        views.cancelled(state.gathering, knock.setting, may_return=state.may_return, said=first)
    )


def nothing_waits(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Say why a tap does nothing any more, in place of its button, and show the way on."""
    try:
        return whole_menu(knock, store, gathering_id, said=NothingStaged.key)
    except ENDED as refusal:
        store.dialogues.end(knock.person.telegram_id)
        return knock.turn_to(menus.with_menu(knock.setting.words(refusal.key), knock.setting))


def start_again(
    knock: Knock, store: Store, gathering_id: int, *, said: str = ""
) -> Sequence[Call]:
    """Forget what was staged, and show what can be changed."""
    standing = changes.standing(
        store, gathering_id=gathering_id, member=knock.member, now=knock.now
    )
    store.dialogues.end(knock.person.telegram_id)
    first = knock.setting.words(said) if said else None
    return knock.turn_to(views.standing(standing, knock.setting, said=first))


def _reason(refusal: NothingStaged | TooLateToMove) -> str:
    return refusal.key if isinstance(refusal, TooLateToMove) else "change.already_so"
