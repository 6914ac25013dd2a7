"""The ringer keeps what is due once, whoever rings how often, and one bad row stops no other."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.appointment import Appointment, Planned, Stage
from bot.domain.delivery import Kind
from bot.domain.gathering import Gathering
from bot.ports import Store
from bot.post.ringer import Ringer
from bot.services import appointments
from storage.database import SqlDatabase, open_database
from storage.tables import appointments as table
from tests.intake.waiting import until
from tests.post.bag import MONDAY, PATIENCE, STARTS, announced, crowd
from tests.services.community import COMMUNITY
from tests.storage.rows import begun

DUE = MONDAY + timedelta(days=3)  # a Thursday, a week before the meeting


@dataclass
class Clock:
    """A clock that a test moves."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now


async def a_meeting(database: SqlDatabase) -> Gathering:
    """Announce a meeting to two members, and plan nothing yet."""

    def deed(store: Store) -> Gathering:
        crowd(store, 2)
        return announced(store)

    return await database.write(deed)


async def at_work(ringers: list[Ringer], *, until_so: Callable[[], object]) -> None:
    """Let ringers work side by side until something is so."""
    working = [asyncio.create_task(one.run()) for one in ringers]
    try:
        await until(until_so, within=PATIENCE)
    finally:
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)


def ringer(database: SqlDatabase, now: Callable[[], datetime]) -> Ringer:
    return Ringer(database, community=COMMUNITY, now=now)


def planned(database: SqlDatabase, made: Gathering) -> Callable[[], object]:
    async def is_so() -> bool:
        return bool(await database.read(lambda store: store.appointments.of(made.id)))

    return is_so


def called(database: SqlDatabase, made: Gathering) -> Callable[[], object]:
    async def is_so() -> bool:
        found = await database.read(lambda store: appointment(store, Stage.CALL, made))
        return found is not None and found.is_kept

    return is_so


def appointment(store: Store, stage: Stage, made: Gathering) -> Appointment | None:
    return store.appointments.find(appointments.key_of(stage, made))


async def promises(database: SqlDatabase, made: Gathering) -> int:
    waiting = await database.read(lambda s: s.audiences.waiting(made.id, Kind.REMINDER))
    return len(waiting)


async def test_it_plans_what_is_announced_when_it_begins(database: SqlDatabase):
    made = await a_meeting(database)

    await at_work([ringer(database, lambda: MONDAY)], until_so=planned(database, made))

    found = await database.read(lambda store: appointment(store, Stage.CALL, made))
    assert found
    assert found.is_ahead
    assert found.due_at == DUE.replace(hour=10)


async def test_it_keeps_what_is_due_when_the_clock_comes_to_it_without_any_ring(database):
    made, clock = await a_meeting(database), Clock()

    async def is_called() -> bool:
        if await planned(database, made)():  # type: ignore[misc]  # it is awaitable
            clock.now = DUE
        return bool(await called(database, made)())  # type: ignore[misc]  # it is awaitable

    await at_work([ringer(database, clock)], until_so=is_called)

    assert await promises(database, made) == 3


async def test_what_cannot_be_planned_anew_keeps_nothing_else_from_being_kept(
    database: SqlDatabase, database_url: str
):
    made = await a_meeting(database)

    def plan(store: Store) -> None:
        other = announced(store)
        bad = Planned("bad", Stage.SIGNS, other.id, STARTS)
        store.appointments.plan([bad], at=MONDAY)
        appointments.plan_for(store, made, community=COMMUNITY, now=MONDAY)

    await database.write(plan)
    with begun(database_url) as connection:
        connection.execute(table.update().where(table.c.key == "bad").values(stage="strange"))

    await at_work([ringer(database, lambda: DUE)], until_so=called(database, made))

    assert await promises(database, made) == 3


async def test_a_row_that_cannot_be_kept_waits_and_the_others_are_kept(
    database: SqlDatabase, database_url: str
):
    made = await a_meeting(database)
    bad = Planned("bad", Stage.SIGNS, None, MONDAY)
    await database.write(lambda store: store.appointments.plan([bad], at=MONDAY))
    with begun(database_url) as connection:
        spoiled = table.update().where(table.c.key == "bad").values(stage="strange")
        [which] = connection.execute(spoiled.returning(table.c.id)).scalars()

    def plan(store: Store) -> None:
        appointments.plan_for(store, made, community=COMMUNITY, now=MONDAY)

    await database.write(plan)
    await at_work([ringer(database, lambda: DUE)], until_so=called(database, made))

    assert await promises(database, made) == 3
    # A ringer that is cancelled may still be keeping others: only this one is looked for.
    due = await database.read(lambda store: store.appointments.due(now=DUE, most=99))
    later = await database.read(
        lambda store: store.appointments.due(now=DUE + timedelta(minutes=5), most=99)
    )
    assert which not in due
    assert which in later


async def test_two_processes_that_ring_at_once_keep_it_once(postgres_url: str):
    first, second = open_database(postgres_url), open_database(postgres_url)
    try:
        made = await a_meeting(first)
        await first.write(
            lambda store: appointments.plan_for(store, made, community=COMMUNITY, now=MONDAY)
        )
        [which, *_] = await first.read(lambda store: appointments.due(store, now=DUE))

        async def keep(database: SqlDatabase) -> bool:
            return await database.write(
                lambda store: appointments.keep(store, which, community=COMMUNITY, now=DUE)
            )

        kept = await asyncio.gather(*(keep(one) for one in (first, second) * 8))

        assert sorted(kept) == [False] * 15 + [True]
        assert await promises(first, made) == 3
    finally:
        await asyncio.to_thread(first.close)
        await asyncio.to_thread(second.close)
