"""What a dead process had in hand, and what the same person has sent since."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from sqlalchemy import update

from storage.database import SqlDatabase, open_database
from storage.tables import processes
from tests.intake.house import NADIA, house
from tests.intake.test_intake import raw_tap
from tests.intake.waiting import until
from tests.storage.given import NOW
from tests.storage.rows import begun

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[SqlDatabase]:
    database = open_database(url)
    yield database
    await asyncio.to_thread(database.close)


async def test_what_the_dead_left_goes_before_what_the_same_person_sent_since(postgres_url):
    async with opened(postgres_url) as theirs, opened(postgres_url) as ours, house(ours) as here:
        theirs.act_as(await theirs.urgent(lambda store: store.processes.enter("test:dead")))
        left = [(NADIA, raw_tap(1, "first"))]
        await theirs.write(lambda store: store.inbox.keep(left, offset=1, at=NOW))
        async with here.bot():
            await here.tap("second", wait=0)
            await here.tap("third", wait=0)
            await until(lambda: waiting(ours, 3))
            with begun(postgres_url) as connection:
                dead = update(processes).where(processes.c.name == "test:dead")
                connection.execute(dead.values(alive_until=LONG_AGO))
            await until(lambda: waiting(ours, 0))

        assert await here.effects() == ["first", "second", "third"]


async def waiting(database: SqlDatabase, number: int) -> bool:
    return len(await database.read(lambda store: store.inbox.waiting())) == number
