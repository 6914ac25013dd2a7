"""What a stray line may mean; every doubt is left to people."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from bot.domain.guess import LENGTH, Courtesy, Guess, read
from bot.domain.rsvp import Answer
from tests.domain import guesses
from tests.domain.guesses import lines

TODAY = date(2026, 11, 24)  # a Tuesday
SATURDAY = date(2026, 11, 28)


def meant(text):
    return read(text, today=TODAY)


@pytest.mark.parametrize("text", lines(guesses.YES))
def test_a_yes_is_heard(text):
    assert isinstance(guess := meant(text), Guess)
    assert (guess.answer, guess.guests) == (Answer.YES, 0)


@pytest.mark.parametrize("text", lines(guesses.NO))
def test_a_no_is_heard_however_kindly_it_is_wrapped(text):
    assert meant(text) == Guess(Answer.NO)


@pytest.mark.parametrize("text", lines(guesses.MAYBE))
def test_a_doubt_is_heard(text):
    assert meant(text) == Guess(Answer.MAYBE)


@pytest.mark.parametrize("text", lines(guesses.NOTHING))
def test_whatever_could_mean_something_else_is_not_guessed(text):
    assert meant(text) is None


@pytest.mark.parametrize(
    ("text", "guests"),
    [
        ("on sera trois", 2),
        ("nous serons 2", 1),
        ("on vient à deux", 1),
        ("je viens à 4", 3),
        ("je viens avec quelqu’un", 1),
        ("je viendrai avec ma fille", 1),
        ("je viens avec une amie, merci", 1),
        ("je viens avec deux amis", 2),
        ("I’m coming with a friend", 1),
        ("we'll be three", 2),
        ("I'm bringing two friends", 2),
    ],
)
def test_who_comes_along_is_counted(text, guests):
    assert meant(text) == Guess(Answer.YES, guests)


@pytest.mark.parametrize(
    ("text", "answer", "day"),
    [
        ("je ne pourrai pas venir samedi", Answer.NO, SATURDAY),
        ("je viens samedi prochain", Answer.YES, SATURDAY),
        ("samedi je ne peux pas", Answer.NO, SATURDAY),
        ("à samedi !", Answer.YES, SATURDAY),
        ("see you Saturday", Answer.YES, SATURDAY),
        ("I can't make it on Saturday", Answer.NO, SATURDAY),
        ("je viens demain soir", Answer.YES, date(2026, 11, 25)),
        ("not sure about tomorrow", None, None),
        ("I can't come tonight", Answer.NO, TODAY),
        ("ok pour mardi", Answer.YES, TODAY),
        ("peut-être lundi", Answer.MAYBE, date(2026, 11, 30)),
        ("je viens à la prochaine rencontre", Answer.YES, None),
    ],
)
def test_the_day_that_was_named_is_kept(text, answer, day):
    assert meant(text) == (Guess(answer, 0, day) if answer else None)


@pytest.mark.parametrize(
    ("text", "courtesy"),
    [
        ("merci !", Courtesy.THANKS),
        ("Merci beaucoup", Courtesy.THANKS),
        ("ok merci", Courtesy.THANKS),
        ("Bonjour, merci pour l’invitation", Courtesy.THANKS),
        ("thank you so much", Courtesy.THANKS),
        ("Bonjour", Courtesy.HELLO),
        ("Bonsoir à tous", Courtesy.HELLO),
        ("hello!", Courtesy.HELLO),
        ("salut", Courtesy.HELLO),
    ],
)
def test_a_courtesy_is_one(text, courtesy):
    assert meant(text) is courtesy


def test_a_long_line_is_a_message_for_a_person():
    assert meant("oui " * LENGTH) is None


@given(st.text())
def test_whatever_is_typed_is_read_without_harm(text):
    found = meant(text)

    assert found is None or isinstance(found, (Guess, Courtesy))


@given(
    st.lists(st.sampled_from(lines(guesses.YES)), min_size=1, max_size=2),
    st.text("xyzq ", max_size=9),
)
def test_an_unknown_word_silences_the_guess(said, stray):
    text = " ".join([*said, "zzz" + stray])

    assert meant(text) is None
