"""An offered place whose message never left: nobody lets pass what they were not told of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from bot.domain.delivery import MOST_COPIES, Delivery, Fate, Kind, after
from bot.domain.gathering import Gathering
from bot.domain.offer_times import SHORTEST
from bot.domain.places import Fewer, NoPlaceLeft, Waiting
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import capacities, members
from storage.database import SqlDatabase
from tests.services.community import NOW, STARTS, organiser
from tests.services.visiting import full, names, post, ring, says, somebody, stand, told

SECOND = timedelta(seconds=1)
DAYS = timedelta(days=3)


def offered(store: Store, *line: str) -> tuple[Gathering, datetime]:
    """Offer Chloé a place, before others who wait; return the visit, and when that ends."""
    made = full(store, "Chloé", *line)
    says(store, made, "Anna", Answer.NO)
    ring(store)
    return made, ends(store, made)[0]


def ends(store: Store, made: Gathering) -> list[datetime]:
    """Return when the offers end that are open."""
    return [one.offer_until for one in stand(store, made).offered if one.offer_until]


def claimed(store: Store) -> Delivery:
    hand = store.deliveries.claim(now=NOW + DAYS, most=200)
    return next(one for one in hand if one.kind is Kind.PLACE_OFFERED)


def begun(store: Store) -> Delivery:
    sending = store.deliveries.begin(claimed(store), now=NOW)
    assert sending is not None
    return sending


def in_doubt(store: Store) -> None:
    sending = begun(store)
    uncertain = after(replace(sending, tries=MOST_COPIES), Fate.PERHAPS, at=NOW)
    store.deliveries.settle(sending, uncertain, at=NOW)


def dropped(store: Store) -> None:
    store.deliveries.drop_of(somebody(store, "Chloé").id, reason="too_late", at=NOW)


def not_sent(store: Store) -> None:
    post(store, now=NOW + DAYS, fate=Fate.NOT_SENT)


@pytest.mark.parametrize("untold", [lambda _: None, claimed, dropped, not_sent])
async def test_who_was_never_told_is_offered_another_time_and_keeps_their_turn(
    database: SqlDatabase, untold: Callable[[Store], object]
):
    made, until = await database.write(lambda store: offered(store, "Driss"))
    await database.write(untold)

    late = until + SECOND
    with pytest.raises(NoPlaceLeft):
        await database.write(lambda store: says(store, made, "Elsa", now=late))
    await database.write(lambda store: ring(store, now=late, is_posted=False))

    standing = await database.read(lambda store: stand(store, made))
    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Chloé"], ["Driss"])
    assert [(one.passed, one.was_told) for one in standing.offered] == [(None, False)]
    (again,) = await database.read(lambda store: ends(store, made))
    assert again >= late + SHORTEST
    assert "Chloé" in await database.read(lambda s: told(s, made, Kind.PLACE_OFFERED))
    assert await database.read(lambda s: told(s, made, Kind.PLACE_PASSED)) == []


@pytest.mark.parametrize(
    "left",
    [
        lambda store: post(store, now=NOW + DAYS),
        lambda store: post(store, now=NOW + DAYS, fate=Fate.CLOSED),
        begun,
        in_doubt,
    ],
)
async def test_who_was_told_or_cannot_be_lets_the_place_pass(
    database: SqlDatabase, left: Callable[[Store], object]
):
    made, until = await database.write(lambda store: offered(store, "Driss"))
    await database.write(left)

    await database.write(lambda store: ring(store, now=until + SECOND, is_posted=False))

    standing = await database.read(lambda store: stand(store, made))
    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Driss"], ["Chloé"])
    assert [one.passed for one in standing.waiting] == [standing.places.freed]
    assert await database.read(lambda s: told(s, made, Kind.PLACE_PASSED)) == ["Chloé"]


async def test_who_would_be_told_too_late_is_not_told(database: SqlDatabase):
    _, until = await database.write(offered)

    promised = await database.write(claimed)

    assert promised.not_after == until - SHORTEST


async def test_the_second_offer_is_let_pass_once_it_was_told(database: SqlDatabase):
    made, until = await database.write(lambda store: offered(store, "Driss"))
    await database.write(lambda store: ring(store, now=until + SECOND, is_posted=False))
    await database.write(lambda store: post(store, now=until + DAYS))

    await database.write(lambda store: ring(store, now=until + DAYS))

    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Driss"], ["Chloé"])


async def test_who_was_never_told_and_taps_late_comes(database: SqlDatabase):
    made, until = await database.write(lambda store: offered(store, "Driss"))

    await database.write(lambda store: says(store, made, "Chloé", now=until + SECOND))

    found = await database.read(lambda store: names(store, made))
    assert found == (["Basile", "Chloé"], [], ["Driss"])


async def test_nobody_is_too_late_for_what_they_were_not_told(database: SqlDatabase):
    def deed(store: Store) -> tuple[Gathering, datetime]:
        made, until = offered(store)
        driss = somebody(store, "Driss").id
        store.places.wait(Waiting(0, made.id, driss, NOW, turn=-1))
        return made, until

    made, until = await database.write(deed)

    with pytest.raises(NoPlaceLeft) as refused:
        await database.write(lambda store: says(store, made, "Chloé", now=until + SECOND))
    assert type(refused.value) is NoPlaceLeft


async def test_offers_that_nobody_was_told_of_end_with_the_start(database: SqlDatabase):
    made, until = await database.write(offered)
    asked = [until]
    while still := await database.read(lambda store: ends(store, made)):
        asked += still
        await database.write(partial(ring, now=still[0] + SECOND, is_posted=False))

    assert len(set(asked)) > 3
    assert asked[-1] < STARTS
    await database.write(lambda store: ring(store, now=STARTS, is_posted=False))

    standing = await database.read(lambda store: stand(store, made))
    assert (standing.offered, [one.passed for one in standing.waiting]) == ([], [None])


async def test_an_offer_taken_back_before_it_was_told_is_not_spoken_of(database: SqlDatabase):
    made, _ = await database.write(offered)

    def fewer(store: Store) -> None:
        capacities.set_capacity(
            store,
            gathering_id=made.id,
            capacity=1,
            by=organiser(store),
            now=NOW,
            choice=Fewer.LAST_WAIT,
        )

    await database.write(fewer)

    assert await database.read(lambda s: names(s, made)) == (["Basile"], [], ["Chloé"])
    assert await database.read(lambda s: told(s, made, Kind.PLACE_PASSED)) == []


async def test_who_was_out_of_reach_before_they_were_told_is_asked_once_back(
    database: SqlDatabase,
):
    made, until = await database.write(offered)
    await database.write(lambda store: members.lose(store, somebody(store, "Chloé")))
    await database.write(lambda store: ring(store, is_posted=False))
    away = await database.read(lambda store: names(store, made))

    await database.write(lambda store: members.open_chat(store, somebody(store, "Chloé")))
    await database.write(lambda store: ring(store, now=until))

    assert away == (["Basile"], [], ["Chloé"])
    assert await database.read(lambda store: names(store, made)) == (["Basile"], ["Chloé"], [])
