"""Whose turn it is when a place of a visit is free."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.places import Coming, Places, Waiting, alone, heads
from bot.domain.queue import (
    enough_of,
    in_line,
    is_lapsed,
    may_take,
    next_offers,
    swept,
    to_the_front,
    waits_by_phone,
)
from bot.domain.rsvp import Answer, Rsvp

NOW = datetime(2027, 5, 3, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
GARDEN, KITCHEN = 1, 2


def waits(number, *, passed=None, until=None, turn=0, organisations=(), **more):
    """Somebody whose id as a member is ten times that of their turn."""
    return Waiting(
        number,
        7,
        number * 10,
        NOW,
        offer_until=until,
        passed=passed,
        turn=turn,
        organisations=organisations,
        **more,
    )


def places(left, *, freed=0, one_each=False):
    return Places(7, 8, taken=8 - left, freed=freed, one_each=one_each)


def ids(found):
    return [one.id for one in found]


@pytest.mark.parametrize(
    ("line", "freed", "order"),
    [
        ([waits(2), waits(1), waits(3)], 0, [1, 2, 3]),
        ([waits(1, passed=1), waits(2)], 2, [2, 1]),
        ([waits(1), waits(2, turn=-1), waits(3, turn=-2)], 0, [3, 2, 1]),
        ([waits(1, until=NOW), waits(2)], 0, [2]),
        ([], 0, []),
    ],
)
def test_people_wait_in_the_order_in_which_they_came(line, freed, order):
    assert ids(in_line(places(1, freed=freed), line)) == order


def test_each_organisation_comes_once_before_any_comes_twice():
    line = [
        waits(1, organisations=(GARDEN,)),
        waits(2, organisations=(KITCHEN,)),
        waits(3, organisations=(KITCHEN,)),
        waits(4),
        waits(5, organisations=(GARDEN, KITCHEN)),
    ]

    fair = in_line(places(1, one_each=True), line, represented=frozenset({GARDEN}))
    plain = in_line(places(1), line, represented=frozenset({GARDEN}))

    assert ids(fair) == [2, 4, 1, 3, 5]
    assert ids(plain) == [1, 2, 3, 4, 5]


def test_an_offer_speaks_for_its_organisation_too():
    line = [
        waits(1, until=NOW, organisations=(GARDEN,)),
        waits(2, organisations=(GARDEN,)),
        waits(3),
    ]

    assert ids(in_line(places(1, one_each=True), line)) == [3, 2]


def test_who_cannot_be_asked_does_not_speak_for_their_organisation():
    line = [
        waits(1, organisations=(GARDEN,), is_reachable=False),
        waits(2, organisations=(GARDEN,)),
        waits(3),
    ]

    assert ids(next_offers(places(1, one_each=True), line)) == [2]


@pytest.mark.parametrize(
    ("left", "asked"), [(-1, []), (0, []), (1, [1]), (2, [1, 2]), (9, [1, 2])]
)
def test_as_many_are_asked_as_places_are_free(left, asked):
    assert ids(next_offers(places(left), [waits(1), waits(2)])) == asked


@pytest.mark.parametrize(("freed", "asked"), [(3, [2]), (4, [2, 1])])
def test_who_let_a_place_pass_is_asked_again_only_for_a_later_one(freed, asked):
    line = [waits(1, passed=3), waits(2)]

    assert ids(next_offers(places(2, freed=freed), line)) == asked


def test_nothing_is_offered_to_who_cannot_read_of_it():
    line = [waits(1, is_reachable=False), waits(2)]

    assert ids(next_offers(places(2), line)) == [2]
    assert waits_by_phone(places(2), line)
    assert not waits_by_phone(places(2), [waits(2)])
    assert not waits_by_phone(places(2), [waits(1, is_reachable=False, passed=0)])


@pytest.mark.parametrize(
    ("left", "line", "who", "may"),
    [
        (1, [], 99, True),
        (0, [], 99, False),
        (1, [waits(1)], 99, False),
        (2, [waits(1)], 99, False),
        (1, [waits(1, is_reachable=False)], 99, True),
        (1, [waits(1, passed=0)], 99, True),
        (0, [waits(1)], 10, False),
        (1, [waits(1), waits(2)], 10, True),
        (1, [waits(1), waits(2)], 20, False),
        (2, [waits(1), waits(2)], 20, True),
        (1, [waits(1, passed=0), waits(2)], 10, False),
        (1, [waits(1, passed=0), waits(2, is_reachable=False)], 10, True),
        (1, [waits(1, until=NOW), waits(2)], 20, True),
    ],
)
def test_nobody_jumps_the_line(left, line, who, may):
    assert may_take(places(left), line, who) is may


@pytest.mark.parametrize(("late", "over"), [(-SECOND, False), (0 * SECOND, False), (SECOND, True)])
def test_an_offer_is_good_to_its_last_second(late, over):
    assert is_lapsed(waits(1, until=NOW), NOW + late) is over


def test_an_offer_that_nobody_can_read_is_over():
    assert is_lapsed(waits(1, until=NOW, is_reachable=False), NOW - SECOND)
    assert not is_lapsed(waits(1), NOW)


def test_a_place_that_was_let_pass_is_free_and_the_turn_kept():
    line = [waits(1, until=NOW), waits(2)]

    free, after = swept(places(0, freed=5), line, now=NOW + SECOND)

    assert free.left == 1
    assert after == [waits(1, passed=5), waits(2)]
    assert ids(next_offers(free, after)) == [2]


@pytest.mark.parametrize("passed", [None, 4])
def test_who_was_never_told_lets_nothing_pass_and_is_asked_again_first(passed):
    line = [waits(1, until=NOW, passed=passed, was_told=False), waits(2, passed=4)]

    free, after = swept(places(0, freed=5), line, now=NOW + SECOND)

    assert [one.passed for one in after] == [passed, 4]
    assert ids(next_offers(free, after)) == [1]
    assert not may_take(free, after, 99)


@pytest.mark.parametrize(
    ("line", "turns"), [([], [-2, -1]), ([waits(1)], [-2, -1]), ([waits(1, turn=-3)], [-5, -4])]
)
def test_who_comes_to_the_front_comes_before_all(line, turns):
    assert list(to_the_front(line, 2)) == turns


@pytest.mark.parametrize(("number", "leaving"), [(0, []), (1, [3]), (2, [2, 3]), (4, [1, 2, 3])])
def test_who_said_yes_last_gives_back_first(number, leaving):
    coming = [Coming(1), Coming(2, guests=1), Coming(3)]

    assert [one.member_id for one in enough_of(coming, number)] == leaving


@pytest.mark.parametrize(
    ("rsvp", "number"),
    [
        (None, 0),
        (Rsvp(7, 1, Answer.YES), 1),
        (Rsvp(7, 1, Answer.YES, guests=2), 3),
        (Rsvp(7, 1, Answer.MAYBE, guests=2), 0),
        (Rsvp(7, 1, Answer.NO, stand_ins=1), 1),
    ],
)
def test_an_answer_takes_a_place_for_each_head(rsvp, number):
    assert heads(rsvp) == number


def test_company_is_never_promised_beforehand():
    said = Rsvp(7, 1, Answer.YES, guests=2, guest_names="Léa", stand_in="Léo", stand_ins=1)

    assert alone(said) == replace(said, guests=0, guest_names="", stand_in="", stand_ins=0)
