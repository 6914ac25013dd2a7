"""
What planning costs, with few or many meetings waiting: one planned, all looked over, one kept.

Run `python -m tests.bench --only planning`.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time as hour, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.community import Community
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Status as MemberStatus
from bot.domain.moments import QuietHours
from bot.ports import Deed, Store
from bot.services import appointments
from storage.database import SqlDatabase, open_database
from storage.upgrade import upgrade
from tests.bench.postgres import Server

WAITING = (1, 100, 10_000)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
MEMBERS = 40
ROUNDS = 15
_QUIET = QuietHours(hour(20), hour(9))
COMMUNITY = Community(
    name="Pas de côté", zone=ZoneInfo("Europe/Paris"), languages=("fr",), quiet=_QUIET
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds, the median of some rounds."""

    plan: float
    move: float
    look: float
    keep: float
    start: float

    def line(self, label: str) -> str:
        cells = (self.plan, self.move, self.look, self.keep)
        return f"| {label} | {' | '.join(f'{one:.2f}' for one in cells)} | {self.start:.0f} |"


def _announced(store: Store, number: int) -> Gathering:
    draft = store.gatherings.add_draft(created_by=1, at=NOW)
    starts_at = NOW + timedelta(days=20, minutes=number % 100_000)
    made = replace(
        draft,
        status=Status.ANNOUNCED,
        title=f"R {number}",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
    )
    store.gatherings.save(made)
    return made


def _laid(store: Store, waiting: int) -> None:
    for one in range(MEMBERS):
        store.members.add(f"M{one}", telegram_id=1 + one, status=MemberStatus.ACTIVE, at=NOW)
    for number in range(waiting):
        gathering = _announced(store, number)
        appointments.plan_for(store, gathering, community=COMMUNITY, now=NOW)


async def measure(url: str, *, waiting: int) -> Figures:
    """Fill a database with meetings that wait, and time what happens to one more."""
    upgrade(url, backups=Path(tempfile.gettempdir()), kept=1)
    database = open_database(url)
    try:
        await database.write(lambda store: _laid(store, waiting))
        return await _measured(database, waiting)
    finally:
        await asyncio.to_thread(database.close)


def _plan(one: Gathering) -> Deed[None]:
    return lambda store: appointments.plan_for(store, one, community=COMMUNITY, now=NOW)


def _move(one: Gathering) -> Deed[None]:
    assert one.starts_at
    moved = replace(one, starts_at=one.starts_at + timedelta(days=7))
    return lambda store: appointments.move(store, moved, community=COMMUNITY, now=NOW)


def _look(_: Gathering) -> Deed[object]:
    return appointments.next_at


def _keep(_: Gathering) -> Deed[object]:
    later = NOW + timedelta(days=14)
    return lambda store: appointments.keep_next(store, community=COMMUNITY, now=later)


def _start(_: Gathering) -> Deed[None]:
    return lambda store: appointments.plan_all(store, community=COMMUNITY, now=NOW)


async def _measured(database: SqlDatabase, waiting: int) -> Figures:
    new = [
        await database.write(lambda store, n=n: _announced(store, n))  # type: ignore[misc]  # mypy reads no default of a lambda
        for n in range(waiting, waiting + ROUNDS)
    ]
    return Figures(
        plan=await _timed(database, _plan, new),
        move=await _timed(database, _move, new),
        look=await _timed(database, _look, new),
        start=await _timed(database, _start, new[:1]),
        keep=await _timed(database, _keep, new),
    )


async def _timed(
    database: SqlDatabase, deed: Callable[[Gathering], Deed[object]], ones: Sequence[Gathering]
) -> float:
    took = []
    for one in ones:
        began = time.perf_counter()
        await database.write(deed(one))
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


async def report(folder: Path, server: Server) -> None:
    """Print a row for each number of meetings, on each database."""
    print(f"\n## Planning with meetings waiting ({MEMBERS} members)\n")
    print(
        "| Database, meetings waiting | one planned, ms | moved, ms | what is next, ms", end=" | "
    )
    print(
        "one appointment kept, ms | all planned again at a start, ms |\n|---|---|---|---|---|---|"
    )
    for waiting in WAITING:
        for name, url in (
            ("SQLite", f"sqlite:///{folder / f'planning-{waiting}.db'}"),
            ("PostgreSQL", server.fresh(f"planning_{waiting}")),
        ):
            figures = await measure(url, waiting=waiting)
            print(figures.line(f"{name}, {waiting:,}"), flush=True)
