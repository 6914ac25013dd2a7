"""What members say of an offer: enough to be understood."""

from datetime import UTC, datetime

import pytest

from bot.domain.dialogue import Dialogue
from bot.domain.naming import TooLong
from bot.domain.offer import Offer, OfferKind
from bot.domain.offering import (
    STEPS,
    NoGroupSize,
    NoRoomSize,
    Offering,
    OfferLine,
    OnlyAQuestion,
    TooLittle,
    offering_from,
    offering_of,
    read_size,
    telling_line,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "?", "…", "x", "ok", "🙂", "🙂🙂🙂🙂", "- -", "a !"])
def test_what_says_too_little_is_asked_again(text: str):
    with pytest.raises(TooLittle):
        telling_line(text, limit=80)


@pytest.mark.parametrize("text", ["non", "thé", "18h", "le four à pain", "3 marches"])
def test_a_short_word_says_enough(text: str):
    assert telling_line(f" {text} ", limit=80) == text


def test_what_is_too_long_is_not_cut():
    with pytest.raises(TooLong):
        telling_line("a" * 81, limit=80)


def test_a_place_is_whole_once_its_equipment_is_known():
    place = Offering(OfferKind.PLACE, "La salle", "", "le soir", "Sans marche", 30, 0)

    assert place.missing is OfferLine.EQUIPMENT
    assert place.said(OfferLine.EQUIPMENT, "un écran").missing is None


def test_a_question_remembers_all_but_the_name_of_somebody_else():
    said = Offering(OfferKind.VISIT, "Le four", for_id=7, for_name="Lucienne", offer_id=3)
    dialogue = Dialogue(1, STEPS[OfferLine.AUDIENCE], NOON, said.facts())

    read = offering_of(dialogue)

    assert (read.topic, read.for_id, read.offer_id, read.for_name) == ("Le four", 7, 3, "")


def test_an_offer_in_ones_own_name_is_said_anew_without_asking_in_whose():
    offer = Offer(4, OfferKind.VISIT, 1, "Le four", NOON, None, "tous", "le mardi", capacity=5)

    assert offering_from(offer).missing is None


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("8", 8),
        ("une quinzaine de personnes", 15),
        ("trois ou quatre", 4),
        ("3 à 4", 4),
        ("3 a 4 personnes", 4),
        ("entre 6 et 8", 8),
        ("8 ou six", 8),
        ("de 6 à huit", 8),
        ("6-8", 8),
        ("six to eight", 8),
        ("12pers", 12),
    ],
)
def test_of_two_numbers_that_go_together_the_larger_one_is_the_most(text: str, most: int):
    assert read_size(text, kind=OfferKind.VISIT) == most


@pytest.mark.parametrize(
    "text", ["", "beaucoup", "2 fois 8", "entre trois et cent", "5, 6 ou 8", "cinq dix", "61"]
)
def test_numbers_of_which_nobody_knows_what_they_mean_are_asked_again(text: str):
    with pytest.raises(NoGroupSize):
        read_size(text, kind=OfferKind.VISIT)


def test_of_hundreds_in_words_too_the_larger_one_is_the_most():
    assert read_size("deux ou trois cents", kind=OfferKind.PLACE) == 300
    with pytest.raises(NoRoomSize):
        read_size("deux ou trois mille", kind=OfferKind.PLACE)


@pytest.mark.parametrize("text", ["oui", "Non merci", "d’accord", "ok"])
def test_a_bare_yes_or_no_tells_nothing_of_what_is_offered(text: str):
    for line in (OfferLine.TOPIC, OfferLine.AUDIENCE, OfferLine.SLOTS):
        with pytest.raises(TooLittle):
            Offering(OfferKind.VISIT).said(line, text)


def test_a_question_is_no_answer_but_may_be_what_one_would_see():
    asked = "Comment fait-on du pain ?"

    assert Offering(OfferKind.VISIT).said(OfferLine.TOPIC, asked).topic == asked
    for line in (OfferLine.AUDIENCE, OfferLine.SLOTS, OfferLine.CAPACITY):
        with pytest.raises(OnlyAQuestion):
            Offering(OfferKind.VISIT).said(line, "C’est combien de temps ?")


def test_of_two_lines_where_a_number_was_asked_none_is_lost():
    with pytest.raises(NoGroupSize):
        Offering(OfferKind.VISIT).said(OfferLine.CAPACITY, "8\nplutôt des jeunes")
