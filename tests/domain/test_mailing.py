"""Words to many: whom they reach, how far they are, and what may be written."""

import pytest

from bot.domain.mailing import TEXT_LENGTH, MessageTooLong, readable_text
from bot.domain.naming import NothingWritten
from bot.domain.reach import Candidate, Tally, reach


def test_everybody_is_counted_once_under_the_first_thing_that_holds_a_message_back():
    people = [
        Candidate(1, is_out_of_reach=True, is_unwilling=True, was_asked=True),
        Candidate(2, is_paused=True, is_out_of_reach=True, was_asked=True),
        Candidate(3, is_unwilling=True, was_asked=True),
        Candidate(4, was_asked=True, today=1),
        Candidate(5),
    ]

    sorted_out = reach(people, a_day=1, a_week=3)

    assert sorted_out.otherwise == [1]
    assert (sorted_out.paused, sorted_out.unwilling, sorted_out.asked) == (1, 1, 1)
    assert sorted_out.chosen == [5]
    assert sorted_out.later == 0


def test_who_read_enough_today_or_this_week_is_chosen_and_waits():
    people = [Candidate(1, today=1, week=1), Candidate(2, week=3), Candidate(3, week=2)]

    sorted_out = reach(people, a_day=1, a_week=3)

    assert sorted_out.chosen == [1, 2, 3]
    assert sorted_out.later == 2


def test_of_a_total_those_told_another_way_are_no_part():
    tally = Tally(sent=3, in_air=1, waiting=2, later=1, blocked=1, otherwise=9, stopped=2)

    assert tally.done == 4
    assert tally.to_come == 4
    assert tally.total == 10
    assert tally.unreached == 10


def test_lines_stay_and_signs_that_turn_other_words_around_go():
    text = readable_text("  Bonjour \u202ean,\r\n\r\n\r\n\r\nà samedi\x00 !  \n")

    assert text == "Bonjour an,\n\nà samedi !"


def test_accents_and_joined_signs_count_as_people_see_them():
    text = "e\u0301" * 1500

    assert readable_text(text) == text


@pytest.mark.parametrize("text", ["", " \n ", "\u200b"])
def test_nothing_readable_is_refused(text):
    with pytest.raises(NothingWritten):
        readable_text(text)


@pytest.mark.parametrize(("text", "over"), [("a" * (TEXT_LENGTH + 3), 3), ("😀" * 1800, 100)])
def test_too_much_is_told_by_how_much(text, over):
    with pytest.raises(MessageTooLong) as refusal:
        readable_text(text)

    assert refusal.value.over == over
