"""The shelf of organisations."""

import pytest

from bot.domain.organisation import folded
from bot.ports import Store
from storage.database import SqlDatabase
from tests.storage.given import member

NAMES = ("Les Jardins partagés", "Atelier vélo", "L'Épicerie", "Café des Jardins")


def add_all(store: Store) -> list[int]:
    return [store.organisations.add(name).id for name in NAMES]


async def test_pages_go_by_name_articles_and_accents_aside(database: SqlDatabase):
    await database.write(add_all)

    first = await database.read(lambda store: store.organisations.page(start=0, size=3))
    rest = await database.read(lambda store: store.organisations.page(start=3, size=3))

    assert [one.name for one in first] == ["Atelier vélo", "Café des Jardins", "L'Épicerie"]
    assert [one.name for one in rest] == ["Les Jardins partagés"]
    assert await database.read(lambda store: store.organisations.count()) == len(NAMES)


async def test_a_part_of_the_name_is_enough(database: SqlDatabase):
    await database.write(add_all)

    found = await database.read(lambda store: store.organisations.like("JARDIN", limit=5))

    assert [one.name for one in found] == ["Café des Jardins", "Les Jardins partagés"]


async def test_a_name_typed_twice_is_one_organisation(database: SqlDatabase):
    await database.write(add_all)

    again = await database.write(lambda store: store.organisations.add("les jardins PARTAGES"))

    known = await database.read(
        lambda store: store.organisations.by_folded_name(folded("Jardins partagés"))
    )
    assert again == known
    assert await database.read(lambda store: store.organisations.get(again.id)) == again


async def test_an_organisation_nobody_knows_is_not_found(database: SqlDatabase):
    with pytest.raises(LookupError):
        await database.read(lambda store: store.organisations.get(4))


async def test_a_member_joins_and_leaves_organisations(database: SqlDatabase):
    def deed(store: Store):
        who, organisations = member(store), add_all(store)
        for organisation in (*organisations[:2], organisations[0]):
            store.organisations.affiliate(who.id, organisation)
        return who.id

    who = await database.write(deed)

    joined = await database.read(lambda store: store.organisations.of(who))
    await database.write(lambda store: store.organisations.leave(who))
    assert [one.name for one in joined] == ["Atelier vélo", "Les Jardins partagés"]
    assert await database.read(lambda store: store.organisations.of(who)) == []
