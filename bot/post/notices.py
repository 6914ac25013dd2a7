"""Tells the groups that we were away."""

from collections.abc import Callable
from typing import Final, Protocol

import structlog

from bot.calls import Call, Screen, say
from bot.outcomes import Outcome
from bot.ports import Database, StoreUnavailable
from bot.services import outages
from bot.services.outages import Outage

log: Final = structlog.get_logger(__name__)


class Line(Protocol):
    """The way out for a single call; never raises."""

    async def send(self, call: Call) -> Outcome: ...


class OutageNotice:
    """A crash in the middle may repeat the notice once; it is never forgotten."""

    def __init__(
        self, line: Line, database: Database, *, draw: Callable[[Outage], Screen]
    ) -> None:
        self._line = line
        self._database = database
        self._draw = draw

    async def tell(self) -> None:
        """Write to every space, if there is something that they do not know."""
        try:
            outage = await self._database.read(outages.untold)
            if outage is None:
                return
            spaces = await self._database.read(lambda store: store.spaces.all())
            screen = self._draw(outage)
            for space in spaces:
                await self._line.send(say(space.chat_id, screen, thread_id=space.thread_id))
            await self._database.write(outages.told)
            log.info("outage_told", spaces=len(spaces))
        except StoreUnavailable:
            log.warning("outage_not_told_yet")
