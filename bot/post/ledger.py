"""Writes down what was sent, many replies in one commit."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

import structlog

from bot.ports import Database, Store, StoreUnavailable

log: Final = structlog.get_logger(__name__)

Note = Callable[[Store], None]
"""Something learnt while sending, to be written with the reply that taught it."""

_GATHERING: Final = 0.05  # seconds in which replies come together for one commit
_AT_MOST: Final = 100
_STORE_PAUSE: Final = 0.5
_CLOSING: Final = 1.0


class Ledger:
    """
    Collects sequence numbers of replies that are sent.

    A crash before they are written sends those replies a second time, so they wait no longer than
    a breath, and not at all once there are many.
    """

    def __init__(self, database: Database, *, on_written: Callable[[Sequence[int]], None]) -> None:
        self._database = database
        self._on_written = on_written
        self._done: list[int] = []
        self._notes: list[Note] = []
        self._full = asyncio.Event()
        self._scribe: asyncio.Task[None] | None = None

    def enter(self, seq: int, notes: Sequence[Note] = ()) -> None:
        """Note that everything owed for an arrival is sent."""
        self._done.append(seq)
        self._notes += notes
        if len(self._done) >= _AT_MOST:
            self._full.set()
        if self._scribe is None:
            self._scribe = asyncio.create_task(self._write_all())

    async def close(self) -> None:
        """Write what is left, unless the database is in trouble."""
        self._full.set()
        scribe = self._scribe
        if scribe is not None:
            await asyncio.wait({scribe}, timeout=_CLOSING)
            scribe.cancel()

    async def _write_all(self) -> None:
        try:
            while self._done:
                await self._gather()
                done, notes = self._done, self._notes
                self._done, self._notes = [], []
                await self._write(done, notes)
        finally:
            self._scribe = None

    async def _gather(self) -> None:
        try:
            async with asyncio.timeout(_GATHERING):
                await self._full.wait()
        except TimeoutError:
            return
        self._full.clear()

    async def _write(self, done: Sequence[int], notes: Sequence[Note]) -> None:
        def deed(store: Store) -> None:
            store.inbox.done(done)
            for note in notes:
                note(store)

        while True:
            try:
                await self._database.write(deed)
            except StoreUnavailable:
                await asyncio.sleep(_STORE_PAUSE)
            except Exception as error:  # noqa: BLE001 - what was sent must be crossed out all the same
                await self._apart(notes, error)
                notes = ()
            else:
                self._on_written(done)
                return

    async def _apart(self, notes: Sequence[Note], error: Exception) -> None:
        """Write note by note: one of them cannot be written, the others must not pay for it."""
        if len(notes) > 1:
            for note in notes:
                await self._write((), [note])
            return
        log.error("note_lost", notes=len(notes), exc_info=error)
        if not notes:  # then it is the crossing out itself that fails
            await asyncio.sleep(_STORE_PAUSE)
