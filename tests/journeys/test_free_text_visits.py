"""Somebody types whether they come while a meeting and a visit are announced."""

from tests.house.placed import names
from tests.house.publishing import TITLE as MEETING, published
from tests.house.signing_up import at_the_door, comes, waits


async def with_a_meeting(house, *, capacity=3):
    """Announce a visit and, five days later, a meeting."""
    made, people = await at_the_door(house, capacity=capacity)
    nadia = house.somebody("m01")
    await nadia.say("/menu")
    await published(nadia)
    for person in people:
        await person.reads(MEETING)
    return made, people


async def test_a_visit_that_is_named_is_not_taken_for_the_meeting(house):
    made, (_, ousmane, *_) = await with_a_meeting(house)

    which = await ousmane.say("je viens")
    asked = await ousmane.say("je viens à la rencontre")
    await ousmane.say("je viens à la visite")
    await ousmane.tap_in("Oui, c’est cela", "Votre place est retenue.")
    other = await ousmane.say("je viens")

    assert which.labels == [
        "jeudi 11 mars : Visite : La cuisine par…",
        f"mardi 16 mars : {MEETING}",
        "Aucune de celles-ci",
    ]
    assert f"« {MEETING} »" in asked.text
    assert f"« {MEETING} »" in other.text
    assert await names(house, made) == (["Ousmane K."], [], [])


async def test_a_place_that_is_offered_is_shown_again_to_who_types_an_answer(house):
    made, (gaelle, ousmane, *_) = await with_a_meeting(house, capacity=1)
    await comes(gaelle)
    await waits(ousmane)
    await gaelle.say("je ne peux pas venir à la visite")
    await gaelle.tap_in("Oui, c’est cela", "pas cette fois")
    await ousmane.reads("Une place se libère")

    for line in ("oui", "je la prends", "je laisse"):
        shown = await ousmane.say(line)
        assert shown.labels[:2] == ["Je prends la place", "Je laisse"]
        assert "Une place vous est proposée, jusqu’à" in shown.text
    await ousmane.tap("Je prends la place")

    await ousmane.reads("Votre place est retenue.")
    assert await names(house, made) == (["Ousmane K."], [], [])
