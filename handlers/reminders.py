"""« Rappels » of a meeting for organisers, and « Ne plus me le rappeler » for everybody."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.reminders import (
    Hush,
    HushTap,
    ReminderStageTap,
    RemindersTap,
    ReminderTap,
    UsualRemindersTap,
)
from bot.calls import Call
from bot.domain.appointment import Stage
from bot.domain.gathering import GatheringCancelled, GatheringOver, NoSuchGathering
from bot.domain.reminder import OFFERED
from bot.ports import Store
from bot.services import hushes, meetings, reminder_plans as plans
from bot.services.reminder_plans import AlreadyLeft, Reminders
from bot.views import menus, reminder_plans as views, reminders
from bot.views.own_cards import own_card
from handlers.door import App, Door, Knock, door, private

_ENDED = (NoSuchGathering, GatheringCancelled, GatheringOver)


def on_hush(knock: Knock, store: Store) -> Sequence[Call]:
    """Spare somebody the reminders of one meeting, or take that back, in the same message."""
    tap = knock.button(HushTap)
    is_hushed = tap.hush is Hush.HUSH
    try:
        seen = hushes.hush(
            store,
            gathering_id=tap.gathering_id,
            member=knock.member,
            is_hushed=is_hushed,
            now=knock.now,
        )
    except (GatheringCancelled, GatheringOver) as refusal:
        seen = meetings.show(store, gathering_id=tap.gathering_id, member=knock.member)
        return [knock.alert(refusal.key), knock.redraw(own_card(seen, knock.setting))]
    if is_hushed:
        return knock.turn_to(reminders.hushed(seen, knock.setting))
    return [knock.toast("remind.again"), knock.redraw(own_card(seen, knock.setting))]


def on_plan(knock: Knock, store: Store) -> Sequence[Call]:
    """Show when members are reminded of a meeting."""
    found = _look(knock, store, knock.button(RemindersTap).gathering_id)
    return knock.turn_to(views.overview(found, knock.setting))


def on_stage(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask when one reminder leaves; one that has left, or never will, is shown instead."""
    tap = knock.button(ReminderStageTap)
    found = _look(knock, store, tap.gathering_id)
    _check_offered(found, tap.stage)
    return knock.turn_to(views.ask(found, tap.stage, knock.setting))


def on_choice(knock: Knock, store: Store) -> Sequence[Call]:
    """Choose when one reminder leaves, and plan it so at once."""
    tap = knock.button(ReminderTap)
    _check_offered(_look(knock, store, tap.gathering_id), tap.stage, tap.number)
    try:
        found = _choose(knock, store, tap.gathering_id, (tap.stage, tap.number))
    except AlreadyLeft as refusal:
        found = _look(knock, store, tap.gathering_id)
        return knock.turn_to(views.overview(found, knock.setting, said=refusal.key))
    return knock.turn_to(views.overview(found, knock.setting, said="remind.chosen"))


def on_usual(knock: Knock, store: Store) -> Sequence[Call]:
    """Let the reminders of a meeting leave as those of all others."""
    found = _choose(knock, store, knock.button(UsualRemindersTap).gathering_id, None)
    return knock.turn_to(views.overview(found, knock.setting, said="remind.chosen"))


def _look(knock: Knock, store: Store, gathering_id: int) -> Reminders:
    return plans.look(
        store,
        gathering_id=gathering_id,
        member=knock.member,
        community=knock.setting.community,
        now=knock.now,
    )


def _choose(
    knock: Knock, store: Store, gathering_id: int, chosen: tuple[Stage, int] | None
) -> Reminders:
    return plans.choose(
        store,
        gathering_id=gathering_id,
        chosen=chosen,
        member=knock.member,
        community=knock.setting.community,
        now=knock.now,
    )


def _check_offered(found: Reminders, stage: Stage, number: int = 0) -> None:
    """Refuse what no button of ours offers: only a dishonest application asks for it."""
    has_stage = stage in {line.stage for line in found.lines}
    if not has_stage or number not in OFFERED[stage]:
        raise UnreadableButton


def _unless_ended(open_: Door) -> Door:
    """Say why nothing can be chosen any more, in place of the button, and show the way on."""

    def opened(knock: Knock, store: Store) -> Sequence[Call]:
        try:
            return open_(knock, store)
        except _ENDED as refusal:
            text = knock.setting.words(refusal.key)
            return knock.turn_to(menus.with_menu(text, knock.setting))

    return opened


def register(app: App) -> None:
    hush = CallbackQueryHandler(door(private(on_hush)), pattern=HushTap.pattern())
    app.add_handler(hush)
    for tap, open_ in (
        (RemindersTap, on_plan),
        (ReminderStageTap, on_stage),
        (ReminderTap, on_choice),
        (UsualRemindersTap, on_usual),
    ):
        opened = door(private(_unless_ended(open_)))
        app.add_handler(CallbackQueryHandler(opened, pattern=tap.pattern()))
