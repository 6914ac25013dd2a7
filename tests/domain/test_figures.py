"""Counts, and when they may be told."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from bot.domain.attendance import Circle, Mode
from bot.domain.effort import MOST_MINUTES, changed
from bot.domain.feedback import TELLING, Echo, Takeaway
from bot.domain.figures import Came, Echoes, Figures, Presence, Seat, Takings
from bot.domain.year import missing

NOON = datetime(2027, 3, 6, 12, tzinfo=UTC)
SEATS = st.lists(
    st.builds(
        Seat,
        st.sampled_from(Circle),
        st.sampled_from(Mode),
        st.integers(1, 20),
        st.sampled_from([*Came, None]),
    ),
    max_size=30,
)


@given(SEATS)
def test_everybody_is_in_one_circle_and_nobody_twice(seats):
    presence = Presence.of_seats(seats)

    assert presence.total == sum(seat.people for seat in seats)
    core, voices = presence.of(Circle.PROJECT_GROUP), presence.of(Circle.VOICE)
    assert presence.others == presence.total - core - voices
    assert presence.first + presence.back == sum(seat.people for seat in seats if seat.came)
    assert presence.remote <= presence.total


def test_people_without_names_came_neither_first_nor_back():
    walked_in = Seat(Circle.OTHER, Mode.IN_PERSON, people=4)

    presence = Presence.of_seats([walked_in, Seat(Circle.VOICE, Mode.REMOTE, came=Came.AGAIN)])

    assert (presence.total, presence.first, presence.back, presence.remote) == (5, 0, 1, 1)
    assert presence.named == 1


@given(st.dictionaries(st.sampled_from(Takeaway), st.integers(0, 9)))
def test_few_answers_are_not_counted_apart(counts):
    takings = Takings.told(counts)

    assert takings.answers == sum(counts.values())
    assert takings.are_told == (takings.answers >= TELLING)
    assert all(takings.of(one) == 0 for one in Takeaway) or takings.are_told


def test_four_echoes_say_nothing_and_five_do():
    assert Echoes.told({Echo.FAR: 1, Echo.INSPIRE: 3}).total == 0
    assert Echoes.told({Echo.FAR: 1, Echo.INSPIRE: 4}).of(Echo.FAR) == 1


@given(st.integers(0, MOST_MINUTES), st.integers(-90, 90))
def test_hours_given_are_never_fewer_than_none(minutes, by):
    assert 0 <= changed(minutes, by) <= MOST_MINUTES


def test_corners_to_be_met_stand_as_they_were_written_down():
    assert missing(("Écluse", "Gare-Nord", "Jardins"), ["gare-nord"]) == ["Écluse", "Jardins"]


@pytest.mark.parametrize(("newcomers", "tells"), [(0, False), (1, False), (2, False), (3, True)])
def test_of_one_or_two_newcomers_nobody_reads_who_came_again(newcomers, tells):
    figures = Figures(1, "Repas", 4, NOON, first_before=newcomers, came_again=0)

    assert figures.tells_who_came_again is tells
