"""When a visit calls for its hosts: by the clock on the wall, never in the quiet."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.gathering import Gathering, Kind
from bot.services import visit_calls
from tests.services.community import COMMUNITY


def due(starts: datetime, **facts: Any) -> dict[str, str]:
    """Return when each is due, as clocks of the community show it."""
    ends = starts + timedelta(hours=2)
    visit = Gathering(1, Kind.VISIT, starts_at=starts, ends_at=ends)
    found = visit_calls.owed(replace(visit, **facts), {}, COMMUNITY)
    zone = COMMUNITY.zone
    return {one.stage.value: f"{one.due_at.astimezone(zone):%d/%m %H:%M}" for one in found}


def local(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=COMMUNITY.zone)  # type: ignore[arg-type,misc]  # zone is last


@pytest.mark.parametrize(
    ("starts", "few", "listed", "eve", "thanks"),
    [
        # Clocks change on Sunday 28 March and on Sunday 31 October 2027.
        (local(2027, 3, 30, 14), "27/03 10:00", "27/03 10:30", "29/03 18:00", "31/03 10:00"),
        (local(2027, 3, 29, 14), "26/03 10:00", "27/03 10:30", "27/03 18:00", "30/03 10:00"),
        (local(2027, 11, 2, 9), "30/10 10:00", "30/10 10:30", "01/11 18:00", "03/11 10:00"),
        (local(2027, 10, 30, 16), "27/10 10:00", "28/10 10:30", "29/10 18:00", "01/11 10:00"),
        # Late in the evening; the 13th of June is a Sunday.
        (local(2027, 6, 16, 21), "12/06 10:00", "14/06 10:30", "15/06 18:00", "17/06 10:00"),
    ],
)
def test_each_moment_is_that_of_the_wall_and_none_is_a_quiet_one(
    starts: datetime, few: str, listed: str, eve: str, thanks: str
):
    found = due(starts)

    assert found["too_few"] == few
    assert (found["host_list"], found["host_list_eve"]) == (listed, eve)
    assert found["host_thanks"] == thanks


def test_a_meeting_and_a_visit_without_a_date_call_for_nobody():
    starts = local(2027, 6, 16, 14)

    assert due(starts, kind=Kind.MEETING) == {}
    assert due(starts, starts_at=None) == {}
    assert set(due(starts, ends_at=None)) == {"too_few", "host_list", "host_list_eve"}
