"""So many messages a day and a week that nobody asked for; of two, the more useful one goes."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.domain.appointment import Stage
from bot.domain.delivery import Kind
from bot.domain.letter import Unsaid, is_rationed_out, when, why_not
from bot.domain.rations import USUAL_RATIONS, Other, Rations, first_room, is_better
from tests.domain.gate import ANNOUNCEMENT, AROUND, PARIS, YES, at, of
from tests.domain.test_reminding import CALL, DETAILS, LAST

CANCELLED, MOVED = Kind.CANCELLED, Kind.MOVED


def sent(*moments: datetime) -> tuple[Other, ...]:
    return tuple(Other(Kind.MESSAGE, began_at=moment) for moment in moments)


@pytest.mark.parametrize(
    ("told", "now", "leaves"),
    [
        ((), at(24, 10), at(24, 10)),
        ((at(23, 19),), at(24, 10), at(24, 10)),
        ((at(24, 9),), at(24, 10), at(25, 9)),  # one on this day
        ((at(18, 10), at(20, 10), at(23, 10)), at(24, 11), at(25, 10)),  # three in the week
        ((at(18, 10), at(20, 10), at(24, 10)), at(24, 11), at(25, 10)),
        ((at(17, 10), at(20, 10), at(23, 10)), at(24, 10), at(24, 10)),  # a week is over
        ((at(21, 10), at(23, 10), at(24, 10)), at(24, 11), at(28, 10)),
        ((at(28, 10),), at(28, 12), at(30, 9)),  # a Sunday follows
    ],
)
def test_one_a_day_and_three_in_seven_days_then_it_waits(told, now, leaves):
    seen = replace(AROUND, others=sent(*told), now=now, gathering=None)

    assert when(ANNOUNCEMENT, seen) == leaves


@pytest.mark.parametrize("delivery", [LAST, of(MOVED), of(CANCELLED), of(Kind.DIGEST)])
def test_what_is_needed_does_not_wait_its_turn(delivery):
    seen = replace(AROUND, others=sent(AROUND.now))

    assert when(delivery, seen) == AROUND.now


def test_what_would_wait_until_it_is_useless_is_not_sent_and_says_why():
    now = at(27, 10)
    pressing = replace(DETAILS, not_after=at(27, 20))
    seen = replace(AROUND, others=sent(at(27, 9)), rsvp=YES, now=now)

    assert why_not(DETAILS, seen) is None
    assert is_rationed_out(DETAILS, seen)
    assert why_not(pressing, seen) is Unsaid.CAPPED
    assert why_not(pressing, replace(seen, others=())) is None


def test_of_two_that_are_due_the_one_of_less_use_lets_the_other_go_first():
    waiting = (Other(Kind.REMINDER, Stage.CALL),)

    assert when(ANNOUNCEMENT, replace(AROUND, others=waiting)) == AROUND.now + timedelta(
        seconds=30
    )
    assert when(DETAILS, replace(AROUND, others=waiting)) == AROUND.now
    assert when(CALL, replace(AROUND, others=waiting)) == AROUND.now


def test_where_and_how_comes_before_an_invitation_and_that_before_what_organisers_add():
    order = [
        Other(Kind.REMINDER, Stage.DETAILS),
        Other(Kind.REMINDER, Stage.CALL),
        Other(Kind.ANNOUNCEMENT),
        Other(Kind.NUDGE),
        Other(Kind.MESSAGE),
    ]

    assert all(is_better(one, than=two) for one, two in pairwise(order))
    assert not any(is_better(two, than=one) for one, two in pairwise(order))


def test_a_community_may_be_more_generous():
    told = [at(24, 9), at(24, 10)]

    assert first_room(told, at=at(24, 11), rations=Rations(3, 9), zone=PARIS) == at(24, 11)
    assert first_room(told, at=at(24, 11), rations=USUAL_RATIONS, zone=PARIS) == at(25, 0)
