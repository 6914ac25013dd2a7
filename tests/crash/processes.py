"""Bots as processes: the real program, and the nursery that starts it quickly."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass, field
from pathlib import Path

from bot.app.playground import TOKEN

ROOT = Path(__file__).parents[2]
SLOW_START = 180.0  # seconds: a machine may be busy, and nothing may be compiled yet


@dataclass(frozen=True)
class Surroundings:
    """What a bot is told by its environment; it writes its logs to a file in `folder`."""

    api_url: str
    database_url: str
    folder: Path
    compiled: Path
    settings: dict[str, str] = field(default_factory=dict)
    started: list[Process] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: text for name, text in os.environ.items() if not _is_told_by_us(name)}
        own = {
            "TELEGRAM__TOKEN": TOKEN,
            "TELEGRAM__BASE_URL": self.api_url,
            "DATABASE__URL": self.database_url,
            "DATABASE__BACKUPS": str(self.folder / "backups"),
            **self.settings,
        }
        return {
            **kept,
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(self.compiled),
            **{f"PASDECOTE_{name}": text for name, text in own.items()},
        }

    async def spawn(self, *arguments: str, log: str) -> Process:
        """Start a Python module as a process."""
        with (self.folder / log).open("ab") as sink:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", *arguments),
                env=self.environment,
                cwd=self.folder,
                stdin=PIPE,
                stdout=PIPE if arguments[0].startswith("tests") else sink,
                stderr=sink,
            )
        self.started.append(process)
        return process

    async def sweep(self) -> None:
        """Leave nobody behind, also where a test has failed."""
        for process in self.started:
            if process.returncode is None and process.stdin:
                process.stdin.close()  # a nursery then kills its bot and goes
                if process.stdout is None:
                    process.kill()
                await asyncio.wait_for(process.wait(), SLOW_START)


def _is_told_by_us(name: str) -> bool:
    return name.startswith("PASDECOTE_") or name == "PYTHONDONTWRITEBYTECODE"


class Bot:
    """The program as people start it; `pasdecote run` is the same."""

    def __init__(self, surroundings: Surroundings, name: str) -> None:
        self._surroundings = surroundings
        self._name = name
        self._process: Process | None = None

    async def start(self) -> None:
        self._process = await self._surroundings.spawn("bot", "run", log=f"{self._name}.log")

    @property
    def log(self) -> str:
        """Return what it has written so far."""
        return (self._surroundings.folder / f"{self._name}.log").read_text()

    async def kill(self) -> None:
        """Kill -9, and wait until it is gone."""
        process = self._running
        if process.returncode is None:
            process.kill()
        await process.wait()

    def freeze(self) -> None:
        """Let it stand still where it is, as a machine that is suspended does."""
        self._running.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on as if nothing had been."""
        self._running.send_signal(signal.SIGCONT)

    async def end(self) -> int:
        """Wait until it ends by itself; return its exit code."""
        return await asyncio.wait_for(self._running.wait(), SLOW_START)

    async def terminate(self) -> int:
        """Ask it to go, as `docker stop` does; return its exit code."""
        self._running.terminate()
        return await asyncio.wait_for(self._running.wait(), SLOW_START)

    @property
    def _running(self) -> Process:
        assert self._process
        return self._process


class Nursery:
    """
    One bot at a time, started within a moment and killed without mercy.

    Several nurseries may share a process, which then knows their bots by `name`.
    """

    def __init__(self, process: Process, name: str = "") -> None:
        self._process = process
        self._name = name

    @classmethod
    async def open(cls, surroundings: Surroundings, *habits: str) -> "Nursery":
        """Import everything once; the habits are in `careless`."""
        return cls(await surroundings.spawn("tests.crash.nursery", *habits, log="nursery.log"))

    async def start(self) -> None:
        await self._ask("start", patience=SLOW_START)

    async def kill(self) -> None:
        await self._ask("kill", patience=SLOW_START)

    async def close(self) -> None:
        """Kill what still lives."""
        assert self._process.stdin
        self._process.stdin.close()
        await asyncio.wait_for(self._process.wait(), SLOW_START)

    async def _ask(self, what: str, *, patience: float) -> None:
        process = self._process
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{what} {self._name}\n".encode())
        answer = await asyncio.wait_for(process.stdout.readline(), patience)
        assert answer, "the nursery is gone; its log says why"
