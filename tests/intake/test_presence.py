"""Whoever shares the work gives signs of life; who was given up does nothing any more."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.calls import Call
from bot.domain.arrival import Arrival
from bot.intake.presence import SURE_FOR, Presence
from bot.ports import Deed, Store, StoreUnavailable
from bot.ports.process import Owed
from storage.database import SqlDatabase, open_database
from storage.processes import LIFE_SECONDS
from storage.tables import processes
from tests.intake.waiting import until
from tests.storage.given import NOW
from tests.storage.rows import begun

CALL = Call("sendMessage", {"chat_id": 5, "text": "Merci"})
SOON = 0.02  # seconds between two signs of life


@dataclass
class Hands:
    arrivals: list[Arrival] = field(default_factory=list)
    owed: list[Owed] = field(default_factory=list)
    looks: int = 0

    def take(self, arrivals: Sequence[Arrival]) -> None:
        self.arrivals += arrivals

    def take_up(self, owed: Sequence[Owed]) -> None:
        self.owed += owed

    def look(self) -> None:
        self.looks += 1


class Faltering:
    """A database that can be told to take no sign of life."""

    is_shared = True

    def __init__(self, database: SqlDatabase) -> None:
        self._database = database
        self.is_away = False
        self.refused = self.given = 0
        self.read, self.write = database.read, database.write
        self.act_as, self.keep_cards = database.act_as, database.keep_cards

    async def urgent(self, deed: Deed[Any]) -> Any:
        if self.is_away:
            self.refused += 1
            raise StoreUnavailable("away")
        self.given += 1
        return await self._database.urgent(deed)


@pytest.fixture
async def shared(postgres_url: str) -> AsyncIterator[SqlDatabase]:
    database = open_database(postgres_url)
    yield database
    await asyncio.to_thread(database.close)


@asynccontextmanager
async def present(presence: Presence, hands: Hands) -> AsyncIterator["asyncio.Task[None]"]:
    assert await presence.enter(hands, asyncio.Event())
    running = asyncio.create_task(presence.run(hands))
    try:
        yield running
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await presence.leave()


def presence(database: Any, name: str = "one", **more: Any) -> Presence:
    clock = {"uptime": lambda: 0.0, "beat_every": SOON}
    return Presence(database=database, name=name, **{**clock, **more})


def die(url: str, name: str) -> None:
    with begun(url) as connection:
        last = processes.update().where(processes.c.name == name)
        connection.execute(last.values(alive_until=datetime(2020, 1, 1, tzinfo=UTC)))


def leave_something(store: Store) -> tuple[int, int]:
    bodies = [(40 + n, {"update_id": n}) for n in (1, 2)]
    new, answered = store.inbox.keep(bodies, offset=3, at=NOW)
    store.inbox.settle(answered.seq, [CALL])
    return new.seq, answered.seq


async def test_what_the_dead_left_comes_into_our_hands(shared: SqlDatabase, postgres_url: str):
    other, hands = open_database(postgres_url), Hands()
    other.act_as(await other.urgent(lambda store: store.processes.enter("other")))
    new, answered = await other.write(leave_something)

    async with present(presence(shared), hands):
        before = list(hands.arrivals)
        await asyncio.to_thread(die, postgres_url, "other")
        await until(lambda: hands.arrivals and hands.looks)

    await asyncio.to_thread(other.close)
    assert before == []
    assert [one.seq for one in hands.arrivals] == [new]
    assert [one.seq for one in hands.owed] == [answered]


async def test_who_was_given_up_learns_it_and_comes_in_anew(
    shared: SqlDatabase, postgres_url: str
):
    one, hands = presence(shared), Hands()
    async with present(one, hands) as running:
        first = one.number()
        with begun(postgres_url) as connection:
            connection.execute(processes.delete())
        await asyncio.wait_for(running, 20)
        assert not await one.is_sure()
        await one.leave()

        assert await one.enter(hands, asyncio.Event())
        assert await one.is_sure()
        assert one.number() != first


async def test_who_was_away_too_long_is_not_sure_before_the_next_sign(shared: SqlDatabase):
    seconds = [0.0]
    one = presence(shared, uptime=lambda: seconds[0])
    assert await one.enter(Hands(), asyncio.Event())
    assert await one.is_sure()

    seconds[0] = SURE_FOR
    asking = asyncio.create_task(one.is_sure())
    done, _ = await asyncio.wait({asking}, timeout=SOON)
    running = asyncio.create_task(one.run(Hands()))

    assert not done
    assert await asyncio.wait_for(asking, 20)
    running.cancel()
    await one.leave()


async def test_after_a_database_that_was_away_nobody_is_given_up_at_once(
    shared: SqlDatabase, postgres_url: str
):
    faltering = Faltering(shared)
    one, hands = presence(faltering), Hands()
    async with present(one, hands):
        faltering.is_away = True
        await shared.urgent(lambda store: store.processes.enter("slow"))
        await asyncio.to_thread(die, postgres_url, "slow")
        await until(lambda: faltering.refused)
        before, faltering.is_away = faltering.given, False
        await until(lambda: faltering.given > before + 1)
        spared = await shared.read(lambda store: store.processes.count())

        await until(lambda: is_alone(shared))

    assert spared == 2


async def is_alone(database: SqlDatabase) -> bool:
    return await database.read(lambda store: store.processes.count()) == 1


async def test_the_time_of_the_database_is_told_with_each_sign(shared: SqlDatabase):
    told: list[datetime] = []
    one = presence(shared, on_time=lambda theirs, _seconds: told.append(theirs))

    async with present(one, Hands()):
        await until(lambda: len(told) > 2)

    assert told == sorted(told)
    assert abs(told[0] - datetime.now(UTC)) < timedelta(minutes=1)


async def test_on_sqlite_whoever_comes_takes_all_and_needs_no_sign(sqlite_url: str):
    database, hands = open_database(sqlite_url), Hands()
    await database.write(leave_something)

    async with present(presence(database), hands) as running:
        done, _ = await asyncio.wait({running}, timeout=3 * SOON)

    await asyncio.to_thread(database.close)
    assert not done
    assert (len(hands.arrivals), len(hands.owed)) == (1, 1)


def test_nobody_is_sure_for_longer_than_the_others_wait():
    assert SURE_FOR < LIFE_SECONDS
