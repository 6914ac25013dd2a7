"""On whom a meeting counts, and what of them cannot wait for the evening."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.member import Role
from bot.domain.programme import Speaker
from bot.domain.rsvp import Answer
from bot.domain.task import (
    Cast,
    Duty,
    Task,
    Turn,
    duty_of,
    is_same_person,
    is_told_at_once,
    names_in,
    people_named,
)

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)
TELLERS = "Gaëlle (AMAP du canal) et Rosa (Épicerie solidaire)"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Gaëlle", "Gaëlle S."),
        ("GAELLE MARTIN", "Gaëlle M."),
        ("Gaëlle M.", "Gaëlle Martin"),
        ("Gaëlle Martin", "Gaëlle Martin"),
        ("Jean-Paul", "jean-paul b"),
    ],
)
def test_names_that_agree_may_be_one_persons(written, name):
    assert is_same_person(written, name)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Gaëlle Martin", "Gaëlle Dupont"),
        ("Gaëlle M.", "Gaëlle S."),
        ("Marie", "Marie-Claude B."),
        ("Rosa", "Rosalie"),
        ("", "Gaëlle"),
        ("Gaëlle", ""),
    ],
)
def test_names_that_differ_are_two_people(written, name):
    assert not is_same_person(written, name)


def test_tellers_are_named_without_what_stands_in_brackets():
    assert names_in(TELLERS) == ["Gaëlle", "Rosa"]
    assert names_in("Ann & Bob, with Chloé") == ["Ann", "Bob", "Chloé"]
    assert names_in("") == []


def test_whoever_is_named_twice_is_one():
    assert people_named(TELLERS, [Speaker("Rosa"), Speaker("Zoé")]) == ["Gaëlle", "Rosa", "Zoé"]


def test_telling_comes_before_speaking_and_both_before_a_role():
    cast = Cast(
        TELLERS,
        [Speaker("Zoé T.", hosts=True), Speaker("Ali")],
        here={Role.WELCOMER},
        standing={Role.FACILITATOR},
    )

    assert duty_of("Gaëlle S.", cast) == Duty(Task.STORY)
    assert duty_of("Zoé", cast) == Duty(Task.FACILITATION)
    assert duty_of("Ali B.", cast) == Duty(Task.SPEECH)
    assert duty_of("Yves", cast) == Duty(Task.WELCOME)


def test_a_standing_role_is_a_standing_duty_and_an_authors_is_none():
    standing = Cast(standing={Role.FACILITATOR, Role.PROJECT_GROUP})

    assert duty_of("Nadia", standing) == Duty(Task.FACILITATION, is_standing=True)
    assert duty_of("Nadia", Cast(standing={Role.AUTHOR})) is None


HERE, STANDING = Duty(Task.STORY), Duty(Task.TIME, is_standing=True)
YES, NO, MAYBE = Answer.YES, Answer.NO, Answer.MAYBE


@pytest.mark.parametrize(
    ("before", "after", "duty", "hours", "is_told"),
    [
        (YES, NO, HERE, 24 * 13, True),
        (None, NO, HERE, 24 * 13, True),
        (YES, NO, STANDING, 24 * 13, False),
        (YES, NO, STANDING, 24, True),
        (None, NO, STANDING, 5, False),
        (YES, MAYBE, HERE, 25, False),
        (YES, MAYBE, HERE, 23, True),
        (NO, MAYBE, HERE, 5, False),
        (NO, NO, HERE, 5, False),
        (None, YES, HERE, 5, False),
        (YES, NO, HERE, -1, True),  # it is under way
    ],
)
def test_what_cannot_wait_for_the_evening(before, after, duty, hours, is_told):
    turn = Turn(before, after, NOW + timedelta(hours=hours))

    assert is_told_at_once(turn, duty, now=NOW) is is_told


def test_without_a_date_a_named_persons_no_is_told_and_their_doubt_is_not():
    assert is_told_at_once(Turn(YES, NO, None), HERE, now=NOW)
    assert not is_told_at_once(Turn(YES, MAYBE, None), HERE, now=NOW)
