"""A host says how to get in once the visit is announced, and reads whether anybody was told."""

from dataclasses import replace

import pytest

from bot.domain.gathering import Status
from bot.ports import Store
from tests.house.offering import suggested, the_offer


def became(store: Store, status: Status) -> None:
    visit = store.gatherings.get(the_offer(store).gathering_id or 0)
    store.gatherings.save(replace(visit, status=status))


def nobody_reads(store: Store) -> None:
    for organiser in store.members.organisers():
        store.members.save(replace(organiser, chat_id=None))


@pytest.mark.parametrize(
    ("is_read", "thanks"),
    [
        (True, "Merci, c’est transmis au groupe projet."),
        (False, "Merci, c’est gardé avec votre proposition. Le groupe projet le lira."),
    ],
)
async def test_how_to_get_in_is_passed_on_only_if_somebody_is_told(sqlite_house, is_read, thanks):
    house = sqlite_house
    nadia, _, gaelle = await suggested(house)
    await gaelle.tap_in("Oui, c’est bon", "Dernière question")
    await house.cellar.change(lambda store: became(store, Status.ANNOUNCED))
    if not is_read:
        await house.cellar.change(nobody_reads)

    noted = await gaelle.say("Sonnez deux fois")

    assert noted.text == thanks
    if is_read:
        await nadia.reads("Sonnez deux fois")
    assert (await house.look(the_offer)).access == "Sonnez deux fois"


@pytest.mark.parametrize(
    ("become", "said"),
    [
        (Status.DRAFT, "Merci, tout est noté. Le groupe projet prépare la visite."),
        (Status.ANNOUNCED, "La visite est annoncée. Merci !"),
        (
            Status.CANCELLED,
            "La visite n’aura pas lieu à la date prévue. Merci d’y avoir pensé.",
        ),
        (Status.HELD, "La visite a eu lieu. Merci de nous avoir ouvert vos portes !"),
    ],
)
async def test_who_has_nothing_to_add_reads_how_far_the_visit_is(sqlite_house, become, said):
    house = sqlite_house
    _, _, gaelle = await suggested(house)
    await gaelle.tap_in("Oui, c’est bon", "Dernière question")
    await house.cellar.change(lambda store: became(store, become))

    told = await gaelle.tap_in("Passer", said)

    assert told.text == said
