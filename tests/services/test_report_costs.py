"""Telling many people of a report asks no more of the database than telling a few."""

import pytest

from bot.domain.attendance import Attendance, Circle, Mode, Taking
from bot.domain.delivery import Kind
from bot.domain.report import Edition, PrintedLine, Report, ReportStatus, Section
from bot.ports import Store
from bot.services import deliveries
from bot.services.report_letters import ReportLetter
from storage.database import SqlDatabase
from tests.services.changing import MONDAY
from tests.services.community import COMMUNITY
from tests.services.test_query_counts import hand_of
from tests.services.village import settle
from tests.storage.counting import questions

MOST = 40
"""What a report says is asked once for a hand, however many read it: about thirty statements."""

LINES = [PrintedLine(Section.LEADS, "Visiter la ressourcerie")]


def told(store: Store, size: int) -> int:
    """Publish the report of a meeting, and note so many people; return the meeting's id."""
    village = settle(store, size)
    which = village.meeting.id
    for one in village.people:
        store.attendances.put(Attendance(which, one.id, Circle.OTHER, Mode.IN_PERSON))
    store.attendances.take(which, Taking.TAKEN, at=MONDAY)
    store.reports.open(which, at=MONDAY)
    store.reports.put_edition(which, Edition(1, LINES, MONDAY))
    store.reports.save(
        Report(which, ReportStatus.PUBLISHED, MONDAY, published_at=MONDAY, edition=1)
    )
    return which


async def _cost(database: SqlDatabase, size: int) -> tuple[int, int]:
    def deed(store: Store) -> tuple[int, int]:
        meeting = store.gatherings.get(told(store, size))
        hand = hand_of(store, meeting, size=size, kind=Kind.REPORT)
        begun, asked = questions(
            store, lambda s: deliveries.begin_all(s, hand, community=COMMUNITY, now=MONDAY)
        )
        return sum(isinstance(one[1], ReportLetter) for one in begun if one), asked

    return await database.write(deed)


@pytest.mark.parametrize("size", [6, 50])
async def test_a_hand_of_reports_costs_the_same_for_few_and_for_many(database: SqlDatabase, size):
    letters, asked = await _cost(database, size)

    assert letters == size
    assert asked <= MOST
