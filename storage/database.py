"""The database as the rest of the house sees it: bring a deed, wait for its result."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.ports import Deed, StoreUnavailable
from storage.clerk import Badge, Clerk, Errand, OnPlanned, OnTouched, Queue
from storage.engine import sqlite_path
from storage.line import Line
from storage.sqlite import SqliteLine

Result = TypeVar("Result")

SQLITE_GROUP = 64
POSTGRES_GROUP = 16
POSTGRES_WRITERS = 4


class SqlDatabase:
    """
    Deeds wait in a queue for a clerk; `write` and `read` may be called from any event loop.

    SQLite has one writer, because it allows only one, who groups what waits. PostgreSQL has
    several, and one more for what may not wait. Deeds that only read have a clerk of their own.
    """

    def __init__(
        self,
        writers: Sequence[Clerk],
        reader: Clerk,
        runner: Clerk | None = None,
        *,
        name: str = "",
    ) -> None:
        self.name = name
        self._writers = writers
        self._reader = reader
        self._runner = runner or writers[0]
        self._crew = (*writers, reader, *([runner] if runner else []))
        self._badge = Badge()
        self._is_open = True
        for number, clerk in enumerate(self._crew):
            clerk.badge = self._badge
            clerk.start("store-reader" if clerk is reader else f"store-{number}")

    @property
    def is_shared(self) -> bool:
        """Tell whether other processes may work on it beside us."""
        return self._reader.line.is_shared

    def act_as(self, process_id: int | None) -> None:
        """Say under which number this process takes things in hand from now on."""
        self._badge.us = process_id

    def keep_cards(self, *, is_so: bool) -> None:
        """Say whether this process sees to the cards itself; others tell it what changed."""
        self._badge.is_keeping_cards = is_so

    async def write(self, deed: Deed[Result]) -> Result:
        """
        Run a deed and return its result once it is durable.

        Raises:
            StoreUnavailable: the database is in trouble, or closed; try again later.
            Exception: whatever the deed itself raised; the deed left no trace.
        """
        return await self._ask(self._writers[0].queue, deed)

    async def read(self, deed: Deed[Result]) -> Result:
        """Run a deed that only reads, beside the writers."""
        return await self._ask(self._reader.queue, deed)

    async def urgent(self, deed: Deed[Result]) -> Result:
        """
        Run a deed past all that waits: others count on it within seconds.

        Raises:
            StoreUnavailable: as `write` does.
        """
        return await self._ask(self._runner.queue, deed)

    async def _ask(self, queue: Queue, deed: Deed[Result]) -> Result:
        if not self._is_open:
            raise StoreUnavailable("the database is closed")
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Result] = loop.create_future()
        queue.put(Errand(deed, loop, answer))
        return await answer

    def close(self) -> None:
        """Finish what waits, then let the clerks go."""
        self._is_open = False
        for clerk in self._crew:
            clerk.queue.put(None)
        for clerk in self._crew:
            clerk.join()


def open_database(
    url: str,
    *,
    on_touched: OnTouched = lambda _touched: None,
    on_planned: OnPlanned = lambda: None,
    name: str = "",
    writers: int = POSTGRES_WRITERS,
    group: int | None = None,
) -> SqlDatabase:
    """
    Open the database of an address; `storage.upgrade.upgrade` has brought it up to date before.

    `on_touched` hears, on the event loop of the deed, which gatherings changed, once it is
    durable; `on_planned` that something new is due, now or later. `name` is the one under which
    this process is known to the others: they end its sessions if they give it up. `writers`
    (PostgreSQL only) and `group`, the deeds per commit, are for measuring.

    Raises:
        DatabaseUnusable: the address is of another kind.
    """
    open_line, is_single = _opener(url, name)
    size = group or (SQLITE_GROUP if is_single else POSTGRES_GROUP)
    queue: Queue = Queue()
    crew = [
        Clerk(open_line(False), queue, size, on_touched, on_planned)
        for _ in range(1 if is_single else writers)
    ]
    reader = Clerk(open_line(True), Queue(), 1, on_touched, on_planned)
    if is_single:
        return SqlDatabase(crew, reader, name=name)
    runner = Clerk(open_line(False), Queue(), 1, on_touched, on_planned)
    return SqlDatabase(crew, reader, runner, name=name)


def _opener(url: str, name: str) -> tuple[Callable[[bool], Line], bool]:
    path = sqlite_path(url)
    if path is not None:
        return (lambda reading: SqliteLine(path, reading=reading)), True
    from storage.postgres import OURS, PostgresLine  # noqa: PLC0415 - SQLite needs no driver of it

    return (lambda reading: PostgresLine(url, reading=reading, name=name or OURS)), False
