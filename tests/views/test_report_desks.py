"""The fullest desk of a report fits in a message, and so does each of its pages."""

from dataclasses import replace

import pytest

from bot.callbacks.reports import Listing, ListingTap
from bot.domain.board import Titled
from bot.domain.figures import Figures
from bot.domain.gathering import Kind, Status
from bot.domain.member import Member
from bot.domain.report import (
    LINE_LENGTH,
    MOST_LINES,
    AtWork,
    Author,
    Line,
    LineState,
    Report,
    ReportStatus,
    Section,
    Sentence,
    Sign,
    Source,
    Version,
)
from bot.services.report_desks import Desk, Editor
from bot.services.report_lines import MOST_VERSIONS
from bot.services.report_teams import Company
from bot.views import report_desks, report_listings, report_publishing, report_sections
from bot.views.report_teams import authors, found
from tests.views.scene import ENGLISH, FRENCH, MEETING, NOW, problems, read

NAME = "É" * 64
LONG = "é" * LINE_LENGTH
MANY = 10
EACH = pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
NADIA = Member(2**40, NAME)
REPORT = Report(MEETING.id, ReportStatus.IN_REVIEW, NOW, review_at=NOW)


def line(number, section, state=LineState.KEPT):
    return Line(
        2**40 + number, MEETING.id, section, number, NOW, LONG, Sign.MINUS, state=state, version=9
    )


def full():
    """Return a desk on which every section is full, and everybody at work."""
    sections = set(Section)
    lines = [line(n, one) for one in sections for n in range(MOST_LINES)]
    gone = [line(n, one, LineState.GONE) for one in sections for n in range(MANY)]
    said = {
        (source, n): Sentence(2**40 + n, "é" * 500, NAME)
        for source in (Source.FEEDBACK, Source.VISIT)
        for n in range(MANY)
    }
    return Desk(
        Editor(NADIA, MEETING, REPORT),
        Figures(MEETING.id, "", 4, NOW, excused=300, excused_from=["É" * 80] * 300),
        [*lines, *gone],
        [Author(2**40 + n, NAME, NOW) for n in range(5)],
        [AtWork(2**40, NAME, Section.LEARNINGS, NOW) for _ in range(5)],
        sentences=said,
        changes=10**4,
        is_lead=True,
    )


def screens(setting):
    desk = full()
    company = Company(desk.authors, [NADIA] * MANY, is_lead=True)
    versions = [
        Version(2**40 + n, n, LONG, Sign.PLUS, LineState.KEPT, NOW, NAME)
        for n in range(MOST_VERSIONS)
    ]
    yield report_desks.desk(desk, setting)
    for one in Section:
        yield report_sections.section(desk, one, setting)
        yield report_sections.one_line(desk, desk.of(one)[1], setting)
        for listing in Listing:
            tap = ListingTap(MEETING.id, one, listing, 0)
            yield report_listings.listing(desk, tap, setting)
    yield report_listings.versions(desk, desk.lines[0], versions, setting)
    yield authors(desk.editor, company, setting)
    yield found(MEETING.id, [NADIA] * 8, setting)
    yield report_publishing.confirm(desk, setting, people=10**6, groups=99)


@EACH
def test_the_fullest_desk_fits_in_a_message(setting):
    shown = [*screens(setting)]

    assert [problem for screen in shown for problem in problems(screen)] == []
    assert len(shown) > 30


def test_a_desk_names_who_is_at_work_and_how_far_each_section_is():
    shown = read(report_desks.desk(full(), FRENCH))

    assert f"En ce moment, {NAME} écrit : Ce que nous apprend cette rencontre." in shown
    assert "[Nos constats : 30]" in shown
    assert "10000 changements dans les réponses" in shown
    assert "Reste à écrire" not in shown


def test_whoever_publishes_reads_which_visit_is_neither_told_nor_not():
    visit = Titled(7, "Le Fablab", Status.HELD, NOW, Kind.VISIT)
    desk = replace(full(), untold=[visit])

    asked = read(report_publishing.confirm(desk, FRENCH, people=2, groups=1))
    before = read(report_publishing.confirm(full(), FRENCH, people=2, groups=1))

    assert "Visite racontée ou non ? Personne ne l’a dit : Le Fablab" in asked
    assert "racontée" not in before
