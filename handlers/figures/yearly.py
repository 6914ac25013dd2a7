"""/annee: one year on a page, and as a document to take along."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.figures import FloorTap, YearFormsTap, YearFormTap, YearTap
from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.people import Errand, MenuTap
from bot.calls import Call, Screen
from bot.domain.order import DOCUMENTS
from bot.ports import Store
from bot.services import members, year_pages, years
from bot.views import years as views
from handlers.door import App, Knock, door, private

_NAMES = ("annee", "year")


def on_year(knock: Knock, store: Store) -> Sequence[Call]:
    """Show this year, or the one that was typed behind the command."""
    number = years.meant(knock.argument, community=knock.setting.community, now=knock.now)
    ended = [knock.toast()] if knock.query_id else []
    return [*ended, knock.say(shown(knock, store, number))]


def on_another(knock: Knock, store: Store) -> Sequence[Call]:
    return knock.turn_to(shown(knock, store, knock.button(YearTap).year))


def shown(knock: Knock, store: Store, number: int) -> Screen:
    """Return the page of a year for this reader."""
    page = year_pages.look(
        store, number, member=knock.member, community=knock.setting.community, now=knock.now
    )
    return views.year(page, knock.setting)


def on_forms(knock: Knock, _: Store) -> Sequence[Call]:
    """Ask as which kind of file."""
    members.check_agreed(knock.member)
    number = knock.button(YearFormsTap).year
    years.check(number)
    return knock.turn_to(views.forms(number, knock.setting))


def on_form(knock: Knock, _: Store) -> Sequence[Call]:
    """Order the document; it is made when it leaves."""
    tap = knock.button(YearFormTap)
    if tap.form not in DOCUMENTS:
        raise UnreadableButton
    years.check(tap.year)
    reader = members.check_agreed(knock.member)
    ordered = views.file(
        tap.year,
        tap.form,
        reader_id=reader.id,
        chat_id=knock.spot.chat_id,
        setting=knock.setting,
    )
    return [knock.toast("year.coming"), ordered]


def on_floor(knock: Knock, store: Store) -> Sequence[Call]:
    """Show the project group who has had the floor."""
    seen = year_pages.floor(
        store,
        knock.button(FloorTap).year,
        member=knock.member,
        community=knock.setting.community,
        now=knock.now,
    )
    return knock.turn_to(views.floor(seen, knock.setting))


def register(app: App) -> None:
    app.add_handler(CommandHandler(_NAMES, door(on_year), filters=filters.ChatType.PRIVATE))
    for pattern, open_ in (
        (MenuTap.pattern_of(Errand.YEAR), on_year),
        (YearTap.pattern(), on_another),
        (YearFormsTap.pattern(), on_forms),
        (YearFormTap.pattern(), on_form),
        (FloorTap.pattern(), on_floor),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=pattern))
