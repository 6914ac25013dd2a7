"""What goes with time of a meeting: words and names beside answers, drafts, what was noted."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.app.cleaning import clean_up
from bot.domain.attendance import Attendance, Circle, Mode, Taking
from bot.domain.feedback import Consent, Feedback, Takeaway
from bot.domain.gathering import Gathering, Status
from bot.domain.report import Line, Report, ReportStatus, Section
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from bot.services import figures
from storage.database import SqlDatabase
from storage.tables import metadata
from tests.storage.given import NOW, meeting, member
from tests.storage.rows import rows_of

ENDED = NOW - timedelta(days=1)
OVER: dict[str, Any] = {"status": Status.HELD, "starts_at": ENDED, "ends_at": ENDED}
ADDED = ("J’arrive à midi", "Rosa et Lin", "Paulette viendra")
BEFORE, NOW_SAID = "Ce que disait le brouillon.", "Ce que dit la ligne."


async def cleaned(database: SqlDatabase, url: str, *, days: int) -> str:
    """Return all that is kept, so many days later."""
    later = NOW + timedelta(days=days)
    await database.write(lambda store: clean_up(store, now=later))
    return repr([rows_of(url, table) for table in metadata.sorted_tables])


def answered(store: Store) -> Gathering:
    """Let a meeting end to which one came with two others, and one sent somebody instead."""
    made = meeting(store, **OVER)
    gaelle, yves = (member(store, name) for name in ("Gaëlle S.", "Yves L."))
    at = ENDED - timedelta(days=2)
    word, names, instead = ADDED
    coming = Rsvp(made.id, gaelle.id, Answer.YES, 2, at, word=word, guest_names=names)
    sorry = Rsvp(made.id, yves.id, Answer.NO, 0, at, stand_in=instead, stand_ins=1)
    for said in (coming, sorry):
        store.rsvps.put(said)
    store.attendances.put(Attendance(made.id, gaelle.id, Circle.OTHER, Mode.IN_PERSON))
    store.attendances.take(made.id, Taking.TAKEN, at=ENDED)
    return made


async def test_words_and_names_beside_answers_go_after_a_year_and_no_count_changes(
    database: SqlDatabase, database_url: str
):
    made = await database.write(answered)

    def counted(store: Store) -> Any:
        return store.rsvps.headcount(made.id), figures.of(store, made.id, now=NOW)

    counts = await database.read(counted)
    kept = [await cleaned(database, database_url, days=days) for days in (363, 365)]

    assert [[added in one for added in ADDED] for one in kept] == [[True] * 3, [False] * 3]
    assert await database.read(counted) == counts
    assert counts[0].of(Answer.YES) == 4


async def test_words_of_a_meeting_to_come_stay(database: SqlDatabase, database_url: str):
    def deed(store: Store) -> None:
        later = NOW + timedelta(days=800)
        made, who = meeting(store, starts_at=later, ends_at=None), member(store, "Gaëlle S.")
        said = Rsvp(made.id, who.id, Answer.YES, 0, NOW, word=ADDED[0])
        store.rsvps.put(said)

    await database.write(deed)

    assert ADDED[0] in await cleaned(database, database_url, days=700)


def corrected(store: Store, *, published_at: datetime, written_at: datetime) -> None:
    """Publish a report, then correct a line of it that is never printed."""
    made = meeting(store, **{**OVER, "status": Status.REPORTED})
    report = Report(made.id, ReportStatus.PUBLISHED, ENDED, published_at=published_at)
    store.reports.open(made.id, at=ENDED)
    store.reports.save(report)
    line = Line(0, made.id, Section.OBSERVATIONS, 1, written_at, text=BEFORE)
    kept = replace(line, id=store.report_lines.add(line).id)
    store.report_lines.keep_version(kept)
    assert store.report_lines.change(replace(kept, text=NOW_SAID, version=2), read=1)


async def test_what_a_published_line_said_before_goes_after_a_month(
    database: SqlDatabase, database_url: str
):
    await database.write(lambda store: corrected(store, published_at=NOW, written_at=NOW))

    kept = [await cleaned(database, database_url, days=days) for days in (29, 31)]

    assert [BEFORE in one for one in kept] == [True, False]
    assert all(NOW_SAID in one for one in kept)


async def test_a_line_that_is_being_corrected_keeps_what_it_said(
    database: SqlDatabase, database_url: str
):
    later = NOW + timedelta(days=60)
    await database.write(lambda store: corrected(store, published_at=NOW, written_at=later))

    assert BEFORE in await cleaned(database, database_url, days=61)


async def test_a_sentence_noted_for_somebody_goes_like_any_other(
    database: SqlDatabase, database_url: str
):
    def deed(store: Store) -> int:
        made = meeting(store, **OVER)
        secret, shown = (member(store, name) for name in ("Gaëlle S.", "Yves L."))
        idea: dict[str, Any] = {"takeaway": Takeaway.IDEA, "noted_by": 1}
        named: dict[str, Any] = {"consent": Consent.NAMED, "consent_at": NOW}
        store.feedbacks.put_noted(Feedback(0, made.id, secret.id, NOW, sentence=BEFORE, **idea))
        store.feedbacks.put_noted(
            Feedback(0, made.id, shown.id, NOW, sentence=NOW_SAID, **idea, **named)
        )
        return made.id

    which = await database.write(deed)
    kept = [await cleaned(database, database_url, days=days) for days in (181, 183)]

    assert [BEFORE in one for one in kept] == [True, False]
    assert all(NOW_SAID in one for one in kept)
    assert await database.read(lambda s: s.figures.takeaways(which).answers) == 2
