"""/comptes_rendus, the pages of a report, its leads."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.after import ReadTap
from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.report_reading import LeadsTap, PageTap, Part, ReportsTap
from bot.calls import Call, Screen
from bot.ports import Store
from bot.services import report_reading
from bot.views import report_pages as views
from handlers.door import App, Knock, door, private


def on_read(knock: Knock, store: Store) -> Sequence[Call]:
    """Show a report in a message of its own: the letter that led here stays."""
    tap = knock.button(ReadTap)
    return [knock.toast(), knock.say(_page(knock, store, tap.gathering_id, Part.WHOLE, tap.page))]


def on_leads(knock: Knock, store: Store) -> Sequence[Call]:
    which = knock.button(LeadsTap).gathering_id
    return [knock.toast(), knock.say(_page(knock, store, which, Part.LEADS, 0))]


def on_page(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(PageTap)
    return knock.turn_to(_page(knock, store, tap.gathering_id, tap.part, tap.page))


def _page(knock: Knock, store: Store, gathering_id: int, part: Part, number: int) -> Screen:
    told = report_reading.read(
        store, gathering_id=gathering_id, reader=knock.member, now=knock.now
    )
    writes = report_reading.may_write(store, knock.member, gathering_id=gathering_id)
    return views.page(told, part, number, knock.setting, writes=writes)


def on_list(knock: Knock, store: Store) -> Sequence[Call]:
    """List what was told, in a message of its own."""
    ended = [knock.toast()] if knock.query_id else []
    return [*ended, knock.say(_list(knock, store, 0))]


def on_list_page(knock: Knock, store: Store) -> Sequence[Call]:
    return knock.turn_to(_list(knock, store, knock.button(ReportsTap).page))


def _list(knock: Knock, store: Store, number: int) -> Screen:
    return views.listed(
        report_reading.page(store, number=number, reader=knock.member), knock.setting
    )


def register(app: App) -> None:
    names = ("comptes_rendus", "comptesrendus", "reports")
    app.add_handler(CommandHandler(names, door(on_list), filters=filters.ChatType.PRIVATE))
    for pattern, open_ in (
        (ReadTap.pattern(), on_read),
        (LeadsTap.pattern(), on_leads),
        (PageTap.pattern(), on_page),
        (ReportsTap.pattern(), on_list_page),
        (MenuTap.pattern_of(Errand.REPORTS), on_list),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=pattern))
