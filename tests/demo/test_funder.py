"""A funder reads totals, and published reports: no name, and no sentence that was not given."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest

from bot.calls import Screen
from bot.demo.people import community
from bot.domain.feedback import Consent
from bot.domain.gathering import Kind
from bot.domain.member import Member, NotAnOrganiser, Role, Status
from bot.domain.order import TABLES, Form, Order, Paper
from bot.domain.year import Held
from bot.files import documents
from bot.ports import Store
from bot.services import figure_pages, pictures, year_pages
from bot.services.pictures import Wish
from bot.texts import Texts
from bot.views import figures, papers, pictures as picture_views, years
from bot.views.setting import Setting
from storage.database import SqlDatabase
from tests.demo.planted import DEMO, NOW, Planted, planted

COMMUNITY = community(DEMO)
LANGUAGES = ("fr", "en")
FIRST_NAMES = sorted({row[1].split()[0] for row in DEMO["members"]})
KEPT_BACK = [
    sentence
    for _, _, consent, sentence in (*DEMO["feedback_sentences"], *DEMO["visits"][0]["answers"])
    if consent == Consent.NONE
]
OF_ONE = (Paper.FIGURES, Paper.THREE_MEETINGS)


def setting(language: str) -> Setting:
    return Setting(Texts(LANGUAGES).of(language), COMMUNITY, "demo_bot", NOW)


def funder(store: Store) -> Member:
    member = store.members.add("Regard", telegram_id=77, status=Status.ACTIVE, at=NOW)
    store.members.grant(member.id, Role.FUNDER_OBSERVER)
    return member


def words(screen: Screen) -> str:
    labels = (button.label for row in screen.buttons for button in row)
    return unescape("\n".join((screen.text, *labels)))


def screens(store: Store, demo: Planted, reader: Member, looking: Setting) -> Iterator[str]:
    """Return the words of every screen of figures that a funder reaches."""
    page = year_pages.look(store, NOW.year, member=reader, community=COMMUNITY, now=NOW)
    yield words(years.year(page, looking))
    yield words(years.forms(NOW.year, looking))
    wishes = [Wish(Paper.YEAR_FIGURES, NOW.year, reader, COMMUNITY, NOW)]
    for which in demo.gatherings.values():
        one = figure_pages.after(
            store, member=reader, gathering_id=which, community=COMMUNITY, now=NOW
        )
        yield words(figures.after(one, looking))
        three = figure_pages.beside(
            store, member=reader, gathering_id=which, community=COMMUNITY, now=NOW
        )
        yield words(figures.beside(three, looking))
        wishes += [Wish(paper, which, reader, COMMUNITY, NOW) for paper in OF_ONE]
    for wish in wishes:
        yield words(picture_views.beneath(pictures.look(store, wish), looking))


def files(store: Store, demo: Planted, reader: Member, looking: Setting) -> Iterator[str]:
    """Return what is written in every file of figures that a funder may take along."""
    year = papers.made(store, Order(Paper.YEAR, Form.TEXT, reader.id, NOW.year), looking)
    for form in (Form.TEXT, Form.MARKDOWN, Form.YESWIKI, Form.HTML):
        yield documents.write(year.content, form).decode()
    orders = [Order(Paper.YEAR_FIGURES, Form.PNG, reader.id, NOW.year)]
    for which in demo.gatherings.values():
        orders += [Order(paper, Form.PNG, reader.id, which) for paper in OF_ONE]
    for order in orders:
        yield str(papers.made(store, order, looking).content)


def names_in(text: str) -> list[str]:
    return [name for name in FIRST_NAMES if re.search(rf"\b{name}\b", text)]


@pytest.mark.parametrize("reached", [screens, files])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_nothing_that_a_funder_reaches_names_anybody(
    database: SqlDatabase, reached, language
):
    def deed(store: Store) -> list[str]:
        return list(reached(store, planted(store), funder(store), setting(language)))

    found = await database.write(deed)

    assert len(found) > len(DEMO["meetings"])
    assert [(name, text) for text in found for name in names_in(text)] == []
    assert [kept for kept in KEPT_BACK for text in found if kept in text] == []


async def test_a_published_report_holds_no_sentence_that_was_not_given(database: SqlDatabase):
    def deed(store: Store) -> list[str]:
        demo, reader = planted(store), funder(store)
        orders = [
            Order(Paper.REPORT, Form.TEXT, reader.id, which)
            for key, which in demo.gatherings.items()
            if key in {"M1", "M2", "M3"}
        ]
        made = [papers.made(store, order, setting("fr")) for order in orders]
        return [documents.write(one.content, Form.TEXT).decode() for one in made]

    found = await database.write(deed)

    assert len(found) == len(DEMO["computed_indicators"]["quotable"])
    assert [kept for kept in KEPT_BACK for text in found if kept in text] == []


@pytest.mark.parametrize("paper", [Paper.ANSWERS, Paper.PRESENCES, Paper.FEEDBACKS])
async def test_no_table_with_names_is_made_for_a_funder(database: SqlDatabase, paper):
    def deed(store: Store) -> None:
        demo, reader = planted(store), funder(store)
        for which in demo.gatherings.values():
            for form in TABLES:
                with pytest.raises(NotAnOrganiser):
                    papers.made(store, Order(paper, form, reader.id, which), setting("fr"))

    await database.write(deed)


def _called(one: Held) -> Held:
    """Return something that took place as a funder reads it: a visit by who received."""
    return replace(one, title=one.host_name) if one.kind is Kind.VISIT else one


async def test_a_member_reads_the_same_numbers_as_a_funder(database: SqlDatabase):
    def deed(store: Store) -> None:
        demo, reader = planted(store), funder(store)
        member = store.members.get(demo.members["m06"])
        pages = [
            year_pages.look(store, NOW.year, member=one, community=COMMUNITY, now=NOW)
            for one in (reader, member)
        ]
        theirs, ours = (page.year for page in pages)
        assert theirs == replace(ours, held=[_called(one) for one in ours.held])
        assert {one.kind for one in theirs.held} == {Kind.MEETING, Kind.VISIT}

    await database.write(deed)
