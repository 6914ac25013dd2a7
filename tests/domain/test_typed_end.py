"""The end of a meeting: an hour of the clock after it began, else a length."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from bot.domain import typed_end

PARIS = ZoneInfo("Europe/Paris")
TEN = datetime(2026, 12, 5, 9, 0, tzinfo=UTC)  # ten o'clock in Paris


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("12 h 30", time(12, 30)),
        ("à midi", time(12)),
        ("12:15", time(12, 15)),
        ("de 10h à 12h", time(12)),
        ("1 h 30", timedelta(minutes=90)),
        ("2 h", timedelta(hours=2)),
        ("90 min", timedelta(minutes=90)),
        ("45 minutes", timedelta(minutes=45)),
        ("0 h", None),
        ("0 min", None),
        ("plus tard", None),
        ("", None),
    ],
)
def test_an_end_is_an_hour_or_a_length(typed, end):
    assert typed_end.read(typed, starts_at=TEN, zone=PARIS) == end


@given(st.text(max_size=60))
def test_nothing_that_is_typed_is_a_length_of_nothing(typed):
    end = typed_end.read(typed, starts_at=TEN, zone=PARIS)

    assert end is None or isinstance(end, time) or end > timedelta()
