"""The list itself: one tap for a person, one for all of them, and back again."""

from collections.abc import Callable, Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.after import PresenceTap
from bot.callbacks.attendances import (
    ListedTap,
    MarkTap,
    SettleTap,
    UnnamedTap,
    VoicesTap,
    VoiceTap,
)
from bot.calls import Call
from bot.domain.attendance import Taking
from bot.domain.dialogue import Step
from bot.domain.presence import AlreadyTaken, LeftAside, PresenceList
from bot.ports import Store
from bot.services import attendances, taking_presence
from bot.views import attendances as views, latecomers
from handlers.door import App, Door, Knock, door, private


def on_open(knock: Knock, store: Store) -> Sequence[Call]:
    return _show(knock, store, knock.button(PresenceTap).gathering_id, 0)


def on_page(knock: Knock, store: Store) -> Sequence[Call]:
    """Turn a page; whoever comes back from naming others has named them all."""
    tap = knock.button(ListedTap)
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step is Step.PRESENCE_WHO:
        store.dialogues.end(knock.person.telegram_id)
    return _show(knock, store, tap.gathering_id, tap.page)


def _show(knock: Knock, store: Store, gathering_id: int, number: int) -> Sequence[Call]:
    seen = look(knock, store, gathering_id)
    return knock.turn_to(views.presence_list(seen, number, knock.setting))


def look(knock: Knock, store: Store, gathering_id: int) -> PresenceList:
    return attendances.look(store, member=knock.member, gathering_id=gathering_id, now=knock.now)


def unless_settled(gathering_of: Callable[[Knock], int]) -> Callable[[Door], Door]:
    """Show the list as it is, and say why, where somebody else decided in the meantime."""

    def guarded(open_: Door) -> Door:
        def opened(knock: Knock, store: Store) -> Sequence[Call]:
            try:
                return open_(knock, store)
            except (AlreadyTaken, LeftAside) as refusal:
                seen = look(knock, store, gathering_of(knock))
                screen = views.presence_list(seen, 0, knock.setting)
                return [knock.alert(refusal.key), knock.redraw(screen)]

        return opened

    return guarded


@unless_settled(lambda knock: knock.button(MarkTap).gathering_id)
def on_mark(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(MarkTap)
    seen = attendances.mark(
        store,
        member=knock.member,
        gathering_id=tap.gathering_id,
        member_id=tap.member_id,
        mark=tap.mark,
        now=knock.now,
    )
    return knock.turn_to(views.presence_list(seen, tap.page, knock.setting))


@unless_settled(lambda knock: knock.button(SettleTap).gathering_id)
def on_settle(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(SettleTap)
    seen = taking_presence.settle(
        store,
        member=knock.member,
        gathering_id=tap.gathering_id,
        taking=tap.taking,
        now=knock.now,
    )
    toast = knock.toast("presence.thanks") if tap.taking is Taking.TAKEN else knock.toast()
    return [toast, knock.redraw(views.presence_list(seen, 0, knock.setting))]


@unless_settled(lambda knock: knock.button(UnnamedTap).gathering_id)
def on_unnamed(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(UnnamedTap)
    seen = taking_presence.count_unnamed(
        store,
        member=knock.member,
        gathering_id=tap.gathering_id,
        people=tap.people,
        now=knock.now,
    )
    return knock.turn_to(views.presence_list(seen, tap.page, knock.setting))


def on_voices(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(VoicesTap)
    seen = look(knock, store, tap.gathering_id)
    return knock.turn_to(latecomers.voices(seen, tap.page, knock.setting))


@unless_settled(lambda knock: knock.button(VoiceTap).gathering_id)
def on_voice(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(VoiceTap)
    seen = attendances.tell_voice(
        store,
        member=knock.member,
        gathering_id=tap.gathering_id,
        member_id=tap.member_id,
        tells=bool(tap.tells),
        now=knock.now,
    )
    return knock.turn_to(latecomers.voices(seen, tap.page, knock.setting))


def register(app: App) -> None:
    for tap, open_ in (
        (PresenceTap, on_open),
        (ListedTap, on_page),
        (MarkTap, on_mark),
        (SettleTap, on_settle),
        (UnnamedTap, on_unnamed),
        (VoicesTap, on_voices),
        (VoiceTap, on_voice),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
