"""Finding one's organisation, or adding it once."""

import pytest

from bot.domain.naming import NothingWritten
from bot.domain.organisation import NoSuchOrganisation
from bot.ports import Store
from bot.services import members
from storage.database import SqlDatabase
from tests.services.community import GAELLE, agreed

NAMES = [f"Jardin {number:02}" for number in range(1, 18)]


def fill(store: Store):
    for name in NAMES:
        store.organisations.add(name)


@pytest.mark.parametrize(
    ("asked", "number", "names", "is_last"),
    [
        (0, 0, NAMES[:8], False),
        (1, 1, NAMES[8:16], False),
        (2, 2, NAMES[16:], True),
        (3, 0, NAMES[:8], False),
        (2**40, 0, NAMES[:8], False),
    ],
)
async def test_pages_turn_and_begin_again(database: SqlDatabase, asked, number, names, is_last):
    await database.write(fill)

    page = await database.read(lambda s: members.page_of_organisations(s, number=asked))

    assert [organisation.name for organisation in page.organisations] == names
    assert (page.number, page.is_last) == (number, is_last)


async def test_without_organisations_there_is_one_empty_page(database: SqlDatabase):
    page = await database.read(lambda s: members.page_of_organisations(s, number=0))

    assert (list(page.organisations), page.number, page.is_last) == ([], 0, True)


async def test_the_same_name_typed_otherwise_is_found_alone(database: SqlDatabase):
    await database.write(fill)

    found = await database.read(
        lambda store: members.organisations_like(store, text="le JARDIN 03 !")
    )

    assert [organisation.name for organisation in found] == ["Jardin 03"]


async def test_near_names_are_offered_but_few(database: SqlDatabase):
    await database.write(fill)

    found = await database.read(lambda s: members.organisations_like(s, text="jardin"))

    assert len(found) == members.NEAR


async def test_a_new_organisation_is_added_once(database: SqlDatabase):
    def deed(store: Store):
        first = members.join_new(store, agreed(store), name="Le Fil d’Or")
        second = members.join_new(store, agreed(store, GAELLE), name="fil d'or")
        return first, second, store.organisations.count()

    first, second, count = await database.write(deed)

    assert first == second
    assert count == 1


async def test_joining_twice_is_joining_once(database: SqlDatabase):
    def deed(store: Store):
        yves, jardins = agreed(store), store.organisations.add("Les Jardins")
        for _ in range(2):
            members.join(store, yves, organisation_id=jardins.id)
        return list(store.organisations.of(yves.id)), [jardins]

    joined, wanted = await database.write(deed)

    assert joined == wanted


async def test_an_organisation_needs_a_name(database: SqlDatabase):
    yves = await database.write(agreed)

    with pytest.raises(NothingWritten):
        await database.write(lambda store: members.join_new(store, yves, name=" \n "))


async def test_a_forged_organisation_is_refused_in_words(database: SqlDatabase):
    yves = await database.write(agreed)

    with pytest.raises(NoSuchOrganisation):
        await database.write(lambda store: members.join(store, yves, organisation_id=2**40))
