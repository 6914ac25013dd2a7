"""What an organiser types into the preparation of a meeting, rightly or wrongly."""

import pytest

from tests.house.drafting import PREVIEW


async def test_a_place_typed_where_buttons_are_asked_for_is_not_read_as_a_date(house):
    nadia = house.somebody("m01")
    await nadia.say("/nouvelle")
    await nadia.say("Une soirée jeux")
    await nadia.say("dans 15 jours à 18h30")
    await nadia.tap_in("Oui, c’est cela", "Comment se retrouve")

    said = await nadia.say("Le Quai")

    assert said.text.startswith("Je n’ai pas compris, pardon.")
    await nadia.tap_in("En visio", PREVIEW)


@pytest.mark.parametrize("typed", ["é" * 121, " . "])
async def test_a_title_that_cannot_be_kept_whole_or_read_is_asked_for_again(house, typed):
    nadia = house.somebody("m01")
    await nadia.say("/nouvelle")

    told = await nadia.say(typed)
    dates = await nadia.say("Une soirée jeux")

    assert told.text.startswith(("C’est trop long pour une ligne.", "Je n’y lis aucun mot."))
    assert dates.text.startswith("Quel jour")
