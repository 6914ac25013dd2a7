"""What a stray line may mean; every doubt is left to people."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from bot.domain.gathering import Kind
from bot.domain.guess import LENGTH, Courtesy, Guess, is_bare, read, says_yes
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
    assert isinstance(guess := meant(text), Guess)
    assert (guess.answer, guess.guests, guess.day) == (Answer.NO, 0, None)


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
        ("je viens demain soir", Answer.YES, date(2026, 11, 25)),
        ("not sure about tomorrow", None, None),
        ("I can't come tonight", Answer.NO, TODAY),
    ],
)
def test_the_day_that_was_named_is_kept(text, answer, day):
    assert meant(text) == (Guess(answer, 0, day) if answer else None)


@pytest.mark.parametrize(
    ("text", "answer", "day"),
    [
        ("je ne pourrai pas venir samedi", Answer.NO, SATURDAY),
        ("je viens samedi prochain", Answer.YES, SATURDAY),
        ("samedi je ne peux pas", Answer.NO, SATURDAY),
        ("à samedi !", Answer.YES, SATURDAY),
        ("see you Saturday", Answer.YES, SATURDAY),
        ("I can't make it on Saturday", Answer.NO, SATURDAY),
        ("ok pour mardi", Answer.YES, TODAY),
        ("peut-être lundi", Answer.MAYBE, date(2026, 11, 30)),
    ],
)
def test_a_weekday_is_the_nearest_one_and_said_to_be_a_weekday(text, answer, day):
    assert meant(text) == Guess(answer, 0, day, is_weekday=True)


NINETEENTH = date(2026, 12, 19)  # a Saturday


@pytest.mark.parametrize(
    ("text", "answer", "day"),
    [
        ("je ne pourrai pas venir samedi 19 décembre", Answer.NO, NINETEENTH),
        ("Je ne peux pas venir le 19 décembre, désolée", Answer.NO, NINETEENTH),
        ("je ne peux pas venir samedi 19", Answer.NO, NINETEENTH),
        ("je ne viens pas le 19/12", Answer.NO, NINETEENTH),
        ("je serai là le samedi 19", Answer.YES, NINETEENTH),
        ("le 28 c’est bon pour moi", Answer.YES, SATURDAY),
        ("je viens le 1er février", Answer.YES, date(2027, 2, 1)),
        ("I can't come on 19 December", Answer.NO, NINETEENTH),
        ("I'll be there on Saturday the 19th", Answer.YES, NINETEENTH),
        ("I can't make it on December 19", Answer.NO, NINETEENTH),
        ("je ne peux pas le 19/12/2026", Answer.NO, NINETEENTH),
        ("je ne serai pas là le 19/12/26", Answer.NO, NINETEENTH),
        ("présent le 5/12", Answer.YES, date(2026, 12, 5)),
        ("je viens le premier décembre", Answer.YES, date(2026, 12, 1)),
        ("je viens le samedi 19 décembre 2026", Answer.YES, NINETEENTH),
        ("je ne peux pas venir le 5/2/2027", Answer.NO, date(2027, 2, 5)),
        ("I can't come on December 19, 2026", Answer.NO, NINETEENTH),
    ],
)
def test_a_date_is_the_next_one_that_is_called_so(text, answer, day):
    assert meant(text) == Guess(answer, day=day)


@pytest.mark.parametrize(
    "text",
    [
        *("je viens samedi 20 décembre", "je viens le 31 novembre", "je viens le 5 ou le 19"),
        *(
            "je viens le premier",
            "je viens le 19 décembre 2025",
            "je viens 10:00",
            "je viens 10:05",
            "je viens 10h05",
        ),
    ],
)
def test_a_date_that_there_is_not_or_that_is_two_says_nothing(text):
    assert meant(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("je viens à la visite", Kind.VISIT),
        ("oui pour la visite", Kind.VISIT),
        ("je viens à la prochaine rencontre", Kind.MEETING),
        ("je viendrai au webinaire", Kind.RELAY),
        ("I’ll come to the visit", Kind.VISIT),
        ("je prends la place", None),
    ],
)
def test_the_kind_that_was_named_is_kept(text, kind):
    assert meant(text) == Guess(Answer.YES, kind=kind)


def test_who_leaves_a_place_says_no():
    assert meant("non merci, je laisse ma place") == Guess(Answer.NO)


def test_two_kinds_at_once_are_left_to_people():
    assert meant("je viens à la rencontre et à la visite") is None


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


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("oui", Answer.YES),
        ("Oui, ça me va !", Answer.YES),
        ("la date me convient bien, merci", Answer.YES),
        ("d’accord pour cette date", Answer.YES),
        ("c’est bon pour nous", Answer.YES),
        ("parfait", Answer.YES),
        ("yes, that works for me", Answer.YES),
        ("this date suits us", Answer.YES),
        ("non, pas possible", Answer.NO),
        ("désolée, ça ne me va pas", Answer.NO),
        ("that doesn’t work for me, sorry", Answer.NO),
    ],
)
def test_a_yes_or_a_no_that_fits_any_question_is_told_from_one_about_coming(text, answer):
    assert meant(text) == Guess(answer)
    assert is_bare(text)


@pytest.mark.parametrize(
    "text", ["je viens", "oui, je viens", "ok pour mardi", "oui à la visite", "on sera trois"]
)
def test_who_speaks_of_coming_answers_no_other_question(text):
    assert meant(text) is not None
    assert not is_bare(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        *(("oui", True), ("Oui, bien sûr !", True), ("yes", True)),
        *(("non", False), ("Non merci", False), ("no", False)),
        *(("oui et non", None), ("oui ?", None), ("ok", None), ("je viens", None)),
        *(("une marche", None), ("", None)),
    ],
)
def test_a_bare_yes_is_told_from_a_bare_no(text, says):
    assert says_yes(text) is says
