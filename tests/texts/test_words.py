"""Facts are put into sentences as they are, and never read as markup."""

from hypothesis import given, strategies as st

from bot.sandbox.entities import formatted
from bot.texts import Html, Words

WORDS = Words(
    "fr",
    {
        "hello": "Bonjour <b>{name}</b>.",
        "lines": "Toujours\n📅 Quand : {when}\n📍 Où : {where}",
        "twice": "{name}, {name}",
    },
)
CALM = st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=1)


@given(name=CALM)
def test_a_fact_stands_in_the_sentence_as_it_is(name):
    text, entities = formatted(WORDS("hello", name=name), "HTML", None)

    assert text == f"Bonjour {name}."
    assert entities[0]["type"] == "bold"


@given(name=CALM)
def test_a_button_shows_signs_without_escaping_them(name):
    assert WORDS.plain("twice", name=name) == f"{name}, {name}"


def test_words_that_are_markup_already_stay_so():
    assert WORDS("hello", name=Html("<i>Yves</i>")) == "Bonjour <b><i>Yves</i></b>."


def test_a_fact_that_looks_like_a_place_is_not_filled_again():
    assert WORDS("hello", name="{when}") == "Bonjour <b>{when}</b>."


def test_a_line_without_its_fact_is_left_out():
    assert WORDS("lines", when="", where="ici") == "Toujours\n📍 Où : ici"


def test_facts_that_are_missing_at_the_end_leave_no_blank_line():
    assert WORDS("lines", when="demain", where="") == "Toujours\n📅 Quand : demain"


def test_zero_is_a_fact():
    assert WORDS.plain("lines", when=0, where=0) == "Toujours\n📅 Quand : 0\n📍 Où : 0"
