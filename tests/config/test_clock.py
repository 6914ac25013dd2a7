"""The clock tells the present moment, and says in which zone."""

from datetime import UTC, datetime

from bot.clock import now, uptime


def test_the_clock_is_in_utc_and_on_time():
    before = datetime.now(UTC)

    told = now()

    assert told.tzinfo is UTC
    assert before <= told <= datetime.now(UTC)


def test_the_uptime_only_grows():
    before = uptime()

    assert 0 < before <= uptime()
