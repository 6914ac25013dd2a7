"""Two people at the same moment, where several write: a place goes to one, and none stays idle."""

from collections import Counter

import pytest

from bot.domain.places import NoPlaceLeft, NoRoomForGuests, PlaceIsFree
from bot.domain.rsvp import Answer
from bot.domain.visit import Visit
from bot.ports import Store
from bot.services import capacities, privacy
from storage.contact_traces import WRITE_PLACE
from storage.database import open_database
from storage.places import SEAL, WAIT
from storage.rsvps import PUT
from tests.services.changing import MONDAY
from tests.services.community import NOW, call_off, organiser
from tests.services.test_side_by_side import Crossing
from tests.services.visiting import bring, full, names, ring, says, somebody, stand, visit, wait


@pytest.fixture
def crossing(postgres_url: str):
    """Return two deeds to be, where several write."""
    database = open_database(postgres_url)
    yield Crossing(database)
    database.close()


def one_left(store: Store):
    made = visit(store, 2)
    says(store, made, "Anna")
    return made


def yes(made, name):
    return lambda store: says(store, made, name)


def no(made, name):
    return lambda store: says(store, made, name, Answer.NO)


async def test_the_last_place_goes_to_one_of_two(crossing: Crossing):
    made = await crossing.database.write(one_left)

    with pytest.raises(NoPlaceLeft):
        await crossing.cross(yes(made, "Basile"), yes(made, "Chloé"))

    found = await crossing.database.read(lambda store: names(store, made))
    assert found == (["Anna", "Basile"], [], [])


async def test_the_last_place_goes_to_a_guest_or_to_somebody_else(crossing: Crossing):
    made = await crossing.database.write(one_left)

    with pytest.raises(NoRoomForGuests):
        await crossing.cross(yes(made, "Basile"), lambda store: bring(store, made, "Anna", 1))

    assert (await crossing.database.read(lambda store: stand(store, made))).people == 2


async def test_who_comes_to_wait_while_a_place_is_given_back_is_offered_it(crossing: Crossing):
    made = await crossing.database.write(full)

    await crossing.cross(lambda s: wait(s, made, "Chloé"), no(made, "Anna"), before=WAIT)
    await crossing.database.write(ring)

    found = await crossing.database.read(lambda store: names(store, made))
    assert found == (["Basile"], ["Chloé"], [])


async def test_a_place_given_back_while_somebody_comes_to_wait_is_theirs_to_take(
    crossing: Crossing,
):
    made = await crossing.database.write(full)

    with pytest.raises(PlaceIsFree):
        await crossing.cross(no(made, "Anna"), lambda store: wait(store, made, "Chloé"))
    await crossing.database.write(ring)
    await crossing.database.write(yes(made, "Chloé"))

    found = await crossing.database.read(lambda store: names(store, made))
    assert found == (["Basile", "Chloé"], [], [])


async def test_two_who_look_at_the_same_free_place_offer_it_once(crossing: Crossing):
    made = await crossing.database.write(lambda store: full(store, "Chloé", "Driss"))
    await crossing.database.write(no(made, "Anna"))

    await crossing.cross(ring, ring, before=SEAL)

    found = await crossing.database.read(lambda store: names(store, made))
    assert found == (["Basile"], ["Chloé"], ["Driss"])


async def test_nothing_is_offered_of_what_is_being_called_off(crossing: Crossing):
    made = await crossing.database.write(lambda store: full(store, "Chloé"))
    await crossing.database.write(no(made, "Anna"))

    await crossing.cross(ring, lambda store: call_off(store, made, now=MONDAY), before=SEAL)

    found = await crossing.database.read(lambda store: names(store, made))
    assert found == (["Basile"], [], ["Chloé"])


async def test_a_yes_does_not_slip_in_while_there_are_to_be_fewer_places(crossing: Crossing):
    made = await crossing.database.write(one_left)

    def fewer(store: Store) -> None:
        capacities.set_capacity(
            store, gathering_id=made.id, capacity=1, by=organiser(store), now=NOW
        )

    with pytest.raises(NoPlaceLeft):
        await crossing.cross(fewer, yes(made, "Basile"), before=SEAL)

    standing = await crossing.database.read(lambda store: stand(store, made))
    assert (standing.people, standing.places.capacity) == (1, 1)


async def test_one_tap_that_comes_twice_takes_one_place(crossing: Crossing):
    made = await crossing.database.write(lambda store: visit(store, 1))

    await crossing.cross(yes(made, "Anna"), yes(made, "Anna"), before=PUT)

    standing = await crossing.database.read(lambda store: stand(store, made))
    assert (standing.people, standing.places.taken) == (1, 1)


async def test_who_is_erased_and_who_comes_meanwhile_do_not_wait_for_each_other(
    crossing: Crossing,
):
    def received(store: Store):
        made = visit(store, 3)
        says(store, made, "Anna")
        store.visits.put(Visit(made.id, None, [somebody(store, "Anna").id], access="Sonnez"))
        somebody(store, "Basile")
        return made

    made, begun = await crossing.database.write(received), Counter[str]()

    def erase(store: Store) -> None:
        begun["erase"] += 1
        privacy.erase(store, somebody(store, "Anna"), now=NOW)

    def come(store: Store) -> None:
        begun["come"] += 1
        says(store, made, "Basile")

    await crossing.cross(erase, come, before=WRITE_PLACE)

    found = await crossing.database.read(lambda store: names(store, made))
    assert (found, begun) == ((["Basile"], [], []), {"erase": 1, "come": 1})
