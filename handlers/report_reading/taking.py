"""Taking a report along: in one of the formats that can be made here."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.report_reading import FormTap, TakeTap
from bot.calls import Call
from bot.domain.order import DOCUMENTS
from bot.ports import Store
from bot.services import members, report_reading
from bot.views import report_pages as views
from handlers.door import App, Knock, door, private


def on_take(knock: Knock, store: Store) -> Sequence[Call]:
    which = knock.button(TakeTap).gathering_id
    told = report_reading.read(store, gathering_id=which, reader=knock.member, now=knock.now)
    return knock.turn_to(views.forms(told, knock.setting))


def on_form(knock: Knock, store: Store) -> Sequence[Call]:
    """Order the file; it is made when it leaves."""
    tap = knock.button(FormTap)
    if tap.form not in DOCUMENTS:
        raise UnreadableButton
    reader = members.check_agreed(knock.member)
    told = report_reading.read(store, gathering_id=tap.gathering_id, reader=reader, now=knock.now)
    return [
        knock.toast(),
        views.file(told, tap.form, reader, knock.spot.chat_id, knock.setting),
    ]


def register(app: App) -> None:
    for tap, open_ in ((TakeTap, on_take), (FormTap, on_form)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
