"""The small rules of a board: pages, what it looks at, what was on the screen."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.board import Change, News, Scope, Slice, Word, print_of
from bot.domain.gathering import Gathering, Status
from bot.domain.rsvp import Answer, Readers

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
WORD = Word(3, "Bravo", Readers.TEAM, is_read=False, answer=Answer.NO, name="Ana")


@pytest.mark.parametrize(
    ("found", "shown", "is_last"),
    [("", "", True), ("ab", "ab", True), ("abc", "abc", True), ("abcd", "abc", False)],
)
def test_a_page_knows_whether_another_one_follows(found, shown, is_last):
    page = Slice.cut(found, number=2, size=3)

    assert (page.shown, page.number, page.is_last) == (shown, 2, is_last)


def test_without_a_date_what_came_before_is_what_came_before_now():
    scope = Scope.of(Gathering(7, status=Status.POSTPONED), NOW)

    assert (scope.starts_at, scope.is_cancelled) == (NOW, False)


def test_a_gathering_that_is_called_off_is_looked_at_as_such():
    starts_at = NOW + timedelta(days=1)
    off = Gathering(7, status=Status.CANCELLED, starts_at=starts_at)

    assert Scope.of(off, NOW) == Scope(7, starts_at, NOW, is_cancelled=True)


def test_news_say_how_many_changes_they_leave_out():
    change = Change("Ana", Answer.YES, None)

    assert News(NOW, [change, change], total=5).untold == 3


@pytest.mark.parametrize(
    "others",
    [
        [],
        [WORD, WORD],
        [replace(WORD, text="Bravo !")],
        [replace(WORD, member_id=4)],
        [replace(WORD, text="")],
    ],
)
def test_other_words_leave_another_print(others):
    assert print_of(others) != print_of([WORD])


def test_who_wrote_a_word_is_not_in_its_print_but_by_number():
    assert print_of([replace(WORD, name="Bo", is_read=True)]) == print_of([WORD])
