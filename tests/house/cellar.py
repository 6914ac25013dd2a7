"""The database of a running bot, seen from outside: only what is committed is there."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.ports import Deed
from storage import tables
from storage.database import SqlDatabase, open_database
from tests.storage.rows import count_of, least_of, rows_of

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

    async def is_at_rest(self, now: Callable[[], datetime]) -> bool:
        """Tell whether nothing that is due by now waits to ring or to leave."""
        return await asyncio.to_thread(self._is_at_rest, now)

    def _is_at_rest(self, now: Callable[[], datetime]) -> bool:
        # What rings makes letters, due from then on: the clock is read after the rows.
        for table in (tables.appointments, tables.deliveries):
            due_at = least_of(self.url, table.c.due_at, table.c.state == "planned")
            if due_at is not None and due_at <= now():
                return False
        is_leaving = tables.deliveries.c.state.in_(("claimed", "sending"))
        return not count_of(self.url, tables.deliveries, is_leaving)
