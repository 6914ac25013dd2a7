"""What organisers may choose for a visit says what it does, and what is true of it."""

from bot.domain.board import Named
from bot.domain.places import Places
from bot.domain.visit_board import Move, Placed, PlaceOf, Spot, Whereabouts
from bot.views import visit_board_sizes, visit_boards
from tests.views.scene import FRENCH, MEETING, read

ANNA = Placed(Named(12, "Anna"), Whereabouts(12, Spot.COMING))


def labels(screen):
    return [button.label for row in screen.buttons for button in row]


def test_fewer_places_are_offered_only_where_that_is_another_choice_than_leaving_them():
    some_left = visit_board_sizes.fewer(Places(7, 8, taken=5), 3, FRENCH)
    none_left = visit_board_sizes.fewer(Places(7, 5, taken=5), 3, FRENCH)

    wait = "Les dernières réponses attendent"
    reduce = "Réduire à 5 : tout le monde reste"
    assert [read_label(one) for one in labels(some_left)] == [
        reduce,
        wait,
        "Ne rien changer (8 places)",
    ]
    assert [read_label(one) for one in labels(none_left)] == [wait, "Ne rien changer (5 places)"]


def test_a_place_goes_to_nobody_where_nobody_waits():
    asked = [
        read(visit_boards.sure(PlaceOf(MEETING, ANNA, others), Move.PUT_BACK, FRENCH))
        for others in (False, True)
    ]

    assert "Personne d’autre n’attend : la place reste libre." in asked[0]
    assert "La place libérée ira à la première personne qui attend." in asked[1]


def read_label(label):
    return label.replace("\N{NO-BREAK SPACE}", " ")
