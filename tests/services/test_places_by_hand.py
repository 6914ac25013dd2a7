"""Organisers move people and places of a visit by hand; what they do is written down."""

import pytest

from bot.domain.delivery import Kind
from bot.domain.member import NotAnOrganiser
from bot.domain.places import Fewer, FewerThanComing, NoPlaceLeft, OddCapacity
from bot.domain.rsvp import Answer, OwnAnswerWins
from bot.services import capacities, moving_people
from storage.database import SqlDatabase
from tests.services.community import NOW, organiser
from tests.services.visiting import (
    bring,
    full,
    names,
    ring,
    says,
    somebody,
    stand,
    told,
    visit,
    wait,
)


def move(verb, made, name, *, by=organiser):
    def deed(store):
        who = somebody(store, name)
        return verb(store, gathering_id=made.id, member_id=who.id, by=by(store), now=NOW)

    return deed


def say_yes(made, *names):
    def deed(store):
        for name in names:
            says(store, made, name)

    return deed


def resize(made, capacity, choice=None, *, by=organiser):
    return lambda store: capacities.set_capacity(
        store, gathering_id=made.id, capacity=capacity, by=by(store), now=NOW, choice=choice
    )


def chloe(store):
    return somebody(store, "Chloé")


async def noted(database):
    entries = await database.read(lambda store: store.audit.page(start=0, size=50))
    return [entry.action for entry in entries if entry.action.startswith("places.")]


async def test_a_free_place_is_given_past_the_line(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))

    moved = await database.write(move(moving_people.give, made, "Driss"))
    again = await database.write(move(moving_people.give, made, "Driss"))
    await database.write(ring)

    assert (moved.is_new, again.is_new) == (True, False)
    found = await database.read(lambda store: names(store, made))
    assert found == (["Basile", "Driss"], [], ["Chloé"])
    assert await noted(database) == ["places.give"]


async def test_a_place_that_is_taken_or_offered_cannot_be_given(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))
    with pytest.raises(NoPlaceLeft):
        await database.write(move(moving_people.give, made, "Driss"))
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))
    await database.write(ring)
    with pytest.raises(NoPlaceLeft):
        await database.write(move(moving_people.give, made, "Elsa"))

    await database.write(move(moving_people.give, made, "Chloé"))

    found = await database.read(lambda store: names(store, made))
    assert found == (["Basile", "Chloé"], [], ["Driss"])


async def test_nobody_is_given_a_place_against_their_own_no(database: SqlDatabase):
    made = await database.write(visit)
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))

    for verb in (moving_people.give, moving_people.put_back):
        with pytest.raises(OwnAnswerWins):
            await database.write(move(verb, made, "Anna"))


async def test_who_is_put_back_waits_behind_and_is_not_offered_their_own_place(
    database: SqlDatabase,
):
    made = await database.write(full)
    await database.write(move(moving_people.put_back, made, "Anna"))
    await database.write(ring)
    assert await database.read(lambda s: names(s, made)) == (["Basile"], [], ["Anna"])

    await database.write(lambda store: says(store, made, "Basile", Answer.NO))
    await database.write(ring)

    assert await database.read(lambda store: names(store, made)) == ([], ["Anna"], [])
    assert await noted(database) == ["places.put_back"]


async def test_somebody_is_put_on_the_list_and_taken_off_it(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé"))
    await database.write(move(moving_people.put_back, made, "Driss"))
    assert (await database.read(lambda s: names(s, made)))[2] == ["Chloé", "Driss"]

    for name in ("Chloé", "Anna", "Chloé"):
        await database.write(move(moving_people.take_off, made, name))
    await database.write(ring)

    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Driss"], [])
    assert await noted(database) == ["places.take_off", "places.take_off", "places.put_back"]


async def test_more_places_are_offered_at_once(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss", "Elsa"))

    resized = await database.write(resize(made, 4))
    await database.write(ring)

    assert resized.places.capacity == 4
    found = await database.read(lambda store: names(store, made))
    assert found == (["Anna", "Basile"], ["Chloé", "Driss"], ["Elsa"])


async def test_fewer_places_than_are_spoken_for_need_a_choice(database: SqlDatabase):
    made = await database.write(lambda store: full(store, coming=("Anna", "Basile", "Chloé")))
    before = await database.read(lambda store: stand(store, made))

    with pytest.raises(FewerThanComing) as refused:
        await database.write(resize(made, 1))

    assert refused.value.excess == 2
    assert await database.read(lambda store: stand(store, made)) == before


async def test_as_many_places_as_are_spoken_for_are_kept(database: SqlDatabase):
    made = await database.write(lambda store: visit(store, 6))
    await database.write(say_yes(made, "Anna", "Basile"))
    await database.write(lambda store: bring(store, made, "Anna", 1))

    resized = await database.write(resize(made, 2, Fewer.KEEP))

    assert (resized.places.capacity, resized.places.left, resized.waiting) == (3, 0, ())


async def test_who_said_yes_last_comes_to_the_front_of_the_list(database: SqlDatabase):
    made = await database.write(
        lambda store: full(store, "Driss", coming=("Anna", "Basile", "Chloé"))
    )

    resized = await database.write(resize(made, 1, Fewer.LAST_WAIT))
    await database.write(ring)

    assert len(resized.waiting) == 2
    found = await database.read(lambda store: names(store, made))
    assert found == (["Anna"], [], ["Basile", "Chloé", "Driss"])
    assert await database.read(lambda s: told(s, made, Kind.PLACE_PASSED)) == ["Basile", "Chloé"]


async def test_an_offer_ends_before_somebody_who_comes_waits_again(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))
    await database.write(ring)

    await database.write(resize(made, 1, Fewer.LAST_WAIT))
    await database.write(ring)

    found = await database.read(lambda store: names(store, made))
    assert found == (["Basile"], [], ["Chloé", "Driss"])


async def test_what_is_left_of_a_large_company_is_offered(database: SqlDatabase):
    made = await database.write(lambda store: visit(store, 4))
    await database.write(say_yes(made, "Anna", "Basile"))
    await database.write(lambda store: bring(store, made, "Basile", 2))

    await database.write(resize(made, 3, Fewer.LAST_WAIT))
    await database.write(ring)

    assert await database.read(lambda s: names(s, made)) == (["Anna"], ["Basile"], [])


@pytest.mark.parametrize("capacity", [0, -1, 61])
async def test_a_visit_has_some_places_and_not_too_many(database: SqlDatabase, capacity):
    made = await database.write(visit)

    with pytest.raises(OddCapacity):
        await database.write(resize(made, capacity))


async def test_one_of_each_organisation_comes_first(database: SqlDatabase):
    def deed(store):
        made = full(store)
        jardins = store.organisations.add("Les Jardins")
        for name in ("Basile", "Chloé"):
            store.organisations.affiliate(somebody(store, name).id, jardins.id)
        wait(store, made, "Chloé", "Driss")
        boss = organiser(store)
        for _ in range(2):
            capacities.set_one_each(store, gathering_id=made.id, one_each=True, by=boss, now=NOW)
        says(store, made, "Anna", Answer.NO)
        return made

    made = await database.write(deed)
    await database.write(ring)

    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Driss"], ["Chloé"])
    assert await noted(database) == ["places.one_each"]


async def test_only_organisers_move_people(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé"))

    for verb in (moving_people.give, moving_people.put_back, moving_people.take_off):
        with pytest.raises(NotAnOrganiser):
            await database.write(move(verb, made, "Anna", by=chloe))
    with pytest.raises(NotAnOrganiser):
        await database.write(resize(made, 5, by=chloe))

    assert await noted(database) == []
