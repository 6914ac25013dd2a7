"""Programs to measure, each a process of its own beside the stub."""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import psutil
from aiohttp import ClientSession

from tests.bench.stub import TOKEN

WARM_UP = 500
_LOOK_EVERY = 0.02  # seconds
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Program:
    """A command to run; `{base}` in it becomes the stub's address."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figures:
    """CPU milliseconds for 1,000 taps, taps a second, resident MiB."""

    cpu: float
    rate: float
    memory: float


def bare_ptb() -> Program:
    command = (sys.executable, "-m", "tests.bench.bare_ptb", "{base}")
    return Program("bare python-telegram-bot", command)


def bare_aiogram() -> Program:
    return Program("bare aiogram", (sys.executable, "-m", "tests.bench.bare_aiogram", "{base}"))


def ours(name: str, url: str) -> Program:
    """Return the product itself, as it runs on Telegram, on a database that is ready."""
    return Program(
        name,
        (sys.executable, "-m", "bot", "run"),
        {
            "PASDECOTE_TELEGRAM__TOKEN": TOKEN,
            "PASDECOTE_TELEGRAM__BASE_URL": "{base}",
            "PASDECOTE_DATABASE__URL": url,
            "PASDECOTE_LOGGING__LEVEL": "WARNING",
        },
    )


async def measure(program: Program, *, taps: int, people: int) -> Figures:
    """Warm a program up, let people tap, and read what its process used meanwhile."""
    async with stand() as stub, running(program, stub.base) as process:
        await stub.taps(0, WARM_UP, people=people)
        before = cpu_of(process)
        told = await stub.taps(WARM_UP, taps, people=people)
        used = cpu_of(process) - before
        seconds = told["last_at"] - told["first_at"]
        memory = process.memory_info().rss / 2**20
        return Figures(used * 1e6 / taps, taps / seconds, memory)


async def start_of(program: Program) -> float:
    """Return the seconds from the start of a process to its first tap answered."""
    async with stand() as stub:
        await stub.control(first=0, count=1, people=1)
        begun = time.perf_counter()
        async with running(program, stub.base):
            await stub.until(1)
            return time.perf_counter() - begun


@dataclass
class Stand:
    """The stub, from outside."""

    base: str
    http: ClientSession

    async def control(self, **wish: float) -> dict[str, float]:
        async with self.http.post(f"{self.base}/control", json=wish) as response:
            told: dict[str, float] = json.loads(await response.read())
            return told

    async def taps(self, first: int, count: int, *, people: int) -> dict[str, float]:
        await self.control(first=first, count=count, people=people)
        return await self.until(count)

    async def until(self, count: int) -> dict[str, float]:
        """Ask the stub, which is another process, until so many taps are answered."""
        for _ in range(int(_PATIENCE / _LOOK_EVERY)):
            told = await self.control()
            if told["answered"] >= count:
                return told
            await asyncio.sleep(_LOOK_EVERY)
        raise TimeoutError(f"{count} taps were not answered in {_PATIENCE} seconds")


@asynccontextmanager
async def stand() -> AsyncIterator[Stand]:
    """Start the stub for a while."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.stub", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    port = int(await process.stdout.readline())
    async with ClientSession() as http:
        yield Stand(f"http://127.0.0.1:{port}", http)
    process.kill()
    await process.wait()


@asynccontextmanager
async def running(program: Program, base: str) -> AsyncIterator[psutil.Process]:
    """Start a program beside the stub for a while."""
    command = [part.format(base=base) for part in program.command]
    given = {name: value.format(base=base) for name, value in program.environment.items()}
    process = await asyncio.create_subprocess_exec(*command, env={**os.environ, **given})
    yield psutil.Process(process.pid)
    process.terminate()
    await process.wait()


def cpu_of(process: psutil.Process) -> float:
    """Return the seconds of CPU that a process has used."""
    times = process.cpu_times()
    return times.user + times.system
