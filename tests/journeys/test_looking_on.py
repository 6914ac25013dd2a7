"""A funder is told of a report, reads it in chat and takes it along: nowhere is a home in it."""

from bot.domain.member import Role
from bot.domain.place import Format
from tests.house.letters import all_over, crowd
from tests.house.papers import holding, read_by_others, taken
from tests.house.telling import held, member_of, publish

READY = "Le compte rendu de la rencontre « Les jardins » est prêt."
NAME, ADDRESS = "Chez Gaëlle", "12 rue des Lilas"


async def test_a_meeting_in_a_kitchen_reaches_a_funder_without_the_kitchen(monday):
    neighbour, funder = await crowd(monday, 2)

    def kitchen(store):
        store.members.grant(member_of(store, funder).id, Role.FUNDER_OBSERVER)
        return store.gatherings.add_place(NAME, address=ADDRESS)

    place = await monday.cellar.change(kitchen)
    made = await held(monday, [neighbour, funder], place=place, format=Format.IN_PERSON)
    await publish(monday, made)
    await all_over(monday)

    letters = [await one.reads(READY) for one in (neighbour, funder)]
    ours, theirs = [
        await one.tap_in("Lire en entier", "Nos constats") for one in (neighbour, funder)
    ]
    files = await read_by_others(await taken(monday, funder, made))

    assert f"{NAME}, {ADDRESS}" in ours.text
    for private in (NAME, ADDRESS):
        assert private not in letters[-1].text + theirs.text
        assert holding(files, private) == set()
    assert holding(files, "Visiter la ressourcerie") == set(files)
