"""
What preparing, publishing and looking at meetings costs, beside the driver alone.

Run `python -m tests.bench.meetings`. Each figure is the time from the deed of an update to its
commit, screen drawn; beside it the same statements by the bare driver in one transaction. It is
the least of several rounds: whatever else the machine does only ever adds to it.
"""

import asyncio
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.postgres import Server, postgres
from tests.bench.region import Size, lay
from tests.bench.replay import Driver, Script, overheard
from tests.bench.scenes import LONG, SCENES, Place, Scene
from tests.services.bell import Bell
from tests.services.community import NOW

SMALL, LARGE = Size(1000, 100), Size(10_000, 1000)
ROUNDS, LONG_ROUNDS = 15, 3


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds, the least of all rounds."""

    ours: float
    driver: float

    @property
    def ratio(self) -> float:
        return self.ours / self.driver


async def measure(url: str, twin: str) -> dict[str, Figures]:
    """Play every scene on one database, and what was overheard on its twin."""
    script, driver = Script(), Driver(twin)
    with overheard(url, script) as database:
        place = Place(Bell(NOW), database)
        seen = {name: await _least(name, place, script, driver) for name in SCENES}
    driver.close()
    return seen


async def _least(name: str, place: Place, script: Script, driver: Driver) -> Figures:
    number = LONG_ROUNDS if name in LONG else ROUNDS
    await _round(SCENES[name], place, script, driver)
    rounds = [await _round(SCENES[name], place, script, driver) for _ in range(number)]
    return Figures(*(min(figures) for figures in zip(*rounds, strict=True)))


async def _round(
    scene: Scene, place: Place, script: Script, driver: Driver
) -> tuple[float, float]:
    ours = alone = 0.0
    async for effect, is_measured in scene(place):
        script.clear()
        began = time.perf_counter()
        await place.database.write(effect)
        took = (time.perf_counter() - began) * 1000
        played = driver.play(script)
        if is_measured:
            ours, alone = ours + took, alone + played
    return ours, alone


async def _sqlite(folder: Path, size: Size) -> dict[str, Figures]:
    paths = [folder / f"{name}-{size.members}.db" for name in ("ours", "twin")]
    await lay(f"sqlite:///{paths[0]}", size)
    shutil.copy(*paths)
    ours, twin = (f"sqlite:///{path}" for path in paths)
    return await measure(ours, twin)


async def _postgres(server: Server, size: Size) -> dict[str, Figures]:
    name = f"region_{size.members}"
    ours = server.fresh(name)
    await lay(ours, size)
    return await measure(ours, server.fresh(f"{name}_twin", like=name))


async def report(folder: Path, server: Server) -> None:
    """Print a table for each database."""
    await _table("SQLite", [await _sqlite(folder, size) for size in (SMALL, LARGE)])
    await _table("PostgreSQL", [await _postgres(server, size) for size in (SMALL, LARGE)])


async def _table(name: str, seen: Sequence[dict[str, Figures]]) -> None:
    print(
        f"\n## Meetings on {name} (the least of {ROUNDS} rounds, {LONG_ROUNDS} for what is long)\n"
    )
    heads = [f"{size.members:,} members, ms | driver, ms | ratio" for size in (SMALL, LARGE)]
    print(f"| What | {' | '.join(heads)} | growth |\n|---|{'---|' * 7}")
    for scene in SCENES:
        small, large = (figures[scene] for figures in seen)
        cells = (f"{one.ours:.2f} | {one.driver:.2f} | {one.ratio:.1f}" for one in (small, large))
        print(f"| {scene} | {' | '.join(cells)} | {large.ours / small.ours:.1f} |", flush=True)


async def main() -> None:
    """Measure on a SQLite file and on a PostgreSQL server of our own, or TEST_POSTGRES_URL."""
    with tempfile.TemporaryDirectory(prefix="pasdecote-bench-") as folder, postgres() as server:
        await report(Path(folder), server)


if __name__ == "__main__":
    asyncio.run(main())
