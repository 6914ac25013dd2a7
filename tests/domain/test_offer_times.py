"""How long a free place is kept for somebody, at all hours and across the change of clocks."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as some

from bot.domain.moments import QuietHours, is_quiet
from bot.domain.offer_times import (
    LONGEST,
    SHORTEST,
    TOO_LATE,
    OfferTime,
    offer_time,
    shortened,
)

PARIS = ZoneInfo("Europe/Paris")
QUIET = QuietHours(time(20), time(9))
SECOND = timedelta(seconds=1)


def at(written):
    """Return an hour of Paris, of 2027: 3 May is a Monday."""
    return datetime.fromisoformat(f"2027-{written}").replace(tzinfo=PARIS).astimezone(UTC)


def asked(now, starts):
    found = offer_time(at(now), at(starts), quiet=QUIET, zone=PARIS)
    return found and tuple(
        f"{one.astimezone(PARIS):%m-%d %H:%M}" for one in (found.leaves_at, found.until)
    )


@pytest.mark.parametrize(
    ("now", "starts", "expected"),
    [
        # a day, where there is time
        ("05-03 12:00", "05-20 14:00", ("05-03 12:00", "05-04 12:00")),
        # a third of what is left, where there is less
        ("05-03 12:00", "05-04 12:00", ("05-03 12:00", "05-04 09:00")),
        ("05-03 10:00", "05-03 19:00", ("05-03 10:00", "05-03 13:00")),
        # at night it leaves in the morning, and its time runs from then
        ("05-03 23:30", "05-20 14:00", ("05-04 09:00", "05-05 09:00")),
        ("05-04 03:00", "05-04 15:00", ("05-04 09:00", "05-04 11:00")),
        # not on a Sunday: neither does it leave, nor does it end
        ("05-08 12:00", "05-20 14:00", ("05-08 12:00", "05-10 09:00")),
        ("05-09 11:00", "05-20 14:00", ("05-10 09:00", "05-11 09:00")),
        # the visit is tomorrow morning: it ends tonight, before the quiet
        ("05-03 13:00", "05-04 10:00", ("05-03 13:00", "05-03 19:30")),
        ("05-03 18:00", "05-04 10:00", ("05-03 18:00", "05-03 19:30")),
        # too near to the quiet to be fair: organisers decide
        ("05-03 19:00", "05-04 10:00", None),
        ("05-08 19:30", "05-10 10:00", None),
        # three hours exactly are enough, a minute less is not
        ("05-03 10:00", "05-03 13:00", ("05-03 10:00", "05-03 11:00")),
        ("05-03 10:01", "05-03 13:00", None),
        ("05-04 02:00", "05-04 11:59", None),
        ("05-03 14:00", "05-03 13:00", None),
        # clocks jump on Sunday 28 March, and go back on Sunday 31 October
        ("03-27 12:00", "04-20 14:00", ("03-27 12:00", "03-29 09:00")),
        ("03-28 12:00", "04-20 14:00", ("03-29 09:00", "03-30 09:00")),
        ("10-30 12:00", "11-20 14:00", ("10-30 12:00", "11-01 09:00")),
        ("10-31 02:30", "11-20 14:00", ("11-01 09:00", "11-02 09:00")),
    ],
)
def test_a_place_is_kept_as_long_as_is_fair(now, starts, expected):
    assert asked(now, starts) == expected


def test_without_a_date_a_place_is_kept_for_a_day():
    found = offer_time(at("05-03 12:00"), None, quiet=QUIET, zone=PARIS)

    assert found is not None
    assert (found.leaves_at, found.until) == (at("05-03 12:00"), at("05-04 12:00"))


@pytest.mark.parametrize(
    ("until", "starts", "expected"),
    [
        ("05-04 12:00", "05-04 15:00", "05-04 12:00"),
        ("05-04 12:00", "05-04 14:00", "05-04 11:00"),
        ("05-04 12:00", "05-04 10:00", "05-03 19:30"),
        ("05-04 12:00", "05-20 10:00", "05-04 12:00"),
    ],
)
def test_an_offer_ends_in_time_for_another_date(until, starts, expected):
    assert shortened(at(until), at(starts), quiet=QUIET, zone=PARIS) == at(expected)


_MOMENTS = some.timedeltas(timedelta(0), timedelta(days=330)).map(
    lambda later: at("01-01 00:00") + later
)


@given(now=_MOMENTS, ahead=some.timedeltas(timedelta(0), timedelta(days=30)))
def test_nobody_is_hurried_or_woken(now, ahead):
    found = offer_time(now, now + ahead, quiet=QUIET, zone=PARIS)

    if found is None:
        return
    assert not is_quiet(found.leaves_at, hours=QUIET, zone=PARIS)
    assert not is_quiet(found.until, hours=QUIET, zone=PARIS)
    assert found.until - found.leaves_at >= SHORTEST
    assert now <= found.leaves_at <= now + ahead - TOO_LATE
    assert found.until < now + ahead
    assert found.until - found.leaves_at <= LONGEST + timedelta(days=1, hours=21)


@given(now=_MOMENTS)
def test_with_two_weeks_ahead_there_is_always_a_day_to_answer(now):
    found = offer_time(now, now + timedelta(days=14), quiet=QUIET, zone=PARIS)

    assert found is not None
    assert found.until - found.leaves_at >= LONGEST


@pytest.mark.parametrize(
    ("hours", "minutes_left"), [(24, 60), (3, 60), (2, 60), (1.5, 45), (1, 30)]
)
def test_who_is_told_late_still_has_a_fair_time_to_answer(hours, minutes_left):
    until = at("05-03 12:00") + timedelta(hours=hours)
    time = OfferTime(at("05-03 12:00"), until)

    assert until - time.tell_by == timedelta(minutes=minutes_left)
