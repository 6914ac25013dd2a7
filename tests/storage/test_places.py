"""The shelf of places: the sum is written down by whoever changes it, and is never too large."""

from dataclasses import replace

import pytest

from bot.domain.places import NoPlaceLeft, Places, Waiting
from bot.domain.rsvp import Answer, Rsvp
from storage.database import SqlDatabase
from tests.services.community import NOW
from tests.services.visiting import somebody, visit


def says_yes(store, made, name, *, guests=0):
    who = somebody(store, name)
    store.rsvps.put(Rsvp(made.id, who.id, Answer.YES, guests=guests, answered_at=NOW))


async def test_everybody_and_every_offer_is_counted(database: SqlDatabase):
    def deed(store):
        made = visit(store, 5)
        says_yes(store, made, "Anna", guests=1)
        store.rsvps.put(
            Rsvp(made.id, somebody(store, "Basile").id, Answer.MAYBE, guests=2, answered_at=NOW)
        )
        offered = store.places.wait(Waiting(0, made.id, somebody(store, "Chloé").id, NOW))
        store.places.change([replace(offered, offered_at=NOW, offer_until=NOW)])
        store.places.wait(Waiting(0, made.id, somebody(store, "Driss").id, NOW))
        return store.places.seal(made.id, freed=2), store.places.of(made.id)

    sealed, kept = await database.write(deed)

    assert sealed == kept
    assert (sealed.taken, sealed.left, sealed.freed) == (3, 2, 2)


async def test_more_than_there_are_leave_no_trace(database: SqlDatabase):
    made = await database.write(lambda store: visit(store, 1))

    def deed(store):
        says_yes(store, made, "Anna", guests=1)
        store.places.seal(made.id)

    with pytest.raises(NoPlaceLeft):
        await database.write(deed)

    assert await database.read(lambda store: store.places.coming(made.id)) == []
    assert await database.read(lambda store: store.places.of(made.id)) == Places(made.id, 1)


async def test_whoever_waits_already_keeps_their_turn(database: SqlDatabase):
    def deed(store):
        made = visit(store)
        chloe, driss = somebody(store, "Chloé").id, somebody(store, "Driss").id
        first = store.places.wait(Waiting(0, made.id, chloe, NOW))
        front = store.places.wait(Waiting(0, made.id, driss, NOW, turn=-1))
        again = store.places.wait(Waiting(0, made.id, chloe, NOW, turn=-5))
        return first, front, again, store.places.waiting(made.id)

    first, front, again, line = await database.write(deed)

    assert again == first
    assert line == [front, first]
    assert [one.is_reachable for one in line] == [True, True]


async def test_who_left_the_list_comes_back_behind(database: SqlDatabase):
    def deed(store):
        made = visit(store)
        chloe, driss = somebody(store, "Chloé").id, somebody(store, "Driss").id
        for who in (chloe, driss):
            store.places.wait(Waiting(0, made.id, who, NOW))
        assert store.places.leave(made.id, chloe)
        assert not store.places.leave(made.id, chloe)
        store.places.wait(Waiting(0, made.id, chloe, NOW))
        return [one.member_id for one in store.places.waiting(made.id)], [driss, chloe]

    found, expected = await database.write(deed)

    assert found == expected


async def test_what_has_no_places_cannot_be_sealed(database: SqlDatabase):
    with pytest.raises(LookupError):
        await database.write(lambda store: store.places.seal(4711))

    assert await database.read(lambda store: store.places.of(4711)) is None
