"""The moments of the three reminders: wall-clock arithmetic, the quiet, early hours."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.appointment import Stage
from bot.domain.gathering import Gathering, Kind
from bot.domain.moments import QuietHours
from bot.domain.reminder import DaysBefore, ReminderPlan, moments

PARIS, NOUMEA = ZoneInfo("Europe/Paris"), ZoneInfo("Pacific/Noumea")
QUIET = QuietHours(time(20), time(9))
USUAL = ReminderPlan()
TEN = time(10)


def due(starts: datetime, *, plan: ReminderPlan = USUAL, zone: ZoneInfo = PARIS, **facts):
    """Return when each stage is due, on the wall clock of the zone."""
    gathering = Gathering(1, starts_at=starts.astimezone(UTC), **facts)
    found = moments(gathering, plan, QUIET, zone)
    return {one.stage: f"{one.due_at.astimezone(zone):%d/%m %H:%M}" for one in found}


def local(*numbers: int, zone: ZoneInfo = PARIS) -> datetime:
    return datetime(*numbers, tzinfo=zone)  # type: ignore[arg-type,misc]  # the zone comes last


def test_the_usual_plan_is_a_week_two_days_and_an_hour_before():
    found = due(local(2027, 3, 16, 18, 30))

    assert found == {
        Stage.CALL: "09/03 10:00",
        Stage.DETAILS: "13/03 10:00",  # the 14th is a Sunday
        Stage.LAST: "16/03 17:30",
    }


def test_each_makes_sense_until_the_next_one_does():
    starts = local(2027, 3, 16, 18, 30)
    call, details, last = moments(Gathering(1, starts_at=starts), USUAL, QUIET, PARIS)

    assert call.not_after == details.due_at
    assert details.not_after == starts - timedelta(hours=2)
    assert last.not_after == starts


def test_without_details_the_call_makes_sense_until_two_hours_before():
    starts = local(2027, 3, 16, 18, 30)
    plan = ReminderPlan(details=None, last=None)

    [call] = moments(Gathering(1, starts_at=starts), plan, QUIET, PARIS)

    assert call.not_after == starts - timedelta(hours=2)


@pytest.mark.parametrize(
    ("starts", "call"),
    [
        ((2027, 4, 3, 18, 0), "27/03 10:00"),  # clocks go forward on 28 March
        ((2026, 10, 30, 18, 0), "23/10 10:00"),  # and back on 25 October
    ],
)
def test_ten_stays_ten_when_clocks_change_in_between(starts, call):
    assert due(local(*starts))[Stage.CALL] == call


def test_an_hour_that_no_clock_shows_is_the_one_after_it():
    night = QuietHours(time(0), time(0), sundays=False)
    plan = ReminderPlan(call=DaysBefore(7, time(2, 30)), details=None, last=None)
    starts = local(2027, 4, 4, 10, 0)

    [call] = moments(Gathering(1, starts_at=starts), plan, night, PARIS)

    assert f"{call.due_at.astimezone(PARIS):%d/%m %H:%M}" == "28/03 03:30"


def test_an_hour_that_comes_twice_is_the_first_of_the_two():
    night = QuietHours(time(0), time(0), sundays=False)
    plan = ReminderPlan(call=DaysBefore(7, time(2, 30)), details=None, last=None)
    starts = local(2026, 11, 1, 10, 0)

    [call] = moments(Gathering(1, starts_at=starts), plan, night, PARIS)

    assert call.due_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "expected"), [(time(22), "08/03 19:30"), (time(7), "06/03 19:30"), (TEN, "08/03 10:00")]
)
def test_what_would_fall_in_the_quiet_goes_before_it(at, expected):
    plan = ReminderPlan(call=DaysBefore(7, at), details=None, last=None)

    assert due(local(2027, 3, 15, 18, 0), plan=plan) == {Stage.CALL: expected}


@pytest.mark.parametrize(
    ("hour", "last"),
    [
        ((8, 0), None),
        ((7, 0), None),
        ((0, 30), None),
        ((8, 30), "13/03 08:00"),
        ((9, 0), "13/03 08:00"),
        ((9, 30), "13/03 08:30"),
        ((22, 0), "13/03 21:00"),
    ],
)
def test_the_last_one_wakes_nobody_and_never_comes_after_the_start(hour, last):
    assert due(local(2027, 3, 13, *hour)).get(Stage.LAST) == last


def test_the_last_one_leaves_on_a_sunday_too():
    assert due(local(2027, 3, 14, 15, 0))[Stage.LAST] == "14/03 14:00"


def test_a_call_that_would_not_come_before_the_details_is_left_out():
    plan = ReminderPlan(call=DaysBefore(2, TEN), details=DaysBefore(2, TEN))

    assert due(local(2027, 3, 12, 18, 0), plan=plan).keys() == {Stage.DETAILS, Stage.LAST}


def test_the_clock_is_that_of_the_community():
    starts = local(2027, 3, 16, 18, 30, zone=NOUMEA)

    assert due(starts, zone=NOUMEA)[Stage.CALL] == "09/03 10:00"


def test_without_a_date_there_is_nothing_to_recall():
    assert moments(Gathering(1), USUAL, QUIET, PARIS) == ()


def test_what_somebody_else_holds_is_recalled_once():
    assert due(local(2027, 3, 16, 18, 30), kind=Kind.RELAY).keys() == {Stage.LAST}


def test_one_meeting_may_differ_and_keeps_the_usual_hour():
    usual = ReminderPlan(call=DaysBefore(7, time(17)), details=None)

    chosen = usual.chosen({Stage.CALL: 3, Stage.DETAILS: 1, Stage.LAST: 0})

    assert chosen == ReminderPlan(DaysBefore(3, time(17)), DaysBefore(1, TEN), None)
    assert [chosen.number(stage) for stage in (Stage.CALL, Stage.DETAILS, Stage.LAST)] == [3, 1, 0]
    assert usual.chosen({}) == usual
    assert usual.chosen({Stage.CALL: 0, Stage.LAST: 120}).last == timedelta(hours=2)
