"""Hangs the command menus that people see beside the line where they type."""

from collections.abc import Sequence
from hashlib import sha256
from json import dumps
from typing import Final, Protocol

import structlog

from bot.calls import Call
from bot.outcomes import Outcome, Sent
from bot.ports import Database
from bot.services.identity import HUNG_MENUS

log: Final = structlog.get_logger(__name__)


class Line(Protocol):
    """The way out for a single call; never raises."""

    async def send(self, call: Call) -> Outcome: ...


async def hang(line: Line, database: Database, calls: Sequence[Call]) -> None:
    """Make the calls that set the menus, unless Telegram has these very menus already."""
    whole = dumps([call.packed() for call in calls], sort_keys=True)
    digest = sha256(whole.encode()).hexdigest()
    if await database.read(lambda store: store.memos.get(HUNG_MENUS)) == digest:
        return
    outcomes = [await line.send(call) for call in calls]
    if all(isinstance(outcome, Sent) for outcome in outcomes):
        await database.write(lambda store: store.memos.put(HUNG_MENUS, digest))
    else:
        log.warning("menus_not_hung", outcomes=[type(outcome).__name__ for outcome in outcomes])
