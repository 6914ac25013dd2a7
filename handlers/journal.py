"""/journal: what organisers did, for organisers to read."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.team import JournalTap
from bot.calls import Call
from bot.ports import Store
from bot.services import journal
from bot.views import journal as views
from handlers.door import App, Knock, door, private


def on_command(knock: Knock, store: Store) -> Sequence[Call]:
    return _page(knock, store, number=0)


def on_errand(knock: Knock, store: Store) -> Sequence[Call]:
    page = journal.page(store, member=knock.member, number=0)
    return [knock.toast(), knock.say(views.journal(page, knock.setting))]


def on_page(knock: Knock, store: Store) -> Sequence[Call]:
    return _page(knock, store, number=knock.button(JournalTap).page)


def _page(knock: Knock, store: Store, *, number: int) -> Sequence[Call]:
    page = journal.page(store, member=knock.member, number=number)
    return knock.turn_to(views.journal(page, knock.setting))


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE
    names = ("journal", "log")
    app.add_handler(CommandHandler(names, door(on_command), filters=in_private))
    errand = MenuTap.pattern_of(Errand.JOURNAL)
    app.add_handler(CallbackQueryHandler(door(private(on_errand)), pattern=errand))
    app.add_handler(CallbackQueryHandler(door(private(on_page)), pattern=JournalTap.pattern()))
