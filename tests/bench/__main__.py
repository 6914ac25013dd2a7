"""
What one durable answer costs, beside programs that keep nothing. Run `make bench`.

Every program is a process of its own, told to answer the same taps by the same server; the figure
is the CPU time of its process for each tap. PostgreSQL's own processes are not counted.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from tests.bench import broadcast, exports, letters, meetings, planning
from tests.bench.ground import lay
from tests.bench.postgres import Server, postgres
from tests.bench.programs import Figures, Program, bare_aiogram, bare_ptb, measure, ours, start_of

TAPS = 10_000
ROUNDS = 3


class Part(StrEnum):
    """A part that can be measured alone."""

    TAPS = "taps"
    GROWTH = "growth"
    START = "start"
    MEETINGS = "meetings"
    LETTERS = "letters"
    BROADCAST = "broadcast"
    PLANNING = "planning"
    EXPORTS = "exports"


async def main() -> None:
    """Measure and print the tables of docs/performance.md."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="pasdecote-bench-") as folder, postgres() as server:
        for part in [options.only] if options.only else Part:
            await _measure(part, folder, server, options)


async def _measure(part: Part, folder: str, server: Server, options: argparse.Namespace) -> None:
    match part:
        case Part.TAPS:
            rivals = await _rivals(folder, server)
            await _taps(rivals, taps=options.taps, rounds=options.rounds)
        case Part.GROWTH:
            await _growth(folder, server, taps=options.taps // 2)
        case Part.START:
            await _start_and_memory(folder)
        case Part.LETTERS:
            sqlite = f"sqlite:///{Path(folder) / 'letters.db'}"
            await letters.report([sqlite, server.fresh("letters")])
        case Part.BROADCAST:
            await broadcast.report(Path(folder), server, whole=options.whole)
        case Part.MEETINGS | Part.PLANNING:
            report = meetings.report if part is Part.MEETINGS else planning.report
            await report(Path(folder), server)
        case Part.EXPORTS:
            await exports.report(Path(folder))


async def _rivals(folder: str, server: Server) -> Sequence[Program]:
    sqlite = f"sqlite:///{Path(folder) / 'bench.db'}"
    await lay(sqlite, members=1000, answers=1000)
    await lay(server.fresh("taps"), members=1000, answers=1000)
    return [
        bare_ptb(),
        bare_aiogram(),
        ours("Pas de côté, SQLite", sqlite),
        ours("Pas de côté, PostgreSQL", server.url("taps")),
    ]


async def _taps(rivals: Sequence[Program], *, taps: int, rounds: int) -> None:
    print(f"\n## A tap, answered ({taps} taps, median of {rounds} rounds)\n")
    print("| Program | CPU ms / 1,000 taps | taps/s | to bare aiogram |\n|---|---|---|---|")
    seen: dict[str, list[Figures]] = {program.name: [] for program in rivals}
    for _ in range(rounds):
        for program in rivals:
            seen[program.name].append(await measure(program, taps=taps, people=1000))
    usual = {name: sorted(f, key=lambda x: x.cpu)[len(f) // 2] for name, f in seen.items()}
    base = usual["bare aiogram"].cpu
    for name, figures in usual.items():
        print(f"| {name} | {figures.cpu:.0f} | {figures.rate:.0f} | {figures.cpu / base:.2f} |")


async def _growth(folder: str, server: Server, *, taps: int) -> None:
    print(f"\n## The same tap among many answers ({taps} taps)\n")
    print(
        "| Stored answers | SQLite, CPU ms / 1,000 | PostgreSQL, CPU ms / 1,000 |\n|---|---|---|"
    )
    for answers in (100, 10_000, 1_000_000):
        members = min(10_000, max(1000, answers))
        cells = []
        for url in (
            f"sqlite:///{Path(folder) / f'growth-{answers}.db'}",
            server.fresh(f"growth_{answers}"),
        ):
            await lay(url, members=members, answers=answers)
            rounds = [
                await measure(ours("growth", url), taps=taps, people=1000) for _ in range(ROUNDS)
            ]
            cells.append(sorted(figures.cpu for figures in rounds)[ROUNDS // 2])
        print(f"| {answers:,} | {cells[0]:.0f} | {cells[1]:.0f} |")


async def _start_and_memory(folder: str) -> None:
    url = f"sqlite:///{Path(folder) / 'start.db'}"
    await lay(url, members=10_000, answers=50_000)
    program = ours("start", url)
    starts = [await start_of(program) for _ in range(5)]
    figures = await measure(program, taps=5000, people=10_000)
    print("\n## Start and memory (10,000 members, SQLite)\n")
    print("| What | Figure |\n|---|---|")
    print(f"| process start to first tap answered, seconds, 5 starts | {_span(starts)} |")
    print(f"| resident memory after 5,000 taps, MiB | {figures.memory:.0f} |")


def _span(values: Sequence[float]) -> str:
    ordered = sorted(values)
    return f"{ordered[0]:.2f} / {ordered[len(ordered) // 2]:.2f} / {ordered[-1]:.2f}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--taps", type=int, default=TAPS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", type=Part, choices=list(Part))
    parser.add_argument("--whole", action="store_true", help="broadcasts to 10,000 at every rate")
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(main())
