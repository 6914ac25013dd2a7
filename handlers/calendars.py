"""« Ajouter à mon agenda »."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.meetings import CalendarTap
from bot.calls import Call, give_document
from bot.files.calendars import KIND, calendar_file
from bot.ports import Store
from bot.services import calendars
from bot.views import calendars as views
from handlers.door import App, Knock, door, private


def on_calendar(knock: Knock, store: Store) -> Sequence[Call]:
    """Hand over the file, in a message of its own; calendars on the web stand below it."""
    taken = calendars.take(
        store,
        gathering_id=knock.button(CalendarTap).gathering_id,
        member=knock.member,
        now=knock.now,
    )
    entry = views.entry(taken.seen, taken.starts_at, knock.setting)
    document = give_document(
        knock.spot.chat_id,
        views.beside_the_file(taken.seen.gathering, entry, knock.setting),
        name=views.file_name(taken.seen.gathering, entry, knock.setting),
        kind=KIND,
        content=calendar_file(entry),
    )
    return [knock.toast(), document]


def register(app: App) -> None:
    app.add_handler(
        CallbackQueryHandler(door(private(on_calendar)), pattern=CalendarTap.pattern())
    )
