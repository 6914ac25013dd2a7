"""What readers take back of a report is theirs, and gone; who hears of it may answer."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import bindparam, select

from bot.domain.correction import GoneAlready, NotPublished, OwnSentence
from bot.domain.feedback import Consent
from bot.domain.member import Role, Status as MemberStatus, Topic
from bot.domain.report import Edition, PrintedLine, Report, ReportStatus, Section, Source
from bot.ports import Store
from bot.services import corrections, report_letters, report_listeners, report_reading
from storage.database import SqlDatabase
from storage.statement import Statement, insert_new
from storage.tables import visit_answers
from tests.services.community import NADIA, NOW, YVES, organiser
from tests.services.evenings import reachable
from tests.services.village import settle

SAY = insert_new(
    visit_answers,
    *("gathering_id", "member_id", "kind", "sentence", "consent", "answered_at"),
)
WORDS = Statement(
    select(*(visit_answers.c[name] for name in ("member_id", "sentence", "consent"))).where(
        visit_answers.c.id == bindparam("which")
    )
)
SAID = "Les outils sont rangés par geste"


def visited(store: Store, consent: Consent = Consent.NAMED):
    """Publish a report that quotes what Gaëlle said of a visit; return it all."""
    village = settle(store, 2)
    meeting, gaelle = village.meeting, village.gaelle
    visit = store.gatherings.add_draft(created_by=gaelle.id, at=NOW)
    facts = {"gathering_id": visit.id, "member_id": gaelle.id, "kind": "surprise"}
    words = {"sentence": SAID, "consent": consent.value, "answered_at": NOW}
    row = store.visit_answers._line.row(SAY, **facts, **words)  # type: ignore[attr-defined]  # behind it
    assert row
    which = int(row[0])
    line = PrintedLine(Section.VISIT, source=Source.VISIT, source_id=which)
    store.reports.open(meeting.id, at=NOW)
    store.reports.put_edition(meeting.id, Edition(1, [line, line], NOW))
    published = Report(meeting.id, ReportStatus.PUBLISHED, NOW, published_at=NOW, edition=1)
    store.reports.save(published)
    return meeting, gaelle, which


async def test_a_visitors_sentence_is_taken_back_once_and_by_nobody_else(database: SqlDatabase):
    def deed(store: Store):
        meeting, gaelle, which = visited(store)
        about = {"gathering_id": meeting.id, "source": Source.VISIT, "sentence_id": which}
        mine = corrections.own(store, gathering_id=meeting.id, member=gaelle)
        with pytest.raises(GoneAlready):
            corrections.retract(store, member=organiser(store), now=NOW, **about)
        corrections.retract(store, member=gaelle, now=NOW, **about)
        with pytest.raises(GoneAlready):
            corrections.retract(store, member=gaelle, now=NOW, **about)
        left = corrections.own(store, gathering_id=meeting.id, member=gaelle)
        return which, mine, left, store.visit_answers.quotable_of(gaelle.id)

    which, mine, left, kept = await database.write(deed)

    assert mine == [OwnSentence(Source.VISIT, which, SAID)]
    assert (left, kept) == ([], {})


async def test_what_the_team_alone_reads_is_not_offered(database: SqlDatabase):
    def deed(store: Store):
        meeting, gaelle, _ = visited(store, Consent.NONE)
        return corrections.own(store, gathering_id=meeting.id, member=gaelle)

    assert await database.write(deed) == []


async def test_who_is_erased_takes_along_what_they_said_of_a_visit(database: SqlDatabase):
    def deed(store: Store):
        _, gaelle, which = visited(store)
        store.members.forget(gaelle.id, at=NOW)
        [row] = store.visit_answers._line.rows(WORDS, which=which)  # type: ignore[attr-defined]  # behind it
        return tuple(row)

    assert await database.write(deed) == (None, "", Consent.NONE.value)


async def test_a_report_that_is_being_written_has_no_corrections(database: SqlDatabase):
    def deed(store: Store):
        meeting = settle(store, 1).meeting
        store.reports.open(meeting.id, at=NOW)
        for refused in (
            lambda: corrections.about(store, meeting.id),
            lambda: report_reading.read(store, gathering_id=meeting.id, reader=None, now=NOW),
            lambda: report_reading.by_link(
                store, payload="cr_zzzzzzzzzzzzz", reader=None, now=NOW
            ),
            lambda: report_reading.by_link(store, payload="cr_é", reader=None, now=NOW),
        ):
            with pytest.raises(NotPublished):
                refused()
        return corrections.own(store, gathering_id=meeting.id, member=organiser(store))

    assert await database.write(deed) == []


async def test_authors_who_rest_are_spared_and_somebody_who_may_answer_always_hears(
    database: SqlDatabase,
):
    def deed(store: Store):
        nadia, yves = reachable(store, NADIA, Role.PROJECT_GROUP), reachable(store, YVES)
        meeting = visited(store)[0]
        nobody = report_listeners.authors(store, meeting.id, now=NOW)
        store.report_authors.appoint(meeting.id, yves.id)
        store.report_authors.add(meeting.id, yves.id, at=NOW)
        with_yves = report_listeners.authors(store, meeting.id, now=NOW)
        store.report_authors.add(meeting.id, nadia.id, at=NOW)
        both = report_listeners.authors(store, meeting.id, now=NOW, but=yves.id)
        return [[one.name for one in found] for found in (nobody, with_yves, both)]

    nobody, with_yves, both = await database.write(deed)

    assert nobody[0] == "Nadia"
    assert with_yves[:2] == ["Yves", "Nadia"]
    assert both == ["Nadia"]


async def test_who_reads_of_reports_is_neither_resting_nor_spared(database: SqlDatabase):
    tomorrow = NOW + timedelta(days=1)

    def deed(store: Store):
        settle(store, 8)
        spared, resting, *others = report_letters.readers(store, now=NOW)
        store.mutes.put(spared, Topic.REPORTS)
        awake = store.members.get(resting)
        rests = replace(awake, status=MemberStatus.PAUSED, paused_until=tomorrow)
        store.members.save(rests)
        now_on = report_letters.readers(store, now=NOW)
        later = report_letters.readers(store, now=tomorrow)
        return now_on == others, later == [resting, *others]

    assert await database.write(deed) == (True, True)


async def test_nobody_wrote_a_voice_note_down_before_a_report_is_begun(database: SqlDatabase):
    def deed(store: Store):
        reachable(store, NADIA, Role.PROJECT_GROUP)
        meeting = settle(store, 2).meeting
        before = report_listeners.listeners(store, meeting.id, now=NOW)
        store.reports.open(meeting.id, at=NOW)
        return before, [one.name for one in report_listeners.listeners(store, meeting.id, now=NOW)]

    before, after = await database.write(deed)

    assert before == []
    assert "Nadia" in after
