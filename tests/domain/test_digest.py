"""In which evening organisers are written to."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from bot.domain.digest import Evening
from bot.domain.moments import QuietHours, is_quiet

PARIS = ZoneInfo("Europe/Paris")
QUIET = QuietHours(time(20), time(9))
EVENING = Evening(time(18), QUIET, PARIS)


def at(day: int, hour: int, minute: int = 0, *, month: int = 3) -> datetime:
    """Return a moment of spring 2027, by the clocks of Paris; 1 March is a Monday."""
    return datetime(2027, month, day, hour, minute, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("after", "slot"),
    [
        (at(1, 10), at(1, 18)),
        (at(1, 18), at(2, 18)),
        (at(1, 23), at(2, 18)),
        (at(6, 19), at(8, 18)),  # Saturday evening: Sunday is quiet
        (at(7, 10), at(8, 18)),
        (at(27, 19), at(29, 18)),  # clocks go forward on the Sunday between
    ],
)
def test_the_next_evening_is_never_a_quiet_sunday(after, slot):
    assert EVENING.next(after) == slot


def test_an_evening_hour_within_the_quiet_gives_way_to_its_end():
    assert Evening(time(21), QUIET, PARIS).next(at(1, 10)) == at(2, 9)


def test_on_sundays_that_are_not_quiet_there_is_an_evening_too():
    open_sundays = Evening(time(18), QuietHours(time(20), time(9), sundays=False), PARIS)

    assert open_sundays.next(at(6, 19)) == at(7, 18)


@pytest.mark.parametrize(
    ("now", "has_come"),
    [(at(1, 17, 59), False), (at(1, 18), True), (at(1, 19, 59), True), (at(1, 20), False)],
)
def test_an_evening_has_come_from_its_hour_to_the_quiet(now, has_come):
    assert EVENING.has_come(now) is has_come


def test_no_evening_comes_on_a_quiet_sunday():
    assert not EVENING.has_come(at(7, 18))


def test_what_falls_on_a_sunday_before_a_meeting_is_written_on_the_saturday():
    monday = at(8, 10)

    assert EVENING.before(monday, days=1) == at(6, 18)
    assert EVENING.before(monday, days=7) == at(1, 18)


@given(
    after=st.integers(0, 12 * 366 * 24 * 60),
    hour=st.times().map(lambda hour: hour.replace(second=0, microsecond=0)),
    zone=st.sampled_from(["Europe/Paris", "Indian/Reunion", "Pacific/Noumea"]),
)
def test_there_is_one_evening_a_day_and_never_in_the_quiet(after, hour, zone):
    there = ZoneInfo(zone)
    asked = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=after)
    evening = Evening(hour, QUIET, there)
    first = evening.next(asked)
    second = evening.next(first)

    days = [slot.astimezone(there).date() for slot in (first, second)]
    assert date.toordinal(days[1]) - date.toordinal(days[0]) in {1, 2}
    assert not is_quiet(first, hours=QUIET, zone=there)
    assert timedelta(0) < first - asked <= timedelta(days=2, hours=1)
