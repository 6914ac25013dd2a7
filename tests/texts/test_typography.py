"""French typesetting, and ranks in words."""

import pytest
from hypothesis import given, strategies as st

from bot.texts.ordinals import ordinal
from bot.texts.typography import typo


@pytest.mark.parametrize(
    ("typed", "set_in_type"),
    [
        ("Bonjour !", "Bonjour\u202f!"),
        ("Vous venez?", "Vous venez\u202f?"),
        ("Quoi ?! Oui ; non", "Quoi\u202f?! Oui\u202f; non"),
        ("« Ici »", "«\u202fIci\u202f»"),
        ("«Ici!»", "«\u202fIci\u202f!\u202f»"),
        ("Quand : demain", "Quand\u00a0: demain"),
        ("<b>Bonjour !</b>", "<b>Bonjour\u202f!</b>"),
        ("pain &amp; vin &#39; fin", "pain &amp; vin &#39; fin"),
        ("10:30 sur https://exemple.org/?a=b;c", "10:30 sur https://exemple.org/?a=b;c"),
        ("? seul", "? seul"),
    ],
)
def test_spaces_that_must_not_break_are_set(typed, set_in_type):
    assert typo(typed) == set_in_type


@given(st.text() | st.text("a «»!?;:&\u00a0\u202f", max_size=12))
def test_setting_type_twice_changes_nothing(text):
    assert typo(typo(text)) == typo(text)


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (1, "Première", "First"),
        (4, "Quatrième", "Fourth"),
        (20, "Vingtième", "Twentieth"),
        (21, "21e", "21st"),
        (22, "22e", "22nd"),
        (23, "23e", "23rd"),
        (24, "24e", "24th"),
        (111, "111e", "111th"),
        (0, "0e", "0th"),
    ],
)
def test_a_meeting_has_its_rank_in_words(number, french, english):
    assert ordinal(number, "fr") == french
    assert ordinal(number, "en") == english
