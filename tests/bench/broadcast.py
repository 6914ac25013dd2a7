"""
What a message to each of many costs while others tap: the rate held, and who waits for whom.

The stub refuses what is above the configured rate in any one second and answers after 50 ms.
"""

import asyncio
import json
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from bot.domain.delivery import Kind, Promise
from bot.ports import Store
from storage.database import open_database
from tests.bench.ground import lay
from tests.bench.postgres import Server
from tests.bench.programs import Stand, cpu_of, ours, running, stand

LATENCY = 0.05
TAPS_EVERY = 0.1
PATIENCE = 3600.0
_START = timedelta(seconds=8)  # by then the bot has started and polls
_MEETING = 1
_BARE = (
    ("bare python-telegram-bot, one after the other", "loop_ptb", 1),
    ("bare python-telegram-bot, 32 at once", "loop_ptb", 32),
    ("bare aiogram, 32 at once", "loop_aiogram", 32),
)


@dataclass(frozen=True, slots=True)
class Run:
    """A broadcast to measure: whose, at what rate, to how many."""

    name: str
    url: str
    per_second: int
    readers: int
    processes: int = 1


@dataclass(frozen=True, slots=True)
class Figures:
    """Messages a second, CPU milliseconds for 1,000, milliseconds of a tap, MiB of a process."""

    rate: float
    most: float
    floods: float
    cpu: float
    memory: float
    waited: Sequence[float]

    def line(self, run: Run) -> str:
        ordered = sorted(self.waited) or [0.0]
        half, worst = (ordered[int(len(ordered) * share)] * 1000 for share in (0.5, 0.99))
        cells = (
            f"{run.name} | {run.per_second} | {self.rate:.1f} ({self.rate / run.per_second:.1%})",
            f"{self.most:.0f} | {self.floods:.0f} | {self.cpu:.0f} | {half:.0f} / {worst:.0f}",
            f"{self.memory:.0f}",
        )
        return f"| {' | '.join(cells)} |"


async def measure(run: Run) -> Figures:
    """Start the processes, let the broadcast begin, tap meanwhile, and wait for its end."""
    await lay(run.url, members=run.readers, answers=run.readers)
    await _plan(run)
    program = ours(run.name, run.url)
    program = replace(program, environment={**program.environment, **_settings(run)})
    async with AsyncExitStack() as stack:
        here = await stack.enter_async_context(stand())
        await here.control(limit=run.per_second, latency=LATENCY)
        bots = [
            await stack.enter_async_context(running(program, here.base))
            for _ in range(run.processes)
        ]
        return await _watched(run, here, bots)


async def _watched(run: Run, here: Stand, bots: Sequence[psutil.Process]) -> Figures:
    await _until(here, sent=1)
    before = sum(cpu_of(bot) for bot in bots)
    await here.control(drip=TAPS_EVERY, people=run.readers)
    told = await _until(here, sent=run.readers)
    cpu = sum(cpu_of(bot) for bot in bots) - before
    memory = max(bot.memory_info().rss for bot in bots) / 2**20
    report = await here.control(report=1)
    waited: Sequence[float] = report["waited"]  # type: ignore[assignment]  # the one list of it
    per_thousand = cpu * 1e6 / run.readers
    return Figures(report["rate"], report["most"], told["floods"], per_thousand, memory, waited)


async def _until(here: Stand, *, sent: int) -> Mapping[str, float]:
    began = time.perf_counter()
    while time.perf_counter() - began < PATIENCE:
        told = await here.control()
        if told["readers"] >= sent:
            return told
        await asyncio.sleep(0.02)
    raise TimeoutError(f"{sent} messages were not sent in {PATIENCE} seconds")


async def _plan(run: Run) -> None:
    due = datetime.now(UTC) + _START

    def deed(store: Store) -> None:
        ids = range(2, run.readers + 2)  # the first member is the organiser
        promises = [
            Promise(f"bench:{member}", Kind.ANNOUNCEMENT, member, _MEETING, due) for member in ids
        ]
        store.deliveries.plan(promises, at=due - _START)

    database = open_database(run.url)
    await database.write(deed)
    await asyncio.to_thread(database.close)


def _settings(run: Run) -> Mapping[str, str]:
    return {
        "PASDECOTE_TELEGRAM__PER_SECOND": str(run.per_second),
        "PASDECOTE_HEALTH__PORT": "0",
        "PASDECOTE_COMMUNITY__QUIET_FROM": "00:00",
        "PASDECOTE_COMMUNITY__QUIET_TO": "00:00",
        "PASDECOTE_COMMUNITY__QUIET_SUNDAY": "false",
    }


async def bare(module: str, *, messages: int, at_once: int) -> tuple[float, float, float]:
    """Run a bare loop, so many at once; return its rate, its CPU for 1,000 and its memory."""
    async with stand() as here:
        await here.control(limit=0, latency=LATENCY)
        command = (sys.executable, "-m", module, here.base, str(messages), str(at_once))
        process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
        told, _ = await process.communicate()
        own = json.loads(told)
        report = await here.control(report=1)
    return report["rate"], own["cpu"], own["memory"]


def runs(folder: Path, server: Server, *, whole: bool) -> Sequence[Run]:
    slow, fast = (10_000, 10_000) if whole else (600, 2500)
    made = [
        Run("SQLite", f"sqlite:///{folder / 'slow.db'}", 30, slow),
        Run("SQLite", f"sqlite:///{folder / 'fast.db'}", 1000, fast),
        Run("PostgreSQL", server.fresh("slow"), 30, slow),
    ]
    for processes in (1, 2, 4):
        url = server.fresh(f"fast_{processes}")
        name = f"PostgreSQL, {processes} process{'es' if processes > 1 else ''}"
        made.append(Run(name, url, 1000, fast, processes))
    return made


async def report(folder: Path, server: Server, *, whole: bool = False) -> None:
    """Print a row for each run, and the bare loops beside them."""
    print("\n## A broadcast while people tap\n")
    print("| Program | per second, set | reached | most in one second | refused", end=" | ")
    print("CPU ms / 1,000 | tap p50 / p99, ms | MiB |\n|---|---|---|---|---|---|---|---|")
    for name, module, at_once in _BARE:
        rate, cpu, memory = await bare(
            f"tests.bench.{module}", messages=100 + 20 * at_once, at_once=at_once
        )
        print(f"| {name} | none | {rate:.1f} | | | {cpu:.0f} | | {memory:.0f} |", flush=True)
    for run in runs(folder, server, whole=whole):
        print((await measure(run)).line(run), flush=True)
