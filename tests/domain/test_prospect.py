"""What somebody may hope for of a visit: a turn in the line, and a place that nobody is before."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from bot.domain.places import Places, Waiting
from bot.domain.prospect import Line, Prospect
from bot.domain.queue import next_offers

NOW = datetime(2027, 3, 1, 10, tzinfo=timezone(timedelta(hours=1)))
FULL = Places(3, 4, taken=4, freed=1)
ONE_LEFT = replace(FULL, taken=3)
FIRST, SECOND = Waiting(1, 3, 11, NOW), Waiting(2, 3, 12, NOW)
OFFERED = replace(FIRST, offered_at=NOW, offer_until=NOW + timedelta(hours=3))
CALLED = replace(FIRST, is_reachable=False)
PASSED = replace(FIRST, passed=1)
NEW, ME = 99, 12


@pytest.mark.parametrize(
    ("places", "waiting", "who", "expected"),
    [
        (FULL, (), NEW, Prospect(rank=1, waits=0, free=0, may_take=False)),
        (ONE_LEFT, (), NEW, Prospect(rank=1, waits=0, free=1, may_take=True)),
        (ONE_LEFT, (FIRST,), NEW, Prospect(rank=2, waits=1, free=0, may_take=False)),
        (ONE_LEFT, (CALLED,), NEW, Prospect(rank=2, waits=1, free=1, may_take=True)),
        (FULL, (FIRST, SECOND), ME, Prospect(rank=2, waits=2, free=0, may_take=False)),
        (ONE_LEFT, (FIRST, SECOND), ME, Prospect(rank=2, waits=2, free=0, may_take=False)),
        (ONE_LEFT, (CALLED, SECOND), ME, Prospect(rank=2, waits=2, free=0, may_take=True)),
        (FULL, (OFFERED, SECOND), ME, Prospect(rank=1, waits=1, free=0, may_take=False)),
    ],
)
def test_nobody_new_is_promised_what_others_wait_for(places, waiting, who, expected):
    assert Line(places, waiting).prospect(who) == expected


@pytest.mark.parametrize(
    ("places", "waiting", "is_idle"),
    [
        (ONE_LEFT, (), False),
        (ONE_LEFT, (OFFERED,), False),
        (ONE_LEFT, (CALLED,), True),
        (FULL, (FIRST,), False),
    ],
)
def test_a_place_is_idle_while_somebody_waits_and_nobody_was_offered_it(places, waiting, is_idle):
    assert Line(places, waiting).is_idle is is_idle


@pytest.mark.parametrize(
    ("waiting", "turns"),
    [
        ((FIRST, SECOND), [11, 12, NEW]),
        ((PASSED, SECOND), [12, NEW, 11]),
        ((PASSED, replace(SECOND, passed=1)), [NEW, 11, 12]),
        ((replace(FIRST, turn=-1, passed=1), replace(SECOND, turn=-2)), [12, NEW, 11]),
    ],
)
def test_the_turn_that_is_told_is_the_one_in_which_places_are_offered(waiting, turns):
    told = Line(FULL, waiting).prospect(NEW).rank
    everybody = (*waiting, Waiting(3, 3, NEW, NOW))
    line = Line(FULL, everybody)
    many = replace(FULL, capacity=9, freed=2)

    assert told == turns.index(NEW) + 1
    assert sorted(turns, key=lambda who: line.prospect(who).rank) == turns
    assert [one.member_id for one in next_offers(many, everybody)] == turns


def test_nobody_new_is_told_a_better_turn_than_is_sure_where_organisations_take_turns():
    line = Line(replace(FULL, one_each=True), (PASSED, SECOND))

    assert line.prospect(NEW).rank == 3


def test_a_line_knows_who_is_in_it():
    line = Line(FULL, (FIRST, SECOND))

    assert line.of(ME) == SECOND
    assert line.of(NEW) is None
