"""Names of organisations, compared although they are typed in many ways."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from bot.domain.organisation import folded

SAME = [
    ("La Passerelle", "passerelle"),
    ("Les Jardins de la Gare", "jardins gare"),
    ("les jardins de la gare", "LES JARDINS DE LA GARE"),
    ("Café des Arts", "cafe arts"),
    ("L’Atelier", "l'atelier"),
    ("L’Atelier", "Atelier"),
    ("Ressourcerie « Le Fil »", "Ressourcerie Le Fil"),
    ("AMAP-du-Lac", "Amap du lac"),
    ("Le Cœur", "COEUR"),
    ("Straße", "STRASSE"),
    ("École", unicodedata.normalize("NFD", "École")),
]
OTHER = [
    ("Café des Arts", "Café des Lettres"),
    ("Jardin 1", "Jardin 2"),
    ("李", "王"),
    ("Дом", "Сад"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_a_name_are_the_same(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_names_stay_two(one, other):
    assert folded(one) != folded(other)


@pytest.mark.parametrize("name", ["La", "Les", "!!!", "🌻"])
def test_a_name_made_of_articles_or_signs_is_still_somebody(name):
    assert folded(name)


def test_two_names_made_of_signs_stay_two():
    assert folded("🌻") != folded("🍎")


@given(name=st.text())
def test_folding_twice_changes_nothing(name):
    assert folded(folded(name)) == folded(name)


@given(name=st.text())
def test_case_does_not_matter(name):
    assert folded(name.upper().lower()) == folded(name.upper())
