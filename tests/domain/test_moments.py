"""Wall-clock rules, on the nights when clocks change and on all the others."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from bot.domain.moments import (
    Existence,
    QuietHours,
    after_quiet,
    at_wall_clock,
    before_quiet,
    days_before,
    in_minutes,
    is_quiet,
    of_minutes,
)

PARIS = ZoneInfo("Europe/Paris")
FRENCH_ZONES = [
    ZoneInfo(key)
    for key in (
        "Europe/Paris",
        "Indian/Reunion",
        "America/Guadeloupe",
        "America/Miquelon",
        "Pacific/Noumea",
        "Pacific/Tahiti",
    )
]
NIGHT = QuietHours(time(21, 30), time(8))
SIESTA = QuietHours(time(12), time(14), sundays=False)


def paris(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=PARIS).astimezone(UTC)


def shown(moment: datetime) -> str:
    return f"{moment.astimezone(PARIS):%a %d %H:%M}"


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2027, 3, 28)])
def test_an_hour_that_clocks_jump_over_is_moved_on_and_told(day):
    moment = at_wall_clock(day, time(2, 30), PARIS)

    assert moment.existence is Existence.NEVER
    assert moment.at == datetime(day.year, 3, day.day, 1, 30, tzinfo=UTC)
    assert shown(moment.at).endswith("03:30")


@pytest.mark.parametrize("day", [date(2026, 10, 25), date(2027, 10, 31)])
def test_an_hour_that_comes_twice_is_the_first_one_and_told(day):
    moment = at_wall_clock(day, time(2, 30), PARIS)

    assert moment.existence is Existence.TWICE
    assert moment.at == datetime(day.year, 10, day.day, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "hour_in_utc"),
    [
        (date(2026, 3, 29), 8),
        (date(2027, 3, 28), 8),
        (date(2026, 10, 25), 9),
        (date(2027, 10, 31), 9),
    ],
)
def test_ten_in_the_morning_comes_once_even_when_clocks_change(day, hour_in_utc):
    moment = at_wall_clock(day, time(10), PARIS)

    assert moment.existence is Existence.ONCE
    assert moment.at == datetime.combine(day, time(hour_in_utc), tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "existence"),
    [
        (time(1, 59), Existence.ONCE),
        (time(2), Existence.NEVER),
        (time(2, 59), Existence.NEVER),
        (time(3), Existence.ONCE),
    ],
)
def test_the_spring_gap_has_sharp_edges(hour, existence):
    assert at_wall_clock(date(2027, 3, 28), hour, PARIS).existence is existence


@pytest.mark.parametrize(
    ("hour", "existence"),
    [
        (time(1, 59), Existence.ONCE),
        (time(2), Existence.TWICE),
        (time(2, 59), Existence.TWICE),
        (time(3), Existence.ONCE),
    ],
)
def test_the_autumn_overlap_has_sharp_edges(hour, existence):
    assert at_wall_clock(date(2027, 10, 31), hour, PARIS).existence is existence


def test_the_second_of_two_hours_is_never_taken_even_when_asked_for():
    asked = time(2, 30, fold=1)

    assert at_wall_clock(date(2027, 10, 31), asked, PARIS).at == paris(2027, 10, 31, 2, 30)


def test_the_evening_before_a_change_of_clocks_is_still_at_seven():
    sunday = paris(2027, 3, 28, 10)

    eve = days_before(sunday, 1, at=time(19), zone=PARIS)

    assert eve == paris(2027, 3, 27, 19)
    assert sunday - eve == timedelta(hours=14)


def test_days_are_counted_on_local_calendars():
    just_after_midnight = datetime(2027, 4, 2, 22, 30, tzinfo=UTC)

    eve = days_before(just_after_midnight, 1, at=time(18), zone=PARIS)

    assert eve == paris(2027, 4, 2, 18)


def test_a_reminder_due_at_an_hour_that_never_was_comes_an_hour_later():
    assert days_before(paris(2027, 3, 30, 10), 2, at=time(2, 30), zone=PARIS) == paris(
        2027, 3, 28, 3, 30
    )


@given(
    day=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    days=st.integers(-30, 60),
    zone=st.sampled_from(FRENCH_ZONES),
)
def test_seven_in_the_evening_stays_seven_whatever_clocks_do(day, days, zone):
    meeting = at_wall_clock(day, time(10), zone).at

    reminder = days_before(meeting, days, at=time(19), zone=zone).astimezone(zone)

    assert reminder.time() == time(19)
    assert reminder.date() == day - timedelta(days=days)


@pytest.mark.parametrize(
    ("due", "before", "after"),
    [
        ((2027, 4, 2, 10, 0), "Fri 02 10:00", "Fri 02 10:00"),
        ((2027, 4, 2, 8, 0), "Fri 02 08:00", "Fri 02 08:00"),
        ((2027, 4, 2, 21, 30), "Fri 02 21:00", "Sat 03 08:00"),
        ((2027, 4, 2, 7, 59), "Thu 01 21:00", "Fri 02 08:00"),
        ((2027, 4, 4, 10, 0), "Sat 03 10:00", "Mon 05 08:00"),
        ((2027, 4, 3, 22, 0), "Sat 03 21:00", "Mon 05 08:00"),
        ((2027, 4, 4, 23, 0), "Sat 03 21:00", "Mon 05 08:00"),
        ((2027, 4, 5, 7, 0), "Sat 03 21:00", "Mon 05 08:00"),
    ],
)
def test_a_message_due_in_the_quiet_moves_to_the_nearest_good_hour(due, before, after):
    moment = paris(*due)

    assert shown(before_quiet(moment, hours=NIGHT, zone=PARIS)) == before
    assert shown(after_quiet(moment, hours=NIGHT, zone=PARIS)) == after


@pytest.mark.parametrize(
    ("due", "before", "after"),
    [
        ((2027, 4, 4, 11, 59), "Sun 04 11:59", "Sun 04 11:59"),
        ((2027, 4, 4, 12, 0), "Sun 04 11:30", "Sun 04 14:00"),
        ((2027, 4, 4, 14, 0), "Sun 04 14:00", "Sun 04 14:00"),
    ],
)
def test_a_quiet_that_ends_the_same_day_is_left_the_same_day(due, before, after):
    moment = paris(*due)

    assert shown(before_quiet(moment, hours=SIESTA, zone=PARIS)) == before
    assert shown(after_quiet(moment, hours=SIESTA, zone=PARIS)) == after


def test_hours_of_quiet_without_length_silence_nobody():
    never = QuietHours(time(8), time(8), sundays=False)

    assert not is_quiet(paris(2027, 4, 4, 8), hours=never, zone=PARIS)


@given(
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2036, 1, 1)),  # noqa: DTZ001 - made aware below
    zone=st.sampled_from(FRENCH_ZONES),
)
def test_nobody_is_ever_written_to_in_the_quiet(moment, zone):
    due = moment.replace(tzinfo=UTC)

    before = before_quiet(due, hours=NIGHT, zone=zone)
    after = after_quiet(due, hours=NIGHT, zone=zone)

    assert before <= due <= after
    assert not is_quiet(before, hours=NIGHT, zone=zone)
    assert not is_quiet(after, hours=NIGHT, zone=zone)


def test_a_button_keeps_the_minute_and_any_number_is_some_moment():
    moment = datetime(2026, 12, 5, 18, 30, 59, tzinfo=UTC)

    assert of_minutes(in_minutes(moment)) == moment.replace(second=0)
    assert of_minutes(10**15).year > moment.year
