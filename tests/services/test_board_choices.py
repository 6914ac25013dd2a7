"""Once a gathering is over: its board is found, and people hear of its report."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.attendance import Taking
from bot.domain.board import NothingToTell
from bot.domain.gathering import Kind, Status
from bot.domain.report import Edition, PrintedLine, Report, ReportStatus, Section, Sign
from bot.ports import Store
from bot.services import board_choices, boards
from bot.services.boards import NobodyThere
from storage.database import SqlDatabase
from tests.services.community import NOW, agreed, meeting, organiser


async def test_what_is_over_is_shown_where_nothing_is_to_come_until_its_report_is_there(
    database: SqlDatabase,
):
    def deed(store: Store):
        over, nadia = meeting(store), organiser(store)
        ended = over.ends_at
        assert ended

        def offered(after: timedelta):
            found = board_choices.choices(store, member=nadia, now=ended + after)
            return len(found)

        offers = [offered(timedelta(days=days)) for days in (-1, 0, 13, 14)]
        store.gatherings.save(replace(over, status=Status.HELD))
        store.attendances.take(over.id, Taking.TAKEN, at=ended)
        held = offered(timedelta(days=1))
        store.gatherings.save(replace(over, status=Status.REPORTED))
        return offers, held, offered(timedelta(days=1))

    offers, held, reported = await database.write(deed)

    assert offers == [1, 1, 1, 0]
    assert (held, reported) == (1, 0)


async def test_what_is_announced_comes_before_what_waits_for_its_report(database: SqlDatabase):
    def deed(store: Store):
        over, nadia = meeting(store), organiser(store)
        ended = over.ends_at
        assert ended
        later = ended + timedelta(days=20)
        coming = meeting(store, kind=Kind.VISIT, starts_at=later, ends_at=later)
        found = board_choices.choices(store, member=nadia, now=ended + timedelta(days=1))
        return [one.gathering_id for one in found] == [coming.id, over.id]

    assert await database.write(deed)


async def test_after_its_report_everybody_out_of_reach_is_told_what_it_says(
    database: SqlDatabase,
):
    def deed(store: Store):
        over, nadia = meeting(store), organiser(store)
        yves = agreed(store)
        after = (over.ends_at or NOW) + timedelta(hours=1)

        def told():
            return boards.person(
                store, member=nadia, gathering_id=over.id, member_id=yves.id, now=after
            )

        with pytest.raises(NothingToTell):
            told()
        lines = [PrintedLine(Section.OBSERVATIONS, "Une belle soirée", Sign.PLUS)]
        store.reports.open(over.id, at=after)
        store.reports.put_edition(over.id, Edition(1, lines, after))
        report = Report(over.id, ReportStatus.PUBLISHED, after, published_at=after, edition=1)
        store.reports.save(report)
        store.gatherings.save(replace(over, status=Status.REPORTED))
        return told()

    told = await database.write(deed)

    assert told.report is not None
    assert [line.text for line in told.report.lines] == ["Une belle soirée"]


async def test_somebody_who_was_erased_is_nobody_to_call(database: SqlDatabase):
    def deed(store: Store):
        gathering, yves = meeting(store), agreed(store)
        nadia = organiser(store)
        store.members.forget(yves.id, at=NOW)
        for member_id in (yves.id, 999):
            with pytest.raises(NobodyThere):
                boards.person(
                    store, member=nadia, gathering_id=gathering.id, member_id=member_id, now=NOW
                )
        return True

    assert await database.write(deed)
