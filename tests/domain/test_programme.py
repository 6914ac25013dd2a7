"""Lines of a programme are found again after others moved them, and have their limits."""

import pytest

from bot.domain.programme import (
    MOST_ITEMS,
    MOST_SPEAKERS,
    NOTHING_PLANNED,
    AgendaItem,
    LineGone,
    Speaker,
    TooManyLines,
    TooManySpeakers,
    find,
    mark,
    moved,
)
from bot.domain.section import Section

A, B, C = AgendaItem("A"), AgendaItem("B", 10), AgendaItem("C")


@pytest.mark.parametrize("lines", [[A, B], [B, A], [C, A, B]])
def test_a_line_is_found_wherever_it_stands_now(lines):
    assert lines[find(lines, place=1, marked=mark(B))] == B


def test_of_two_lines_alike_the_one_in_its_place_is_meant():
    assert find([A, B, A], place=2, marked=mark(A)) == 2


@pytest.mark.parametrize("lines", [[], [A], [A, AgendaItem("B", 15)]])
def test_a_line_that_changed_is_gone(lines):
    with pytest.raises(LineGone):
        find(lines, place=1, marked=mark(B))


@pytest.mark.parametrize(
    ("place", "by", "after"),
    [(1, -1, [B, A, C]), (1, 1, [A, C, B]), (0, -1, [A, B, C]), (2, 1, [A, B, C])],
)
def test_a_line_moves_as_far_as_the_edge(place, by, after):
    assert moved([A, B, C], place, by=by) == after


def test_a_programme_and_its_speakers_have_an_end():
    with pytest.raises(TooManyLines):
        NOTHING_PLANNED.with_lines(Section.AGENDA, [A] * (MOST_ITEMS + 1))
    with pytest.raises(TooManySpeakers):
        NOTHING_PLANNED.with_lines(Section.SPEAKERS, [Speaker("Rosa")] * (MOST_SPEAKERS + 1))


def test_each_section_holds_lines_of_its_own_kind():
    whole = NOTHING_PLANNED.with_lines(Section.AGENDA, [A, B])
    whole = whole.with_lines(Section.SPEAKERS, [Speaker("Rosa")])

    assert whole.lines(Section.AGENDA) == (A, B)
    assert whole.lines(Section.SPEAKERS) == (Speaker("Rosa"),)
