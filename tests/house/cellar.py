"""The database of a running bot, seen from outside: only what is committed is there."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_

from bot.ports import Deed
from storage import tables
from storage.database import SqlDatabase, open_database
from tests.storage.rows import count_of, rows_of

# The inbox and the memos change with every update, answered or not.
_OF_THE_PROCESS = {"inbox", "memos", "paces", "processes"}


@dataclass(frozen=True)
class Cellar:
    """Every look and every change has a session of its own."""

    url: str

    async def look(self, deed: Deed[Any]) -> Any:
        return await self._elsewhere(lambda database: database.read(deed))

    async def change(self, deed: Deed[Any]) -> Any:
        """Change something behind the bot's back, as an administrator with a console would."""
        return await self._elsewhere(lambda database: database.write(deed))

    async def _elsewhere(self, do: Callable[[SqlDatabase], Awaitable[Any]]) -> Any:
        database = open_database(self.url)
        try:
            return await do(database)
        finally:
            await asyncio.to_thread(database.close)

    async def whole(self) -> dict[str, list[str]]:
        """Return every row of what the community would miss, to be compared later."""
        return await asyncio.to_thread(self._whole)

    def _whole(self) -> dict[str, list[str]]:
        wanted = [t for t in tables.metadata.sorted_tables if t.name not in _OF_THE_PROCESS]
        return {table.name: sorted(map(repr, rows_of(self.url, table))) for table in wanted}

    async def count(self, table: str) -> int:
        """Count the rows of a table."""
        return await asyncio.to_thread(count_of, self.url, tables.metadata.tables[table])

    async def is_at_rest(self, *, now: datetime) -> bool:
        """Tell whether nothing that is due by `now` waits to ring or to leave."""
        return await asyncio.to_thread(self._is_at_rest, now)

    def _is_at_rest(self, now: datetime) -> bool:
        appointments, deliveries = tables.appointments.c, tables.deliveries.c
        rings = and_(appointments.state == "planned", appointments.due_at <= now)
        is_due = and_(deliveries.state == "planned", deliveries.due_at <= now)
        leaves = or_(is_due, deliveries.state.in_(("claimed", "sending")))
        waiting = [(tables.appointments, rings), (tables.deliveries, leaves)]
        return not any(count_of(self.url, table, where) for table, where in waiting)
