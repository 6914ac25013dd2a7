"""A pause lasts whole months of the calendar, and ends by itself."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.member import Member, Status
from bot.domain.pause import Pause

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 30, 18, 0, tzinfo=UTC)
RESTING = Member(id=1, name="Nadia", status=Status.PAUSED, paused_until=NOW)


@pytest.mark.parametrize(
    ("pause", "until"),
    [
        (Pause.ONE_MONTH, datetime(2026, 12, 30, 18, 0, tzinfo=UTC)),
        (Pause.THREE_MONTHS, datetime(2027, 2, 28, 18, 0, tzinfo=UTC)),
        (Pause.SIX_MONTHS, datetime(2027, 5, 30, 17, 0, tzinfo=UTC)),  # summer time
        (Pause.OPEN, None),
    ],
)
def test_a_pause_lasts_months_of_the_calendar(pause, until):
    assert pause.until(NOW, zone=PARIS) == until


@pytest.mark.parametrize(("after", "is_paused"), [(-1, True), (0, False), (1, False)])
def test_a_pause_ends_by_itself(after, is_paused):
    assert RESTING.is_paused(NOW + timedelta(seconds=after)) is is_paused


def test_an_open_pause_goes_on():
    assert replace(RESTING, paused_until=None).is_paused(NOW + timedelta(days=9999))


def test_who_is_active_does_not_pause_whatever_was_noted_once():
    assert not replace(RESTING, status=Status.ACTIVE).is_paused(NOW - timedelta(days=1))
