"""Hangs the command menus that people see beside the line where they type."""

import asyncio
from collections.abc import Sequence
from hashlib import sha256
from json import dumps
from typing import Final

import structlog

from bot.calls import Call
from bot.outcomes import Sent
from bot.ports import Database, StoreUnavailable
from bot.post.delivery import Line
from bot.services.identity import HUNG_MENUS

log: Final = structlog.get_logger(__name__)


class MenuBoard:
    """The menus of everybody, hung once in a lifetime unless Telegram has these very ones."""

    def __init__(self, line: Line, database: Database, calls: Sequence[Call]) -> None:
        self._line = line
        self._database = database
        self._calls = calls
        self.is_hung = False
        self._hanging: asyncio.Task[None] | None = None

    def hang(self) -> None:
        """Hang the menus beside other work; call it again and again, in case it did not pass."""
        if self.is_hung or (self._hanging and not self._hanging.done()):
            return
        self._hanging = asyncio.create_task(self._try())

    def close(self) -> None:
        """Leave off; the next start hangs what is not hung."""
        if self._hanging:
            self._hanging.cancel()

    async def _try(self) -> None:
        try:
            self.is_hung = await self._hang()
        except StoreUnavailable:
            log.warning("menus_not_hung_yet")

    async def _hang(self) -> bool:
        whole = dumps([call.packed() for call in self._calls], sort_keys=True)
        digest = sha256(whole.encode()).hexdigest()
        if await self._database.read(lambda store: store.memos.get(HUNG_MENUS)) == digest:
            return True
        outcomes = [await self._line.send(call) for call in self._calls]
        if not all(isinstance(outcome, Sent) for outcome in outcomes):
            names = [type(outcome).__name__ for outcome in outcomes]
            log.warning("menus_not_hung", outcomes=names)
            return False
        await self._database.write(lambda store: store.memos.put(HUNG_MENUS, digest))
        return True
