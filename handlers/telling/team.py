"""What a visit brings back, for organisers and authors: the words, who tells it, told or not."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.telling import HearTap, SaidTap, SettleTap
from bot.callbacks.visits import TellingTap
from bot.calls import Call, play_voice, show_photo
from bot.ports import Store
from bot.services import telling
from bot.services.telling import Verdict
from bot.views import telling as views
from handlers.door import App, Knock, door, private


def on_telling(knock: Knock, store: Store) -> Sequence[Call]:
    return _show(knock, store, knock.button(TellingTap).gathering_id, number=0)


def on_page(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(SaidTap)
    return _show(knock, store, tap.gathering_id, number=tap.number)


def _show(knock: Knock, store: Store, gathering_id: int, *, number: int) -> Sequence[Call]:
    found = telling.look(
        store, gathering_id=gathering_id, member=knock.member, number=number, now=knock.now
    )
    return knock.turn_to(views.page(found, knock.setting))


def on_hear(knock: Knock, store: Store) -> Sequence[Call]:
    """Let a voice note be heard, or a photo be seen, with what may be done with it."""
    said = telling.hear(store, answer_id=knock.button(HearTap).answer_id, member=knock.member)
    screen, chat_id = views.played(said, knock.setting), knock.spot.chat_id
    if said.voice:
        return [knock.toast(), play_voice(chat_id, screen, said.voice)]
    return [knock.toast(), show_photo(chat_id, screen, said.photo)]


def on_settle(knock: Knock, store: Store) -> Sequence[Call]:
    """Write down whether a visit was told."""
    tap = knock.button(SettleTap)
    found = telling.settle(
        store,
        Verdict(tap.gathering_id, tap.meeting_id, tap.telling),
        member=knock.member,
        community=knock.setting.community,
        now=knock.now,
    )
    return knock.turn_to(views.page(found, knock.setting, said="telling.noted"))


def register(app: App) -> None:
    for tap, open_ in (
        (TellingTap, on_telling),
        (SaidTap, on_page),
        (HearTap, on_hear),
        (SettleTap, on_settle),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
