"""What was staged: added to, shown again, left, or confirmed."""

from collections.abc import Sequence
from dataclasses import replace

from telegram.ext import CallbackQueryHandler

from bot.callbacks.changes import ChangeStep, ChangeStepTap, ConfirmChangeTap
from bot.callbacks.meetings import ChangeTap
from bot.calls import Call, say
from bot.domain.change import NothingStaged, Staged
from bot.domain.dialogue import Dialogue, Step
from bot.ports import Store
from bot.services import changes, living_programmes
from bot.services.changes import Made, Preview
from bot.views import change_diffs, changes as views, menus
from handlers.changes.stage import (
    ENDED,
    ask,
    current,
    kept,
    nothing_waits,
    show,
    start_again,
    taken,
    while_it_may_change,
    whole_menu,
)
from handlers.door import App, Knock, Steps, door, private


def on_menu(knock: Knock, store: Store) -> Sequence[Call]:
    """Show what can be changed, afresh; of what was called off, whether it may take place."""
    return whole_menu(knock, store, knock.button(ChangeTap).gathering_id)


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
    """Make the change that was shown, in silence or not; what differs by now is shown instead."""
    tap = knock.button(ConfirmChangeTap)
    staged = kept(knock, store, gathering_id=tap.gathering_id)
    if staged is None:
        return nothing_waits(knock, store, tap.gathering_id)
    chosen = _as_tapped(staged, tap)
    if chosen is None:
        return show(knock, store, staged)
    try:
        made = changes.make(
            store,
            chosen,
            member=knock.member,
            community=knock.setting.community,
            now=knock.now,
        )
    except NothingStaged:
        return start_again(knock, store, tap.gathering_id, said="change.already_so")
    except ENDED:
        return nothing_waits(knock, store, tap.gathering_id)
    return show(knock, store, staged) if isinstance(made, Preview) else _done(knock, store, made)


def _as_tapped(staged: Staged, tap: ConfirmChangeTap) -> Staged | None:
    """Return what was shown above the tapped button, told or not; None if it is not so now."""
    ways = (replace(staged, told=told) for told in (None, 0, 1))
    return next(
        (way for way in ways if (way.revision, way.stamp) == (tap.revision, tap.stamp)), None
    )


def _done(knock: Knock, store: Store, made: Made) -> Sequence[Call]:
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


STEPS: Steps = {Step.CHANGE_STAGED: while_it_may_change(on_typed)}


def register(app: App) -> None:
    for tap, open_ in (
        (ChangeTap, on_menu),
        (ChangeStepTap, on_step),
        (ConfirmChangeTap, on_confirm),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
