"""The programme and the speakers, as people type them."""

import pytest
from hypothesis import example, given, strategies as st

from bot.domain.gathering import TITLE_LENGTH
from bot.domain.naming import TooLong
from bot.domain.programme import LONGEST_ITEM, AgendaItem, Speaker
from bot.domain.typed_programme import (
    read,
    read_item,
    read_length,
    read_speakers,
    written,
    written_speaker,
)

TYPED = st.text(max_size=60) | st.text("abé 0123456789mhin'’()-.:,\n•", max_size=60)


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("Accueil", AgendaItem("Accueil")),
        ("Accueil 20 min", AgendaItem("Accueil", 20)),
        ("- Accueil : 20'", AgendaItem("Accueil", 20)),
        ("• Accueil, 20 mn", AgendaItem("Accueil", 20)),
        ("1. Accueil (20 mn)", AgendaItem("Accueil", 20)),
        ("2) Accueil – 20’", AgendaItem("Accueil", 20)),
        ("Récit (1 h 30)", AgendaItem("Récit", 90)),
        ("Récit 1h", AgendaItem("Récit", 60)),
        ("Round of names 5 minutes", AgendaItem("Round of names", 5)),
        ("3 questions", AgendaItem("3 questions")),
        ("20 min", AgendaItem("20 min")),
        ("Repas à 12 h", AgendaItem("Repas à 12 h")),
        ("Une pause de 20 min", AgendaItem("Une pause de 20 min")),
        ("Attendre 0 min", AgendaItem("Attendre 0 min")),
        ("Attendre 999 min", AgendaItem("Attendre 999 min")),
        ("x" * TITLE_LENGTH + " 20 min", AgendaItem("x" * TITLE_LENGTH, 20)),
    ],
)
def test_a_line_ends_in_its_minutes_if_it_has_any(typed, item):
    assert read_item(typed) == item


def test_each_line_that_says_something_is_an_item():
    typed = "Accueil 10 min\n\n   \nTour de table\r\n- \u200f\nRécit"

    assert [item.title for item in read(typed)] == ["Accueil", "Tour de table", "Récit"]


@given(TYPED)
@example("Pause 10 min 20 min")
@example("a " * 50 + "20 min x 20 min")
@example("1. 2. - 20 min : 5 min")
@example("()1 h 1 min 0'")
def test_what_was_read_and_written_is_read_the_same(typed):
    items = read(typed)

    assert list(read(written(items))) == list(items)


@given(TYPED)
def test_every_item_is_one_line_of_a_fitting_length(typed):
    for item in read(typed):
        assert 0 < len(item.title) <= TITLE_LENGTH
        assert "\n" not in item.title
        assert item.minutes is None or 0 < item.minutes <= LONGEST_ITEM


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("90 min", 90), (" 45 minutes ", 45), ("1 h 30", 90), ("demain", None), ("", None)],
)
def test_a_length_is_read_on_its_own(typed, minutes):
    assert read_length(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "speaker"),
    [
        ("Rosa", Speaker("Rosa")),
        ("Rosa Marin, présidente, Le Quai", Speaker("Rosa Marin", "présidente", "Le Quai")),
        ("- Rosa,, Le Quai", Speaker("Rosa", "", "Le Quai")),
        ("Rosa, élue, Le Quai, Le Pont", Speaker("Rosa", "élue", "Le Quai, Le Pont")),
        ("Rosa, élue, Le Quai (anime)", Speaker("Rosa", "élue", "Le Quai", hosts=True)),
        ("Rosa, anime", Speaker("Rosa", hosts=True)),
        ("Rosa (animation)", Speaker("Rosa", hosts=True)),
    ],
)
def test_a_speaker_is_a_name_a_function_and_an_organisation(typed, speaker):
    assert read_speakers(typed) == [speaker]


@given(TYPED)
def test_speakers_are_read_without_complaint_and_the_same_again(typed):
    for speaker in read_speakers(typed):
        again = read_speakers(written_speaker(speaker))
        assert [one.name for one in again] == [speaker.name]


@pytest.mark.parametrize("typed", ["x" * (TITLE_LENGTH + 1), f"Récit\n{'x' * 200} 20 min"])
def test_too_long_a_line_is_refused_rather_than_cut(typed):
    with pytest.raises(TooLong):
        read(typed)


@pytest.mark.parametrize("typed", ["x" * 200, f"Rosa, {'x' * 200}", f"Rosa, élue, {'x' * 200}"])
def test_too_long_a_part_of_a_speaker_is_refused_rather_than_cut(typed):
    with pytest.raises(TooLong):
        read_speakers(typed)


def test_a_line_without_a_name_is_nobody():
    assert read_speakers(", présidente, Le Quai\n\n") == []
