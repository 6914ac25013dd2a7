"""The year as a document: whole, and without the name of anybody."""

from collections.abc import Iterator, Sequence

from bot.domain.manuscript import (
    Block,
    Fact,
    Facts,
    Grid,
    Heading,
    Item,
    Items,
    Manuscript,
    Paragraph,
    Quote,
    Quotes,
)
from bot.domain.order import Order
from bot.domain.paper import Made
from bot.domain.year import Held, Year
from bot.ports import Store
from bot.services import pictures, year_pages
from bot.texts import dates
from bot.texts.typography import typo
from bot.views.figures import hours, stance
from bot.views.setting import Setting
from bot.views.untitled import title_of

_FRENCH = "fr"


def year(store: Store, order: Order, setting: Setting) -> Made:
    """Make the document of a year, for any member. Raises Refusal."""
    page = year_pages.look(
        store,
        order.subject,
        member=pictures.member_of(store, order.asked_by),
        community=setting.community,
        now=setting.now,
    )
    name = f"{setting.words.plain('year.file_name')}-{page.year.year}"
    return Made(name, manuscript(page.year, setting))


def manuscript(found: Year, setting: Setting) -> Manuscript:
    """Set one year out as a document."""
    words = setting.words
    community = setting.community.name
    return Manuscript(
        f"{words.plain('year.document', year=found.year)}, {community}",
        words.language,
        list(_blocks(found, setting)),
        author=community,
        subject=words.plain("year.subject"),
    )


def _blocks(found: Year, setting: Setting) -> Iterator[Block]:
    yield Paragraph(stance(setting), is_remark=True)
    if not found.held:
        yield Paragraph(setting.words.plain("year.empty"))
    yield from _held("meetings", "meeting", found.meetings, setting)
    yield from _stories(found, setting)
    yield from _held("visits", "visit", found.visits, setting)
    if found.visits:
        told = {"told": found.told, "count": len(found.visits)}
        yield Paragraph(setting.words.plain("telling.visits_told", **told))
    if found.sparks:
        yield _heading("sparks", setting)
        yield Paragraph(setting.words.plain("year.sparks_note"))
        yield Items([Item(_typed(text, setting)) for text in found.sparks])
    yield from _reach(found, setting)
    if found.minutes:
        yield _heading("hours", setting)
        yield Facts([_fact("hours", hours(found.minutes, setting), setting)])
    if found.chosen:
        yield _heading("chosen", setting)
        yield Quotes([Quote(_typed(found.chosen.title, setting))])
        yield Paragraph(_typed(found.chosen.why, setting))


def _heading(name: str, setting: Setting) -> Heading:
    return Heading(setting.words.plain(f"year.heading_{name}"))


def _fact(name: str, value: str, setting: Setting) -> Fact:
    return Fact(setting.words.plain(f"year.label_{name}"), value)


def _held(name: str, what: str, ones: Sequence[Held], setting: Setting) -> Iterator[Block]:
    """List what took place as a table: what, when, how many."""
    if not ones:
        return
    words = setting.words
    yield _heading(name, setting)
    columns = [words.plain(f"year.column_{column}") for column in (what, "day", "people")]
    yield Grid(columns, [_row(one, setting) for one in ones], words.plain(f"year.heading_{name}"))


def _row(one: Held, setting: Setting) -> Sequence[str]:
    words = setting.words
    day = dates.full_day(one.starts_at, zone=setting.zone, language=words.language)
    people = words.plain("year.not_noted") if one.people is None else str(one.people)
    return (_typed(title_of(one.title, setting), setting), day, people)


def _stories(found: Year, setting: Setting) -> Iterator[Block]:
    if found.stories:
        yield _heading("stories", setting)
        yield Items([Item(_typed(one.story_title, setting)) for one in found.stories])


def _reach(found: Year, setting: Setting) -> Iterator[Block]:
    reach = found.reach
    rows = (
        ("organisations", _counted(reach.organisations)),
        ("places", _counted(reach.neighbourhoods)),
        ("missing", ", ".join(found.missing) if found.held else ""),
    )
    facts = [_fact(name, value, setting) for name, value in rows if value]
    if facts:
        yield _heading("reach", setting)
        yield Facts(facts)


def _counted(names: Sequence[str]) -> str:
    return f"{len(names)} ({', '.join(names)})" if names else ""


def _typed(text: str, setting: Setting) -> str:
    """Set what somebody typed as this language is set."""
    return typo(text) if setting.words.language == _FRENCH else text
