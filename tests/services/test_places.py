"""The places of a visit: taken in order, never given twice, offered when one is freed."""

from datetime import timedelta

import pytest

from bot.domain.delivery import Kind
from bot.domain.places import (
    HasPlace,
    NobodyInstead,
    NoPlaceLeft,
    NoRoomForGuests,
    OfferPassed,
)
from bot.domain.rsvp import Answer
from bot.services import companions, places
from storage.database import SqlDatabase
from tests.services.community import NOW, STARTS
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

SECOND = timedelta(seconds=1)


async def test_who_comes_first_has_a_place_and_who_comes_later_waits(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))

    with pytest.raises(NoPlaceLeft):
        await database.write(lambda store: says(store, made, "Elsa"))
    with pytest.raises(NoPlaceLeft):
        await database.write(lambda store: says(store, made, "Chloé"))

    found = await database.read(lambda store: names(store, made))
    assert found == (["Anna", "Basile"], [], ["Chloé", "Driss"])


async def test_a_yes_again_and_a_wait_again_change_nothing(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé"))
    before = await database.read(lambda store: stand(store, made))

    later = NOW + SECOND
    await database.write(lambda store: says(store, made, "Anna", now=later))
    await database.write(lambda store: wait(store, made, "Chloé", now=later))
    with pytest.raises(HasPlace):
        await database.write(lambda store: wait(store, made, "Anna", now=later))

    assert await database.read(lambda store: stand(store, made)) == before


@pytest.mark.parametrize("said", [Answer.NO, Answer.MAYBE])
async def test_a_place_given_back_is_offered_to_the_first_who_waits(database: SqlDatabase, said):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))

    await database.write(lambda store: says(store, made, "Anna", said))
    with pytest.raises(NoPlaceLeft):
        await database.write(lambda store: says(store, made, "Elsa"))
    await database.write(ring)

    found = await database.read(lambda store: names(store, made))
    assert found == (["Basile"], ["Chloé"], ["Driss"])
    assert await database.read(lambda s: told(s, made, Kind.PLACE_OFFERED)) == ["Chloé"]


async def test_who_was_offered_a_place_takes_it_with_a_yes(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))
    await database.write(ring)

    await database.write(lambda store: says(store, made, "Chloé"))
    await database.write(lambda store: says(store, made, "Chloé"))

    found = await database.read(lambda store: names(store, made))
    assert found == (["Basile", "Chloé"], [], ["Driss"])


async def test_who_leaves_an_offer_lets_it_go_to_the_next(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))
    await database.write(ring)

    await database.write(lambda store: says(store, made, "Chloé", Answer.NO))
    await database.write(ring)

    found = await database.read(lambda store: names(store, made))
    assert found == (["Basile"], ["Driss"], [])


async def test_an_offer_is_good_to_its_last_second_and_then_goes_on(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))
    await database.write(ring)
    until = (await database.read(lambda store: stand(store, made))).offered[0].offer_until
    assert until is not None

    await database.write(lambda store: ring(store, now=until))
    assert (await database.read(lambda store: names(store, made)))[1] == ["Chloé"]
    with pytest.raises(OfferPassed):
        await database.write(lambda store: says(store, made, "Chloé", now=until + SECOND))
    await database.write(lambda store: ring(store, now=until + SECOND))

    found = await database.read(lambda store: names(store, made))
    assert found == (["Basile"], ["Driss"], ["Chloé"])
    assert await database.read(lambda s: told(s, made, Kind.PLACE_PASSED)) == ["Chloé"]


async def test_a_yes_at_the_last_second_is_in_time(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))
    await database.write(ring)
    until = (await database.read(lambda store: stand(store, made))).offered[0].offer_until
    assert until is not None

    await database.write(lambda store: says(store, made, "Chloé", now=until))
    await database.write(lambda store: ring(store, now=until + SECOND))

    found = await database.read(lambda store: names(store, made))
    assert found == (["Basile", "Chloé"], [], ["Driss"])


@pytest.mark.parametrize("has_rung", [True, False])
async def test_who_is_a_second_late_has_the_place_where_nobody_is_before_them(
    database: SqlDatabase, has_rung
):
    made = await database.write(lambda store: full(store, "Chloé"))
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))
    await database.write(ring)
    until = (await database.read(lambda store: stand(store, made))).offered[0].offer_until
    assert until is not None
    late = until + SECOND
    if has_rung:
        await database.write(lambda store: ring(store, now=late))

    await database.write(lambda store: says(store, made, "Chloé", now=late))

    found = await database.read(lambda store: names(store, made))
    assert found == (["Basile", "Chloé"], [], [])


async def test_guests_take_places_and_give_them_back(database: SqlDatabase):
    made = await database.write(lambda store: visit(store, 3))
    await database.write(lambda store: says(store, made, "Anna"))
    await database.write(lambda store: bring(store, made, "Anna", 2))
    with pytest.raises(NoPlaceLeft):
        await database.write(lambda store: says(store, made, "Basile"))
    with pytest.raises(NoRoomForGuests):
        await database.write(lambda store: bring(store, made, "Anna", 3))
    await database.write(lambda store: wait(store, made, "Basile", "Chloé", "Driss"))

    await database.write(lambda store: bring(store, made, "Anna", 0))
    with pytest.raises(NoRoomForGuests):
        await database.write(lambda store: bring(store, made, "Anna", 1))
    await database.write(ring)

    found = await database.read(lambda store: names(store, made))
    assert found == (["Anna"], ["Basile", "Chloé"], ["Driss"])


async def test_nobody_comes_instead_and_guests_do_not_stay(database: SqlDatabase):
    made = await database.write(lambda store: visit(store, 3))
    await database.write(lambda store: says(store, made, "Anna"))
    await database.write(lambda store: bring(store, made, "Anna", 2))
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))

    for deed in (
        lambda store: companions.let_stay(
            store, gathering_id=made.id, member=somebody(store, "Anna"), guests=2, now=NOW
        ),
        lambda store: companions.send_instead(
            store, gathering_id=made.id, member=somebody(store, "Anna"), text="Léa", now=NOW
        ),
    ):
        with pytest.raises(NobodyInstead):
            await database.write(deed)

    await database.write(lambda store: says(store, made, "Anna"))
    assert (await database.read(lambda store: stand(store, made))).people == 1


async def test_who_leaves_the_list_is_passed_over(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))

    def leaves(store):
        who = somebody(store, "Chloé")
        return places.leave(store, gathering_id=made.id, member=who, now=NOW)

    assert await database.write(leaves)
    assert not await database.write(leaves)
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))
    await database.write(ring)

    assert await database.read(lambda store: names(store, made)) == (["Basile"], ["Driss"], [])


async def test_too_late_to_ask_organisers_read_of_it_once(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé"))
    late = STARTS - timedelta(hours=3) + SECOND

    await database.write(lambda store: says(store, made, "Anna", Answer.NO, now=late))
    await database.write(lambda store: ring(store, now=late))

    assert await database.read(lambda store: names(store, made)) == (["Basile"], [], ["Chloé"])
    assert await database.read(lambda s: told(s, made, Kind.PLACES_LEFT_OVER)) == ["Nadia"]
    await database.write(lambda store: says(store, made, "Chloé", now=late))
    found = await database.read(lambda store: names(store, made))
    assert found == (["Basile", "Chloé"], [], [])
