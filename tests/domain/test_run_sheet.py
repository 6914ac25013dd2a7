"""The sheet is parted between lines, and each part fits a message."""

from hypothesis import given, strategies as st

from bot.domain.board import Word
from bot.domain.programme import AgendaItem, Speaker
from bot.domain.rsvp import Answer, Readers
from bot.domain.run_sheet import FIRST_ROOM, ROOM, length, parts


def word(text: str) -> Word:
    return Word(1, text, Readers.MEETING, is_read=False, answer=Answer.NO, name="Zoé")


ITEMS = st.text(min_size=1, max_size=120).map(lambda title: AgendaItem(title, 10))
SPEAKERS = st.text(min_size=1, max_size=60).map(Speaker)
WORDS = st.text(min_size=1, max_size=300).map(word)


@given(st.lists(ITEMS | SPEAKERS | WORDS, max_size=60))
def test_no_line_is_lost_or_cut_and_every_part_has_room(lines):
    found = parts(lines)

    assert [line for part in found for line in part] == lines
    assert all(sum(map(length, part)) <= ROOM for part in found)
    assert sum(map(length, found[0])) <= FIRST_ROOM


def test_an_empty_sheet_is_one_message():
    assert [list(part) for part in parts([])] == [[]]


def test_signs_that_telegram_counts_twice_take_twice_the_room():
    assert length(AgendaItem("🌻" * 10)) - length(AgendaItem("x" * 10)) == 10
