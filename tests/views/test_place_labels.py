"""Organisers choose a place by its name, and by its address where another is called alike."""

import pytest

from bot.domain.place import Place
from bot.views.labels import LABEL_LENGTH
from bot.views.place_labels import labels
from tests.views.scene import FRENCH

STREET = "128 bis rue du Faubourg des Tanneurs"


def shown(*places: Place) -> list[str]:
    return [label for _, label in labels(places, FRENCH)]


def test_a_place_that_alone_is_called_so_is_shown_by_its_name():
    assert shown(Place(1, "La salle", "3 quai Sud"), Place(2, "La grange", seats=9)) == [
        "La salle",
        "La grange, 9 places",
    ]


def test_two_places_that_are_called_alike_are_told_apart_by_their_addresses():
    one, other = (
        Place(1, "Chez moi", "4 rue du Four", seats=9),
        Place(2, "chez moi", "9 rue Haute"),
    )

    assert shown(one, other, Place(3, "Chez moi")) == [
        "Chez moi, 4 rue du Four, 9 places",
        "chez moi, 9 rue Haute",
        "Chez moi",
    ]


def test_homes_of_one_name_and_no_address_are_told_apart_by_who_opens_them():
    one, other = Place(1, "Chez moi", seats=9, host="Gaëlle S."), Place(2, "Chez moi", host="Yves")

    assert shown(one, other) == ["Chez moi, Gaëlle S., 9 places", "Chez moi, Yves"]
    assert shown(one) == ["Chez moi, 9 places"]


@pytest.mark.parametrize("seats", [None, 30])
def test_a_long_name_leaves_room_for_where_it_is(seats: int | None):
    name = "Chez Gaëlle et toute la maisonnée des Tanneurs"
    places = [Place(which, name, f"{which} {STREET}", seats=seats) for which in (1, 2)]

    one, other = shown(*places)

    assert ", 1 128" in one
    assert ", 2 128" in other
    assert max(len(one), len(other)) <= LABEL_LENGTH
