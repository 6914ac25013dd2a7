"""
What a tap costs while files are made, beside one while nothing else goes on.

Run `python -m tests.bench --only exports`. Bot and sandbox share one process here, so each figure
holds the work of both; files are made in processes of their own, as always.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.callbacks.after import ReadTap
from bot.callbacks.report_reading import FormTap
from bot.domain.order import Form
from tests.house.house import House
from tests.house.letters import crowd, on_monday
from tests.house.people import Shown, Somebody
from tests.house.telling import held, publish

FILES = (Form.PDF, Form.ODT, Form.DOCX, Form.HTML, Form.MARKDOWN)
ORDERED = 2 * len(FILES)
TAPS = 200


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody in front of a page of a report."""

    who: Somebody
    page: Shown
    gathering_id: int

    async def taps(self) -> float:
        """Turn to the page once more; return the milliseconds until the answer is there."""
        begun = time.perf_counter()
        memory = ReadTap(self.gathering_id, 0).pack()
        await self.who.forge(memory, message_id=self.page.id)
        return (time.perf_counter() - begun) * 1000

    async def orders(self) -> None:
        for form in FILES:
            memory = FormTap(self.gathering_id, form).pack()
            await self.who.forge(memory, message_id=self.page.id)


async def report(folder: Path) -> None:
    """Print a table: nobody orders, others order, the same person orders."""
    house = await on_monday(f"sqlite:///{folder / 'exports.db'}")
    first, second, third = await _readers(house, 3)
    print(f"\n## A tap while {ORDERED} files are made (milliseconds, bot and sandbox together)\n")
    print("| Meanwhile | taps | median | 95 % | longest | seconds for the files |")
    print("|---|---|---|---|---|---|")
    _row("nothing", [await first.taps() for _ in range(TAPS)], 0.0)
    for name, tapping in (("files for others", third), ("files for the same person", first)):
        _row(name, *await _beside_files(house, [first, second], tapping))
    await house.close()


async def _readers(house: House, number: int) -> Sequence[Reader]:
    people = await crowd(house, number)
    made = await held(house)
    await publish(house, made, tells=False)
    readers = []
    for somebody in people:
        menu = await somebody.say("/menu")
        await somebody.forge(ReadTap(made.id, 0).pack(), message_id=menu.id)
        page = await somebody.reads("Les questions ont été concrètes.")
        readers.append(Reader(somebody, page, made.id))
    return readers


async def _beside_files(
    house: House, ordering: Sequence[Reader], tapping: Reader
) -> tuple[list[float], float]:
    """Tap until all files that are ordered now are there; return the taps, and the seconds."""
    wanted = len(house.calls("sendDocument")) + ORDERED
    begun = time.perf_counter()
    await asyncio.gather(*(reader.orders() for reader in ordering))
    taps: list[float] = []
    while len(house.calls("sendDocument")) < wanted:
        taps.append(await tapping.taps())
    return taps, time.perf_counter() - begun


def _row(name: str, taps: Sequence[float], seconds: float) -> None:
    ordered = sorted(taps)
    middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(
        f"| {name} | {len(ordered)} | {middle:.1f} | {late:.1f} | {ordered[-1]:.1f} |"
        f" {seconds:.1f} |",
        flush=True,
    )
