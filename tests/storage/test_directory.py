"""The shelf of the directory: people and organisations are found however they are typed."""

from dataclasses import replace

import pytest

from bot.domain.member import Status
from bot.domain.organisation import OrganisationKind, Scale
from bot.domain.rsvp import Answer
from bot.ports import Store
from storage.database import SqlDatabase
from tests.storage.given import NOW, answer, meeting, member


def people(store: Store) -> None:
    """Fill the directory with four people of two organisations."""
    amap = store.organisations.add("L’AMAP du canal")
    grocery = store.organisations.add("Épicerie solidaire")
    for name, organisation in (("Gaëlle S.", amap), ("Rosa", grocery), ("Élodie", amap)):
        store.organisations.affiliate(member(store, name).id, organisation.id)
    member(store, "Gaelle")


def names(store: Store, text: str) -> list[str]:
    return [found.name for found in store.directory.members_like(text, start=0, limit=8)]


@pytest.mark.parametrize("typed", ["gael", "GAËL", "aëlle"])
async def test_a_part_of_a_name_is_enough_whatever_its_accents(database: SqlDatabase, typed):
    await database.write(people)

    found = await database.read(lambda store: names(store, typed))

    assert found == ["Gaelle", "Gaëlle S."]


async def test_an_organisation_finds_its_people(database: SqlDatabase):
    await database.write(people)

    def deed(store: Store):
        listed = store.directory.listed("amap", start=0, limit=8)
        return [(one.member.name, one.organisation) for one in listed]

    assert await database.read(deed) == [
        ("Élodie", "L’AMAP du canal"),
        ("Gaëlle S.", "L’AMAP du canal"),
    ]
    assert await database.read(lambda store: store.directory.count_like("amap")) == 2


async def test_who_was_erased_is_not_found(database: SqlDatabase):
    def deed(store: Store):
        people(store)
        gone = store.directory.members_like("rosa", start=0, limit=1)[0]
        store.members.forget(gone.id, at=NOW)
        return names(store, "rosa"), names(store, ""), gone

    found, everybody, gone = await database.write(deed)

    assert found == []
    assert everybody == ["Élodie", "Gaelle", "Gaëlle S."]
    left = await database.read(lambda store: store.members.get(gone.id))
    assert left.status is Status.LEFT


async def test_a_list_is_read_page_by_page(database: SqlDatabase):
    await database.write(people)

    def deed(store: Store):
        return [store.directory.listed("", start=start, limit=3) for start in (0, 3, 6)]

    pages = await database.read(deed)

    assert [[one.member.name for one in page] for page in pages] == [
        ["Élodie", "Gaelle", "Gaëlle S."],
        ["Rosa"],
        [],
    ]


async def test_names_that_begin_alike_may_be_one_person(database: SqlDatabase):
    def deed(store: Store):
        people(store)
        member(store, "Gaëlla")
        gaelle = store.directory.members_like("gaelle", start=0, limit=1)[0]
        near = store.directory.near(gaelle, limit=3)
        back = store.directory.near(near[0].member, limit=3)
        return [one.member.name for one in near], [one.member.name for one in back]

    assert await database.write(deed) == (["Gaëlle S."], ["Gaelle"])


async def test_namesakes_stand_side_by_side(database: SqlDatabase):
    def deed(store: Store):
        people(store)
        member(store, "GAELLE")
        return [one.member.name for one in store.directory.same_names(start=0, limit=8)]

    assert await database.write(deed) == ["Gaelle", "GAELLE"]


async def test_answers_are_counted_by_what_was_said(database: SqlDatabase):
    def deed(store: Store):
        rosa, yves = member(store, "Rosa"), member(store, "Yves")
        first, second, third = meeting(store), meeting(store), meeting(store)
        answer(store, first, rosa)
        answer(store, second, rosa, Answer.NO)
        answer(store, third, rosa, Answer.NO)
        answer(store, second, yves)
        said = store.directory.answers_of(rosa.id)
        return said, store.directory.both_answered(rosa.id, yves.id)

    assert await database.write(deed) == ({Answer.YES: 1, Answer.NO: 2}, 1)


async def test_an_organisation_comes_back_as_saved(database: SqlDatabase):
    def deed(store: Store):
        made = store.organisations.add("Le Jardin")
        changed = replace(
            made,
            name="Le Grand Jardin",
            kind=OrganisationKind.PLACE,
            neighbourhood="Le canal",
            scale=Scale.VOLUNTEER,
        )
        store.organisations.save(changed)
        return changed

    changed = await database.write(deed)

    assert await database.read(lambda s: s.organisations.get(changed.id)) == changed
    found = await database.read(
        lambda s: s.directory.organisations_like("GRAND", start=0, limit=8)
    )
    assert found == [changed]
