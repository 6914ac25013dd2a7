"""« Retours »: what people took home, for those who may read it."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.after import ResultsTap
from bot.callbacks.feedbacks import PlayTap, SentencesTap
from bot.calls import Call, play_voice
from bot.ports import Store
from bot.services import feedback_results
from bot.views import feedback_results as views
from handlers.door import App, Knock, door, private


def on_results(knock: Knock, store: Store) -> Sequence[Call]:
    return _show(knock, store, knock.button(ResultsTap).gathering_id, number=0)


def on_page(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(SentencesTap)
    return _show(knock, store, tap.gathering_id, number=tap.page)


def _show(knock: Knock, store: Store, gathering_id: int, *, number: int) -> Sequence[Call]:
    found = feedback_results.look(
        store,
        gathering_id=gathering_id,
        member=knock.member,
        community=knock.setting.community,
        number=number,
        now=knock.now,
    )
    return knock.turn_to(views.results(found, knock.setting))


def on_play(knock: Knock, store: Store) -> Sequence[Call]:
    """Let a voice note be heard, with what may be done with it."""
    which = knock.button(PlayTap).feedback_id
    said = feedback_results.hear(store, feedback_id=which, member=knock.member)
    screen = views.played(said, knock.setting)
    return [knock.toast(), play_voice(knock.spot.chat_id, screen, said.voice)]


def register(app: App) -> None:
    for tap, open_ in (
        (ResultsTap, on_results),
        (SentencesTap, on_page),
        (PlayTap, on_play),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
