"""When an answer still counts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from bot.domain.gathering import (
    Gathering,
    GatheringCancelled,
    GatheringOver,
    NotAnnounced,
    Status,
)

STARTS = datetime(2026, 12, 5, 9, 0, tzinfo=UTC)
ENDS = STARTS + timedelta(hours=2)
LONG_AGO, SOON_OVER, AT_THE_END = STARTS - timedelta(days=90), ENDS - timedelta(seconds=1), ENDS
MOMENTS = [LONG_AGO, STARTS, SOON_OVER, AT_THE_END, ENDS + timedelta(days=900)]
BEFORE_THE_END = MOMENTS[:3]
AFTER = MOMENTS[3:]


def gathering(status, *, ends_at=ENDS):
    return Gathering(id=7, status=status, title="Repas", starts_at=STARTS, ends_at=ends_at)


@pytest.mark.parametrize("now", MOMENTS)
@pytest.mark.parametrize("status", [Status.IDEA, Status.DRAFT])
def test_nobody_answers_what_is_not_announced(status, now):
    with pytest.raises(NotAnnounced):
        gathering(status).check_open(now)


@pytest.mark.parametrize("now", MOMENTS)
def test_nobody_answers_what_is_cancelled(now):
    with pytest.raises(GatheringCancelled):
        gathering(Status.CANCELLED).check_open(now)


@pytest.mark.parametrize("now", MOMENTS)
@pytest.mark.parametrize("status", [Status.HELD, Status.REPORTED])
def test_nobody_answers_what_was_held(status, now):
    with pytest.raises(GatheringOver):
        gathering(status).check_open(now)


@pytest.mark.parametrize("now", BEFORE_THE_END)
@pytest.mark.parametrize("status", [Status.ANNOUNCED, Status.POSTPONED])
def test_an_answer_counts_until_the_end(status, now):
    gathering(status).check_open(now)  # does not say no


@pytest.mark.parametrize("now", AFTER)
@pytest.mark.parametrize("status", [Status.ANNOUNCED, Status.POSTPONED])
def test_an_answer_after_the_end_comes_too_late(status, now):
    with pytest.raises(GatheringOver) as refusal:
        gathering(status).check_open(now)

    assert refusal.value.facts == {"gathering_id": 7}


@pytest.mark.parametrize("now", MOMENTS)
def test_without_an_end_an_answer_always_counts(now):
    gathering(Status.ANNOUNCED, ends_at=None).check_open(now)  # does not say no


@given(
    status=st.sampled_from(Status),
    now=st.datetimes(timezones=st.just(UTC)),
    ends_at=st.none() | st.datetimes(timezones=st.just(UTC)),
)
def test_what_is_over_takes_no_answer(status, now, ends_at):
    one = gathering(status, ends_at=ends_at)

    if one.is_over(now):
        with pytest.raises((GatheringOver, GatheringCancelled, NotAnnounced)):
            one.check_open(now)
    else:
        assert status not in {Status.HELD, Status.REPORTED}


def test_it_lasts_from_its_start_to_its_end():
    assert gathering(Status.DRAFT).duration == timedelta(hours=2)


@pytest.mark.parametrize(("starts_at", "ends_at"), [(None, ENDS), (STARTS, None), (None, None)])
def test_without_both_moments_nobody_knows_how_long_it_lasts(starts_at, ends_at):
    assert Gathering(id=7, starts_at=starts_at, ends_at=ends_at).duration is None
