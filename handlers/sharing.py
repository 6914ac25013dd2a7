"""« Partager »: a text to forward, the code for a poster."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.meetings import ShareTap
from bot.callbacks.sharing import PosterTap
from bot.calls import Call, give_document, show_picture
from bot.files.codes import KIND, poster_code
from bot.ports import Store
from bot.services import meetings, sharing
from bot.views import menus, sharing as views
from handlers.door import App, Knock, door, private


def on_share(knock: Knock, store: Store) -> Sequence[Call]:
    gathering_id = knock.button(ShareTap).gathering_id
    seen = sharing.pass_on(store, gathering_id=gathering_id, now=knock.now)
    return [knock.toast(), knock.say(views.ways(seen.gathering, knock.setting))]


def on_share_next(knock: Knock, store: Store) -> Sequence[Call]:
    """Share the next meeting, for whoever types it."""
    seen = meetings.upcoming(store, member=None, now=knock.now)
    if seen is None:
        return [knock.say(menus.no_meeting(knock.setting))]
    return [knock.say(views.ways(seen.gathering, knock.setting))]


def on_poster(knock: Knock, store: Store) -> Sequence[Call]:
    """Show the code; whoever publishes also gets it as a file that keeps its sharp edges."""
    poster = sharing.poster(
        store,
        gathering_id=knock.button(PosterTap).gathering_id,
        member=knock.member,
        now=knock.now,
    )
    gathering, setting, chat_id = poster.seen.gathering, knock.setting, knock.spot.chat_id
    code = poster_code(views.link(gathering, setting))
    name, words = views.code_name(gathering, setting), views.under_the_code(gathering, setting)
    calls = [knock.toast(), show_picture(chat_id, words, name=name, content=code)]
    if poster.for_print:
        words = views.for_print(setting)
        calls.append(give_document(chat_id, words, name=name, kind=KIND, content=code))
    return calls


def register(app: App) -> None:
    typed = CommandHandler(("partager", "share"), door(on_share_next), filters.ChatType.PRIVATE)
    app.add_handler(typed)
    for tap, open_ in ((ShareTap, on_share), (PosterTap, on_poster)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
