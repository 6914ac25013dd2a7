"""A visit is moved, called off or brought back: places and the list stay, offers follow."""

from datetime import datetime, timedelta

import pytest

from bot.domain.appointment import Stage
from bot.domain.delivery import Kind
from bot.domain.gathering import Gathering, GatheringCancelled
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import appointments
from storage.database import SqlDatabase
from tests.services.changing import MONDAY, moved
from tests.services.community import COMMUNITY, NOW, STARTS, bring_back, call_off
from tests.services.visiting import free, full, names, ring, says, stand, told, wait

SECOND = timedelta(seconds=1)
TOMORROW = MONDAY + timedelta(days=1)
SOON = MONDAY + timedelta(hours=2)


def offered(store: Store) -> Gathering:
    """Have Chloé read, on Monday at 11:00, that Anna's place is hers until Tuesday."""
    made = full(store, "Chloé", "Driss")
    free(store, made, now=MONDAY)
    return made


async def end_of_offer(database: SqlDatabase, made: Gathering) -> datetime:
    found = await database.read(lambda store: stand(store, made))
    until = found.offered[0].offer_until
    assert until is not None
    return until


async def test_places_and_list_stay_for_another_date(database: SqlDatabase):
    made = await database.write(offered)
    before = await database.read(lambda store: names(store, made))

    await database.write(lambda store: moved(store, made.id, STARTS + timedelta(days=7)))
    await database.write(lambda store: ring(store, now=MONDAY))

    assert await database.read(lambda store: names(store, made)) == before
    assert await end_of_offer(database, made) == TOMORROW
    standing = await database.read(lambda store: stand(store, made))
    assert [one.to_confirm for one in standing.confirmed] == [True]
    assert await database.read(lambda s: told(s, made, Kind.MOVED)) == [
        *("Anna", "Basile", "Chloé", "Driss"),
    ]


async def test_who_confirms_another_date_keeps_their_place(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé"))
    await database.write(lambda store: moved(store, made.id, STARTS + timedelta(days=7)))

    await database.write(lambda store: says(store, made, "Anna", now=MONDAY))
    await database.write(lambda store: says(store, made, "Basile", Answer.NO, now=MONDAY))
    await database.write(lambda store: ring(store, now=MONDAY))

    assert await database.read(lambda s: names(s, made)) == (["Anna"], ["Chloé"], [])


async def test_an_offer_ends_three_hours_before_an_earlier_date(database: SqlDatabase):
    made = await database.write(offered)
    sooner = MONDAY + timedelta(hours=8)

    await database.write(lambda store: moved(store, made.id, sooner))
    until = await end_of_offer(database, made)
    await database.write(lambda store: ring(store, now=until))
    still = await database.read(lambda store: names(store, made))
    await database.write(lambda store: ring(store, now=until + SECOND))

    assert until == sooner - timedelta(hours=3)
    assert still == (["Basile"], ["Chloé"], ["Driss"])
    assert await database.read(lambda s: names(s, made)) == (["Basile"], [], ["Driss", "Chloé"])
    assert await database.read(lambda s: told(s, made, Kind.PLACES_LEFT_OVER)) == ["Nadia"]


async def test_an_offer_for_a_date_that_is_too_near_is_over_at_once(database: SqlDatabase):
    made = await database.write(offered)

    await database.write(lambda store: moved(store, made.id, SOON))
    await database.write(lambda store: ring(store, now=MONDAY))

    assert await database.read(lambda s: names(s, made)) == (["Basile"], [], ["Driss", "Chloé"])


async def test_a_place_that_came_too_late_is_offered_for_a_later_date(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", starts_at=SOON, ends_at=None))
    await database.write(lambda store: free(store, made, now=MONDAY))
    assert await database.read(lambda s: names(s, made)) == (["Basile"], [], ["Chloé"])

    await database.write(lambda store: moved(store, made.id, STARTS))
    await database.write(lambda store: ring(store, now=MONDAY))

    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Chloé"], [])


async def test_called_off_offers_end_without_a_word_and_who_waits_is_told(database: SqlDatabase):
    made = await database.write(offered)

    await database.write(lambda store: call_off(store, made, now=MONDAY))
    with pytest.raises(GatheringCancelled):
        await database.write(lambda store: says(store, made, "Chloé", now=MONDAY))
    with pytest.raises(GatheringCancelled):
        await database.write(lambda store: wait(store, made, "Elsa", now=MONDAY))
    await database.write(lambda store: ring(store, now=TOMORROW + SECOND))

    assert await database.read(lambda s: names(s, made)) == (["Basile"], [], ["Chloé", "Driss"])
    assert await database.read(lambda s: told(s, made, Kind.PLACE_PASSED)) == []
    assert await database.read(lambda s: told(s, made, Kind.PLACE_OFFERED)) == []
    assert await database.read(lambda s: told(s, made, Kind.CANCELLED)) == [
        *("Anna", "Basile", "Chloé", "Driss"),
    ]


async def test_brought_back_the_first_who_waits_is_asked_again(database: SqlDatabase):
    made = await database.write(offered)
    await database.write(lambda store: call_off(store, made, now=MONDAY))

    await database.write(lambda store: bring_back(store, made, now=MONDAY))
    await database.write(lambda store: ring(store, now=MONDAY))

    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Chloé"], ["Driss"])
    assert await database.read(lambda s: told(s, made, Kind.PLACE_OFFERED)) == ["Chloé"]


async def test_once_it_has_begun_nobody_is_asked_any_more(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé"))

    await database.write(lambda store: free(store, made, now=STARTS))
    await database.write(lambda store: says(store, made, "Elsa", now=STARTS))

    assert await database.read(lambda s: names(s, made)) == (["Basile", "Elsa"], [], ["Chloé"])
    assert await database.read(lambda s: told(s, made, Kind.PLACES_LEFT_OVER)) == []


async def test_planning_anew_leaves_the_places_alone(database: SqlDatabase):
    def deed(store: Store) -> Gathering:
        made = full(store, "Chloé")
        says(store, made, "Anna", Answer.NO)
        appointments.plan_for(store, made, community=COMMUNITY, now=NOW)
        appointments.plan_all(store, community=COMMUNITY, now=NOW)
        return made

    made = await database.write(deed)
    ahead = await database.read(lambda store: store.appointments.of(made.id))
    assert [one.is_ahead for one in ahead if one.stage is Stage.PLACES] == [True]
    await database.write(ring)

    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Chloé"], [])
