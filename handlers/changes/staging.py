"""What was staged: added to, shown again, left, or confirmed."""

from collections.abc import Sequence
from dataclasses import replace

from telegram.ext import CallbackQueryHandler

from bot.callbacks.changes import ChangeStep, ChangeStepTap, ConfirmChangeTap
from bot.callbacks.meetings import ChangeTap
from bot.calls import Call, say
from bot.domain.change import NothingStaged, Staged
from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import Status
from bot.ports import Store
from bot.services import calling_off, changes, living_programmes
from bot.services.changes import Preview
from bot.views import change_diffs, changes as views, menus
from handlers.changes.stage import (
    ask,
    current,
    kept,
    show,
    start_again,
    taken,
    while_it_may_change,
)
from handlers.door import App, Knock, Steps, door, private


def on_menu(knock: Knock, store: Store) -> Sequence[Call]:
    """Show what can be changed, afresh; of what was called off, whether it may take place."""
    tap = knock.button(ChangeTap)
    found = store.gatherings.get(tap.gathering_id)
    if found.status is not Status.CANCELLED:
        return start_again(knock, store, tap.gathering_id)
    state = calling_off.cancelled(
        store, gathering_id=tap.gathering_id, member=knock.member, now=knock.now
    )
    store.dialogues.end(knock.person.telegram_id)
    may_return = state.may_return
    return knock.turn_to(views.cancelled(state.gathering, knock.setting, may_return=may_return))


def on_step(knock: Knock, store: Store) -> Sequence[Call]:
    """Go on with what was staged, in one of the ways that stand under it."""
    tap = knock.button(ChangeStepTap)
    gathering = taken(knock, store, tap.gathering_id)
    match tap.step:
        case ChangeStep.MORE:
            ask(knock, store, Step.CHANGE_STAGED, current(knock, store, gathering))
            return knock.turn_to(views.menu(gathering, knock.setting))
        case ChangeStep.UNDECIDED:
            return show(knock, store, replace(current(knock, store, gathering), starts=""))
        case ChangeStep.TELL | ChangeStep.HUSH:
            told = int(tap.step is ChangeStep.TELL)
            return show(knock, store, replace(_waiting(knock, store, gathering.id), told=told))
        case ChangeStep.TELL_PROGRAMME:
            return _tell_programme(knock, store, gathering.id)
        case ChangeStep.LEAVE:
            store.dialogues.end(knock.person.telegram_id)
            text = knock.setting.words("change.left")
            return knock.turn_to(menus.with_menu(text, knock.setting))


def _tell_programme(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Let those who may come hear of a programme that changed in silence."""
    told = living_programmes.tell(
        store,
        gathering_id=gathering_id,
        member=knock.member,
        community=knock.setting.community,
        now=knock.now,
    )
    gathering = store.gatherings.get(gathering_id)
    return knock.turn_to(change_diffs.told(gathering, told, knock.setting))


def on_confirm(knock: Knock, store: Store) -> Sequence[Call]:
    """Make the change that was shown; when anything differs by now, show that instead."""
    tap = knock.button(ConfirmChangeTap)
    staged = _waiting(knock, store, tap.gathering_id)
    if (staged.revision, staged.stamp) != (tap.revision, tap.stamp):
        return show(knock, store, staged)
    made = changes.make(
        store,
        staged,
        member=knock.member,
        community=knock.setting.community,
        now=knock.now,
    )
    if isinstance(made, Preview):
        ask(knock, store, Step.CHANGE_STAGED, made.staged)
        return knock.turn_to(change_diffs.diff(made, knock.setting))
    store.dialogues.end(knock.person.telegram_id)
    news = [
        say(other.chat_id, change_diffs.news(made, knock.house.setting(other.language, knock.now)))
        for other in made.others
        if other.chat_id
    ]
    return [*knock.turn_to(change_diffs.made(made, knock.setting)), *news]


def on_typed(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Words where only buttons answer: show again what waits."""
    return show(knock, store, Staged.of(dialogue.facts), said="change.tap_to_confirm")


def _waiting(knock: Knock, store: Store, gathering_id: int) -> Staged:
    """Return what waits to be confirmed. Raises NothingStaged."""
    staged = kept(knock, store, gathering_id=gathering_id)
    if staged is None:
        raise NothingStaged
    return staged


STEPS: Steps = {Step.CHANGE_STAGED: while_it_may_change(on_typed)}


def register(app: App) -> None:
    for tap, open_ in (
        (ChangeTap, on_menu),
        (ChangeStepTap, on_step),
        (ConfirmChangeTap, on_confirm),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
