"""Who comes along, or instead: nobody is lost, and nobody is counted twice."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from bot.domain.company import (
    MOST_GUESTS,
    bringing,
    has_company,
    likeliest,
    one_fewer,
    staying,
    turned,
)
from bot.domain.rsvp import Answer, Rsvp, Via

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
COMING = Rsvp(7, 1, Answer.YES)
EXCUSED = Rsvp(7, 1, Answer.NO)


def then(rsvp, answer):
    return turned(rsvp, answer, at=NOW, via=Via.BUTTON, entered_by=None)


def test_guests_stay_at_home_with_the_one_who_brought_them():
    excused = then(replace(COMING, guests=2, guest_names="Karim, Rosa"), Answer.NO)

    assert (excused.guests, excused.stand_ins) == (0, 0)


def test_guests_who_come_all_the_same_are_counted_in_ones_place():
    excused = then(replace(COMING, guests=2, guest_names="Karim, Rosa"), Answer.NO)

    stay = staying(excused, 2)

    assert (stay.stand_ins, stay.stand_in, stay.guest_names) == (2, "Karim, Rosa", "")


def test_guests_who_do_not_come_leave_no_name():
    excused = then(replace(COMING, guests=2, guest_names="Karim, Rosa"), Answer.NO)

    assert staying(excused, 0) == replace(excused, guest_names="")


def test_who_comes_after_all_takes_along_whom_they_had_announced():
    excused = replace(EXCUSED, stand_in="Rosa", stand_ins=1)

    coming = then(excused, Answer.YES)

    assert (coming.guests, coming.guest_names) == (1, "Rosa")
    assert (coming.stand_ins, coming.stand_in) == (0, "")


def test_the_name_of_somebody_who_answered_alone_is_not_kept_as_a_guests():
    coming = then(replace(EXCUSED, stand_in="Rosa", stand_ins=0), Answer.YES)

    assert (coming.guests, coming.guest_names, coming.stand_in) == (0, "", "")


def test_an_answer_after_the_date_moved_is_confirmed():
    assert not then(replace(COMING, to_confirm=True), Answer.YES).to_confirm


def test_a_word_goes_with_whatever_is_answered():
    told = replace(COMING, word="À bientôt", listens=True)

    assert (then(told, Answer.NO).word, then(told, Answer.NO).listens) == ("À bientôt", False)


@pytest.mark.parametrize(("asked", "kept"), [(-1, 0), (0, 0), (3, 3), (4, MOST_GUESTS)])
def test_no_more_guests_come_than_there_may_be(asked, kept):
    assert bringing(COMING, asked).guests == kept
    assert staying(EXCUSED, asked).stand_ins == kept


def test_names_belong_to_the_number_of_guests_they_were_given_for():
    coming = replace(COMING, guests=2, guest_names="Karim, Rosa")

    assert bringing(coming, 2).guest_names == "Karim, Rosa"
    assert bringing(coming, 1).guest_names == ""


def test_who_answers_alone_is_taken_out_of_the_guests_by_name():
    coming = replace(COMING, guests=2, guest_names="Karim et Rosa")

    fewer = one_fewer(coming, name="Rosa")

    assert (fewer.guests, fewer.guest_names) == (1, "Karim")
    assert one_fewer(fewer, name="Karim").guest_names == ""


def test_who_comes_instead_and_answers_alone_keeps_their_name_there():
    fewer = one_fewer(replace(EXCUSED, stand_in="Rosa", stand_ins=1), name="Rosa")

    assert (fewer.stand_ins, fewer.stand_in) == (0, "Rosa")


def test_the_one_who_wrote_the_name_is_asked_about_first():
    unnamed, named = replace(COMING, guests=1), replace(COMING, guests=1, guest_names="jonas")

    assert likeliest([unnamed, named], name="Jonas U.") == named
    assert likeliest([unnamed, named], name="Fatou N.") == unnamed
    assert likeliest([], name="Jonas") is None


@given(
    guests=st.integers(0, 3),
    answers=st.lists(st.sampled_from(Answer), max_size=6),
    stay=st.booleans(),
)
def test_however_often_a_mind_is_changed_company_is_counted_in_one_way(guests, answers, stay):
    rsvp = replace(COMING, guests=guests)
    for answer in answers:
        before = rsvp.guests
        rsvp = then(rsvp, answer)
        if answer is Answer.NO and before and stay:
            rsvp = staying(rsvp, before)
        assert not (rsvp.guests and rsvp.stand_ins)
        assert rsvp.guests + rsvp.stand_ins <= guests
        assert has_company(rsvp) is (rsvp.guests + rsvp.stand_ins > 0)
    if stay:
        assert rsvp.guests + rsvp.stand_ins == guests
