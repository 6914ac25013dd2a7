"""
What a thousand promises cost, planned and sent, beside the driver's own bulk insert.

Run `python -m tests.bench.letters`; `--postgres URL` measures an empty PostgreSQL database too.
"""

import argparse
import asyncio
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from bot.calls import Screen
from bot.domain.delivery import Kind, Promise
from bot.domain.gathering import Status as GatheringStatus
from bot.domain.member import Status
from bot.ports import Store
from bot.post.postman import Postman
from bot.services.letters import Letter
from storage.database import SqlDatabase, open_database
from storage.deliveries import PLAN
from storage.engine import dialect_of, sqlite_path
from storage.upgrade import upgrade
from tests.intake.waiting import until
from tests.post.bag import carrier
from tests.post.desk import Wire

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds for all promises of one run."""

    planned: float
    floor: float
    again: float
    sent: float


async def measure(url: str, *, promises: int) -> Figures:
    """Plan so many promises, plan them again, and send them over a line that takes no time."""
    upgrade(url, backups=Path(tempfile.gettempdir()), kept=1)
    database = open_database(url)
    try:
        ids, gathering_id = await database.write(lambda store: _people(store, promises))
        runs = [_promises(ids, gathering_id, run) for run in range(ROUNDS)]
        planned = [await _timed(database, made) for made in runs]
        again = [await _timed(database, made) for made in runs]
        floor = [
            _floor(url, [replace(one, key=f"f{one.key}") for one in made], gathering_id)
            for made in runs
        ]
        sent = await _drained(database, promises)
    finally:
        await asyncio.to_thread(database.close)
    return Figures(_middle(planned), _middle(floor), _middle(again), sent)


def _people(store: Store, number: int) -> tuple[Sequence[int], int]:
    made = [
        store.members.add(f"M{one}", telegram_id=1 + one, status=Status.ACTIVE, at=NOW)
        for one in range(number)
    ]
    for member in made:
        store.members.save(replace(member, chat_id=member.telegram_id))
    draft = store.gatherings.add_draft(created_by=made[0].id, at=NOW)
    starts_at = NOW + timedelta(days=9)
    announced = replace(draft, status=GatheringStatus.ANNOUNCED, title="R", starts_at=starts_at)
    store.gatherings.save(announced)
    return [member.id for member in made], draft.id


def _promises(ids: Sequence[int], gathering_id: int, run: int) -> Sequence[Promise]:
    kind, due_at = Kind.ANNOUNCEMENT, NOW + timedelta(days=run)
    return [Promise(f"{run}:{one}", kind, one, gathering_id, due_at) for one in ids]


async def _timed(database: SqlDatabase, promises: Sequence[Promise]) -> float:
    began = time.perf_counter()
    await database.write(lambda store: store.deliveries.plan(promises, at=NOW))
    return (time.perf_counter() - began) * 1000


def _row(promise: Promise, gathering_id: int) -> dict[str, object]:
    return {
        "promise": promise.key,
        "kind": promise.kind.value,
        "member_id": promise.member_id,
        "gathering_id": gathering_id,
        "due_at": promise.due_at,
        "not_after": None,
        "facts": {},
        "state": "failed",
        "planned_at": NOW,
        "reason": "",
        "settled_at": NOW,
        "mailing_id": None,
    }


def _floor(url: str, promises: Sequence[Promise], gathering_id: int) -> float:
    """Hand the same statement to the driver in one call, its values ready: no less is possible."""
    plan = PLAN.plan(dialect_of(url))
    filled = [plan.fill(_row(promise, gathering_id)) for promise in promises]
    path = sqlite_path(url)
    began = time.perf_counter()
    if path:
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA synchronous=FULL")
            connection.executemany(plan.sql, filled)
    else:
        with psycopg.connect(url) as session:
            began = time.perf_counter()
            psycopg.RawCursor(session).executemany(plan.sql, filled)
    return (time.perf_counter() - began) * 1000


async def _drained(database: SqlDatabase, number: int) -> float:
    """Send what is due, by a line that answers at once."""
    wire = Wire()

    def draw(_letter: Letter) -> Screen:
        return Screen("Bonjour")

    postman = Postman(carrier(wire, database, draw=draw), database, now=lambda: NOW)
    began = time.perf_counter()
    working = asyncio.create_task(postman.run())
    await until(lambda: len(wire.calls) >= number, within=600)
    took = (time.perf_counter() - began) * 1000
    working.cancel()
    await postman.close(within=1)
    return took


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


async def main(arguments: Sequence[str]) -> None:
    """Print a table for each database."""
    parser = argparse.ArgumentParser(description="What a thousand promises cost.")
    parser.add_argument("--promises", type=int, default=1000)
    parser.add_argument("--postgres", help="the address of an empty PostgreSQL database")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        urls = [f"sqlite:///{Path(folder) / 'letters.db'}", *filter(None, [given.postgres])]
        await report(urls, promises=given.promises)


async def report(urls: Sequence[str], *, promises: int = 1000) -> None:
    print(f"\n## {promises:,} messages, planned and sent\n")
    print("| Database | planned, ms | driver alone, ms | planned again, ms | sent, ms |")
    print("|---|---|---|---|---|")
    for url in urls:
        seen = await measure(url, promises=promises)
        figures = (seen.planned, seen.floor, seen.again, seen.sent)
        print(f"| {url.partition(':')[0]} | {' | '.join(f'{one:.0f}' for one in figures)} |")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
