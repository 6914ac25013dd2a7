"""The clock tells the present moment, and says in which zone."""

from datetime import UTC, datetime, timedelta

from bot.clock import SharedClock, now, uptime


def test_the_clock_is_in_utc_and_on_time():
    before = datetime.now(UTC)

    told = now()

    assert told.tzinfo is UTC
    assert before <= told <= datetime.now(UTC)


def test_the_uptime_only_grows():
    before = uptime()

    assert 0 < before <= uptime()


NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATE = timedelta(minutes=10)


def test_a_clock_that_is_wrong_follows_the_one_that_all_share():
    clock = SharedClock(lambda: NOON + LATE)
    assert clock.now() == NOON + LATE

    clock.set_right(NOON, 0.2)

    assert clock.now() == NOON + timedelta(seconds=0.1)


def test_what_is_off_by_less_than_one_could_measure_is_left_alone():
    clock = SharedClock(lambda: NOON)

    clock.set_right(NOON + timedelta(seconds=0.9), 0.0)

    assert clock.now() == NOON


def test_an_answer_that_took_too_long_tells_no_time():
    clock = SharedClock(lambda: NOON)

    clock.set_right(NOON + LATE, 1.5)

    assert clock.now() == NOON
