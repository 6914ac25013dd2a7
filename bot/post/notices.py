"""Tells the groups that we were away."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

import structlog

from bot.calls import Screen, say
from bot.domain.space import Space
from bot.ports import Database, Store, StoreUnavailable
from bot.post.consequences import PlainConsequences
from bot.post.delivery import FIRST_PAUSE, Delivery, Line, Mute
from bot.post.ledger import Note
from bot.services import outages
from bot.services.outages import Outage

log: Final = structlog.get_logger(__name__)


class OutageNotice:
    """A crash in the middle may repeat the notice once; it is never forgotten."""

    def __init__(
        self,
        line: Line,
        database: Database,
        *,
        draw: Callable[[Outage], Screen],
        now: Callable[[], datetime],
        first_pause: float = FIRST_PAUSE,
    ) -> None:
        self._line = line
        self._database = database
        self._draw = draw
        self._now = now
        self._first_pause = first_pause

    async def tell(self) -> None:
        """Write to every space, for as long as it takes, if there is something untold."""
        try:
            outage = await self._database.read(outages.untold)
            if outage is not None:
                await self._tell(outage)
        except StoreUnavailable:
            log.warning("outage_not_told_yet")
        except Mute:
            return

    async def _tell(self, outage: Outage) -> None:
        spaces = await self._database.read(lambda store: store.spaces.all())
        screen = self._draw(outage)
        notes = [note for space in spaces for note in await self._deliver(screen, space)]

        def deed(store: Store) -> None:
            outages.told(store, outage)
            for note in notes:
                note(store)

        await self._database.write(deed)
        log.info("outage_told", spaces=len(spaces))

    async def _deliver(self, screen: Screen, space: Space) -> Sequence[Note]:
        delivery = Delivery(
            say(space.chat_id, screen, thread_id=space.thread_id),
            line=self._line,
            consequences=PlainConsequences(),
            may_repeat=_never,
            now=self._now,
            first_pause=self._first_pause,
        )
        await delivery.carry_out()
        return delivery.notes


async def _never() -> bool:
    return False
