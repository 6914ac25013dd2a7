"""
What one answer to "are you coming?" costs, way of storing by way of storing.

Run `python -m tests.bench.store`. The deed reads the meeting and the earlier answer, writes the
new one and adds to the history. The async ORM needs aiosqlite and greenlet, which are no
dependencies of ours: put them on PYTHONPATH to measure it; PostgreSQL needs --postgres URL.
"""

import argparse
import asyncio
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.member import Status
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from storage.database import SqlDatabase, open_database
from storage.upgrade import upgrade
from tests.bench.others import OneHopCore, Orm, is_orm_ready

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
MEMBERS = 10_000
AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Figures:
    label: str
    per_second: float
    cpu_microseconds: float

    def line(self) -> str:
        return f"| {self.label} | {self.per_second:,.0f} | {self.cpu_microseconds:,.0f} |"


@dataclass(frozen=True, slots=True)
class Rsvps:
    """Ours: the deed as the house runs it."""

    database: SqlDatabase
    meeting: int

    async def answer(self, member_id: int, number: int) -> None:
        word = Answer.NO if number % 3 == 0 else Answer.YES

        def deed(store: Store) -> None:
            store.gatherings.get(self.meeting)
            store.rsvps.of(self.meeting, member_id)
            rsvp = Rsvp(self.meeting, member_id, word, number % 4, NOW)
            store.rsvps.put(rsvp)
            store.touch(self.meeting)

        await self.database.write(deed)


def cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


async def measure(
    label: str, answer: Callable[[int, int], Awaitable[None]], *, deeds: int, at_once: int
) -> Figures:
    """Make `deeds` answers of as many members as may be, `at_once` at a time."""
    numbers = iter(range(deeds))

    async def walk() -> None:
        for number in numbers:
            await answer(1 + number % MEMBERS, number)

    await answer(1, 0)
    cpu, began = cpu_seconds(), time.perf_counter()
    await asyncio.gather(*(walk() for _ in range(at_once)))
    took, cpu = time.perf_counter() - began, cpu_seconds() - cpu
    return Figures(label, deeds / took, cpu / deeds * 1e6)


async def median(
    label: str, answer: Callable[[int, int], Awaitable[None]], *, deeds: int, at_once: int
) -> None:
    runs = [await measure(label, answer, deeds=deeds, at_once=at_once) for _ in range(3)]
    print(sorted(runs, key=lambda run: run.cpu_microseconds)[1].line(), flush=True)


@contextmanager
def opened(url: str, *, writers: int = 1, group: int | None = None) -> Iterator[SqlDatabase]:
    database = open_database(url, writers=writers, group=group)
    try:
        yield database
    finally:
        database.close()


async def populated(url: str) -> int:
    """Bring a database up to date, with ten thousand members and a meeting; return its id."""
    upgrade(url, backups=Path(tempfile.gettempdir()), kept=1)

    def deed(store: Store) -> int:
        for number in range(MEMBERS):
            store.members.add(f"M{number}", telegram_id=number, status=Status.ACTIVE, at=NOW)
        draft = store.gatherings.add_draft(created_by=1, at=NOW)
        return draft.id

    with opened(url) as database:
        return await database.write(deed)


async def measure_sqlite(folder: Path, *, deeds: int) -> None:
    url = f"sqlite:///{folder / 'bench.db'}"
    meeting = await populated(url)
    if is_orm_ready():
        orm = Orm(url.replace("sqlite:", "sqlite+aiosqlite:"), meeting)
        await median("SQLite, async ORM session, alone", orm.answer, deeds=deeds // 10, at_once=1)
        await median(f"… {AT_ONCE} at once", orm.answer, deeds=deeds // 10, at_once=AT_ONCE)
        await orm.close()
    core = OneHopCore(url, meeting)
    await median("SQLite, Core in one hop to a thread", core.answer, deeds=deeds // 4, at_once=1)
    core.close()
    with opened(url) as database:
        ours = Rsvps(database, meeting)
        await median("SQLite, our deed, alone", ours.answer, deeds=deeds // 2, at_once=1)
        await median(
            f"… {AT_ONCE} at once, grouped", ours.answer, deeds=deeds * 2, at_once=AT_ONCE
        )


async def measure_postgres(url: str, *, deeds: int) -> None:
    meeting = await populated(url)
    if is_orm_ready():
        orm = Orm(url.replace("postgresql:", "postgresql+psycopg:"), meeting)
        await median(
            f"PostgreSQL, async ORM session, {AT_ONCE} at once",
            *(orm.answer,),
            deeds=deeds // 10,
            at_once=AT_ONCE,
        )
        await orm.close()
    for group in (1, 4, 16):
        for writers in (1, 2, 4, 8):
            with opened(url, writers=writers, group=group) as database:
                await median(
                    f"PostgreSQL, our deed, {writers} threads, {group} per commit",
                    Rsvps(database, meeting).answer,
                    deeds=deeds // 2,
                    at_once=AT_ONCE,
                )


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="What one answer costs.")
    parser.add_argument("--deeds", type=int, default=4000)
    parser.add_argument("--postgres", help="the address of an empty PostgreSQL database")
    given = parser.parse_args(arguments)
    print("| Way | deeds/s | CPU µs/deed |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure_sqlite(Path(folder), deeds=given.deeds))
    if given.postgres:
        asyncio.run(measure_postgres(given.postgres, deeds=given.deeds))


if __name__ == "__main__":
    main(sys.argv[1:])
