"""Who only looks on reads which organisation received, and never where somebody lives."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.feedback import Consent
from bot.domain.member import Person, Role
from bot.domain.offer import Offer, OfferKind, OfferState
from bot.domain.order import DOCUMENTS, Form, Order, Paper
from bot.domain.place import Format, Place
from bot.domain.report import Edition, PrintedLine, Report, ReportStatus, Section, Source
from bot.files import documents
from bot.services import figure_pages, report_reading, year_pages
from bot.texts import Texts
from bot.views import figures, papers, report_pages, years
from bot.views.setting import Setting
from tests.house.papers import holding, read_by_others
from tests.services.community import COMMUNITY, NOW, YVES, agreed, meeting
from tests.services.reporting import OVER as HELD
from tests.services.test_quotes_of_small_visits import ENOUGH, SAID, say, visited

FUNDER = Person(140, "Regard", "fr")
HOME = ("Chez Gaëlle", "12 rue des Lilas")
AT_ROSAS = "La soupe chez Rosa"
LATER = NOW + timedelta(days=9)


def setting(language="fr"):
    return Setting(Texts(("fr", "en")).of(language), COMMUNITY, "demo_bot", NOW)


def funder(store):
    member = agreed(store, FUNDER)
    store.members.grant(member.id, Role.FUNDER_OBSERVER)
    return member


def publish(store, made, lines):
    store.reports.open(made.id, at=NOW)
    store.reports.put_edition(made.id, Edition(1, lines, NOW))
    store.reports.save(Report(made.id, ReportStatus.PUBLISHED, NOW, published_at=NOW, edition=1))


def at_home(store, *, format_=Format.IN_PERSON, place=None):
    """Publish what a meeting in somebody's home, and the next one there, told of a visit."""
    place = place or store.gatherings.add_place(HOME[0], address=HOME[1])
    facts = {"format": format_, "place": place, "place_note": HOME[0]}
    made = meeting(store, starts_at=HELD - timedelta(hours=2), ends_at=HELD, **facts)
    meeting(store, starts_at=LATER, ends_at=LATER + timedelta(hours=2), ordinal=2, **facts)
    visit, members = visited(store, made, ENOUGH)
    store.gatherings.save(replace(store.gatherings.get(visit.id), title=AT_ROSAS))
    which = say(store, visit, members[0], Consent.ANONYMOUS)
    publish(store, made, [PrintedLine(Section.VISIT, source=Source.VISIT, source_id=which)])
    return made, visit


def made_of(store, made, reader, language="fr"):
    order = Order(Paper.REPORT, Form.TEXT, reader.id, made.id)
    return papers.made(store, order, setting(language)).content


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_no_file_of_a_funder_leads_to_a_home(database, language):
    def deed(store):
        made, _ = at_home(store)
        return [made_of(store, made, one, language) for one in (funder(store), agreed(store))]

    theirs, ours = await database.write(deed)
    texts, others = [
        await read_by_others({form: documents.write(one, form) for form in DOCUMENTS})
        for one in (theirs, ours)
    ]

    assert holding(texts, SAID[Consent.ANONYMOUS]) == set(texts)
    for private in (*HOME, "Gaëlle", "Lilas", AT_ROSAS, "Rosa"):
        assert holding(texts, private) == set()
    # It is told to those who were there, and is no secret of the group.
    for known in (*HOME, AT_ROSAS):
        assert holding(others, known) == set(others)


@pytest.mark.parametrize("format_", [Format.IN_PERSON, Format.HYBRID])
async def test_the_next_meeting_keeps_its_day_and_is_not_said_to_look_for_a_place(
    database, format_
):
    def deed(store):
        made, _ = at_home(store, format_=format_)
        return made_of(store, made, funder(store))

    read = documents.write(await database.write(deed), Form.TEXT).decode()

    assert "Prochaine rencontre" in read
    assert "à trouver" not in read
    assert "visio" not in read
    assert "Lieu" not in read


def offered(store, place, organisation=None):
    """Let Yves have offered a place, in the name of an organisation or in his own."""
    who, which = agreed(store, YVES).id, organisation.id if organisation else None
    made = store.offers.add(Offer(0, OfferKind.PLACE, who, place.name, NOW, which))
    store.offers.save(replace(made, state=OfferState.ACCEPTED, place_id=place.id))


@pytest.mark.parametrize(
    ("name", "in_the_name_of", "read"),
    [
        ("Chez Gaëlle", "Le Jardin des Voies", "Le Jardin des Voies"),
        ("Bibliothèque municipale, salle du fond", "", "Bibliothèque municipale"),
        ("La bibliotheque municipale", "", "Bibliothèque municipale"),
        ("Chez Rosa", "", None),
    ],
)
async def test_an_organisation_that_receives_is_named_and_no_address_is(
    database, name, in_the_name_of, read
):
    def deed(store):
        store.organisations.add("Bibliothèque municipale")
        garden = store.organisations.add(in_the_name_of) if in_the_name_of else None
        place = store.gatherings.add_place(name, address="12 rue des Lilas")
        offered(store, place, garden)
        made, _ = at_home(store, place=place)
        told = report_reading.read(store, gathering_id=made.id, reader=funder(store), now=NOW)
        return place, [told.gathering.place, told.following and told.following.place]

    place, found = await database.write(deed)

    assert found == [read and Place(place.id, read)] * 2


async def test_no_screen_of_a_funder_says_what_a_visit_at_home_was_called(database):
    def deed(store):
        _, visit = at_home(store)
        publish(store, visit, [PrintedLine(Section.LEADS, "Visiter")])
        reader, looking = funder(store), setting()
        of = {"member": reader, "community": COMMUNITY, "now": NOW}
        told = report_reading.read(store, gathering_id=visit.id, reader=reader, now=NOW)
        return [
            report_pages.listed(report_reading.page(store, number=0, reader=reader), looking),
            report_pages.forms(told, looking),
            figures.after(figure_pages.after(store, gathering_id=visit.id, **of), looking),
            figures.beside(figure_pages.beside(store, gathering_id=visit.id, **of), looking),
            years.year(year_pages.look(store, NOW.year, **of), looking),
        ]

    found = await database.write(deed)

    for screen in found:
        assert "Rosa" not in screen.text
        assert "Visite" in screen.text
        assert not [b for row in screen.buttons for b in row if "Rosa" in b.label]


async def test_a_visit_that_an_organisation_received_bears_its_name(database):
    def deed(store):
        _, visit = at_home(store)
        garden = store.organisations.add("Le Jardin des Voies")
        store.visits.put(replace(store.visits.of(visit.id), host_organisation_id=garden.id))
        page = year_pages.look(store, NOW.year, member=funder(store), community=COMMUNITY, now=NOW)
        return [one.title for one in page.year.visits]

    assert await database.write(deed) == ["Le Jardin des Voies"]
