"""Deeds that wait together, because the clerk is busy with another."""

import asyncio
import threading
from typing import Any

from bot.ports import Store
from storage.database import SqlDatabase


class Gate:
    """Hold the clerk, so that deeds pile up behind it."""

    def __init__(self) -> None:
        self.is_reached = threading.Event()
        self._may_go = threading.Event()

    def deed(self, store: Store) -> None:
        self.is_reached.set()
        assert self._may_go.wait(10)

    async def reached(self) -> None:
        assert await asyncio.to_thread(self.is_reached.wait, 10)

    def open(self) -> None:
        self._may_go.set()


async def pile_up(database: SqlDatabase, *deeds) -> list[Any]:
    """Bring deeds while the clerk is busy: they are done as one group."""
    gate = Gate()
    held = asyncio.create_task(database.write(gate.deed))
    await gate.reached()
    waiting = [asyncio.create_task(database.write(deed)) for deed in deeds]
    await asyncio.sleep(0)
    gate.open()
    await held
    outcomes: list[Any] = await asyncio.gather(*waiting, return_exceptions=True)
    return outcomes
