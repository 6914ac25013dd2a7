"""What goes with a place of a visit is counted like the rest, and never lost to it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.delivery import Kind
from bot.domain.gathering import Kind as GatheringKind, Status
from bot.domain.letter import Unsaid, is_rationed_out, when, why_not
from bot.domain.rations import Other
from tests.domain.gate import AROUND, GATHERING, STARTS, YES, at, of
from tests.domain.test_reminding import DETAILS

VISIT = replace(GATHERING, kind=GatheringKind.VISIT)  # on Saturday 28, at 18:00
OVER = replace(VISIT, status=Status.HELD)
LATEST = STARTS - timedelta(hours=4)
ASKED = replace(of(Kind.FEEDBACK), not_after=at(30, 23))
STILL_THERE = replace(DETAILS, not_after=LATEST)
FULL_WEEK = (at(24, 10), at(25, 10), at(26, 9))


def seen(now: datetime, *told: datetime, gathering=VISIT):
    others = tuple(Other(Kind.MESSAGE, began_at=moment) for moment in told)
    return replace(AROUND, gathering=gathering, rsvp=YES, now=now, others=others)


@pytest.mark.parametrize(
    ("now", "told", "leaves"),
    [
        (at(26, 10), (), at(26, 10)),
        (at(26, 10), (at(26, 9),), at(27, 9)),  # the day is full: the next morning
        (at(27, 10), FULL_WEEK, at(27, 10)),  # the week is full: it does not wait for it
        (at(26, 10), FULL_WEEK, at(27, 9)),
        (at(28, 10), (*FULL_WEEK, at(28, 9)), at(28, 10)),  # tomorrow is too late
        (at(28, 8), (*FULL_WEEK, at(28, 7)), at(28, 9)),  # never in the quiet
    ],
)
def test_whoever_has_a_place_is_asked_in_time_whatever_else_was_written(now, told, leaves):
    around = seen(now, *told)

    assert why_not(STILL_THERE, around) is None
    assert when(STILL_THERE, around) == leaves
    assert is_rationed_out(STILL_THERE, around) == (leaves > at(now.day, max(now.hour, 9)))


def test_what_a_visit_brings_is_asked_in_time_too():
    told = (at(28, 9), at(29, 9), at(30, 9))  # and a Sunday in between
    around = seen(at(30, 10), *told, gathering=OVER)

    assert why_not(ASKED, around) is None
    assert when(ASKED, around) == at(30, 10)
    assert when(replace(ASKED, not_after=STARTS + timedelta(days=9)), around) > at(30, 23)


def test_a_meeting_is_as_sparing_as_ever():
    meeting = seen(at(28, 10), *FULL_WEEK, gathering=GATHERING)

    assert why_not(STILL_THERE, meeting) is Unsaid.CAPPED


def test_what_comes_after_the_letter_of_a_visit_counts_it():
    announcement = replace(of(Kind.ANNOUNCEMENT), not_after=at(30, 20))
    around = replace(seen(at(26, 11), at(26, 10)), rsvp=None)

    assert when(announcement, around) == at(27, 9)
