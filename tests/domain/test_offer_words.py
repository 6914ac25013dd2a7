"""What is meant by a line typed instead of « Une visite » or « Un lieu de rencontre »."""

import pytest

from bot.domain.offer import OfferKind
from bot.domain.offer_words import kind_named


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("une visite", OfferKind.VISIT),
        ("Ouvrir nos portes !", OfferKind.VISIT),
        ("je voudrais accueillir des gens", OfferKind.VISIT),
        ("a visit", OfferKind.VISIT),
        ("une visite de notre salle", OfferKind.VISIT),
        ("un lieu", OfferKind.PLACE),
        ("Une salle", OfferKind.PLACE),
        ("une salle pour accueillir vos réunions", OfferKind.PLACE),
        ("a room", OfferKind.PLACE),
    ],
)
def test_a_line_that_names_a_visit_or_a_place_is_understood(text: str, kind: OfferKind):
    assert kind_named(text) is kind


@pytest.mark.parametrize("text", ["", "oui", "des chaises", "pas de visite", "rien, merci"])
def test_a_line_that_names_neither_says_nothing(text: str):
    assert kind_named(text) is None
