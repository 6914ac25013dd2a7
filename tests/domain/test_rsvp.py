"""Answers: when they came, and the words that go with them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from bot.domain.gathering import Gathering
from bot.domain.naming import NothingWritten, visible_length
from bot.domain.rsvp import (
    WORD_LENGTH,
    Answer,
    Rsvp,
    Timing,
    WordTooLong,
    readable_word,
    timing,
)

PARIS = ZoneInfo("Europe/Paris")
STARTS = datetime(2026, 12, 5, 9, 0, tzinfo=UTC)
ENDS = STARTS + timedelta(hours=2)
MEETING = Gathering(id=7, starts_at=STARTS, ends_at=ENDS)
SECOND = timedelta(seconds=1)
MIDNIGHT = datetime(2026, 12, 4, 23, 0, tzinfo=UTC)  # on the clocks of Paris


def said_at(moment):
    return Rsvp(7, 1, Answer.NO, answered_at=moment)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (MIDNIGHT - SECOND, Timing.BEFORE),
        (MIDNIGHT, Timing.SAME_DAY),
        (STARTS - SECOND, Timing.SAME_DAY),
        (STARTS, Timing.DURING),
        (ENDS - SECOND, Timing.DURING),
        (ENDS, Timing.AFTER),
        (ENDS + timedelta(days=9), Timing.AFTER),
    ],
)
def test_an_answer_is_placed_by_the_clock_of_the_community(moment, expected):
    assert timing(said_at(moment), MEETING, zone=PARIS) is expected


def test_without_a_date_every_answer_comes_in_time():
    undated = Gathering(id=7)

    assert timing(said_at(STARTS), undated, zone=PARIS) is Timing.BEFORE


def test_without_an_end_nothing_comes_afterwards():
    endless = replace(MEETING, ends_at=None)

    assert timing(said_at(ENDS), endless, zone=PARIS) is Timing.DURING


def test_a_word_becomes_one_readable_line():
    assert readable_word(" Bonjour\n\tà  tout le monde \u202e") == "Bonjour à tout le monde"


def test_a_word_of_signs_that_nobody_sees_is_no_word():
    with pytest.raises(NothingWritten):
        readable_word("\u200b\u202e\n")


@pytest.mark.parametrize("sign", ["a", "é", "e\u0301", "\N{GRINNING FACE}"])
def test_a_word_is_measured_by_what_people_see(sign):
    assert readable_word(sign * WORD_LENGTH) == sign * WORD_LENGTH
    with pytest.raises(WordTooLong) as refusal:
        readable_word(sign * (WORD_LENGTH + 1))
    assert refusal.value.length == WORD_LENGTH + 1


@pytest.mark.parametrize("unseen", ["a\u200d", "e" + "\u0301" * 4])
def test_a_word_full_of_signs_that_nobody_sees_is_too_long_for_a_page(unseen):
    with pytest.raises(WordTooLong):
        readable_word(unseen * WORD_LENGTH + "\u200d" * 100)


@given(text=st.text(max_size=700))
def test_any_text_is_a_word_that_fits_or_is_refused(text):
    try:
        word = readable_word(text)
    except (NothingWritten, WordTooLong):
        return
    assert 1 <= visible_length(word) <= WORD_LENGTH
    assert "\n" not in word
