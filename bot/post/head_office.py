"""What only the process that leads sees to: cards, notices, and the bells of what is planned."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from bot.post.cards import CardKeeper
from bot.post.notices import OutageNotice


class Bell(Protocol):
    """Whatever waits for a moment, and does what is due then."""

    def ring(self) -> None:
        """Hear that something was planned, or taken back."""

    async def run(self) -> None:
        """Work for ever, until cancelled."""


class HeadOffice:
    """One term of leading; `on_duty` hears when it begins and when it ends."""

    def __init__(
        self,
        cards: CardKeeper,
        notice: OutageNotice,
        bells: Sequence[Bell],
        *,
        on_duty: Callable[[bool], None] = lambda _is_so: None,
    ) -> None:
        self._on_duty = on_duty
        self._cards = cards
        self._notice = notice
        self._bells = bells
        self._working: list[asyncio.Task[None]] = []
        self._telling: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None
        self._is_closed = False

    def open(self) -> None:
        """Begin: find what is not true or not done, and wait for what is due."""
        self._on_duty(True)
        runs = (self._cards.run(), *(bell.run() for bell in self._bells))
        self._working = [asyncio.create_task(run) for run in runs]

    def touch(self, gathering_ids: Iterable[int]) -> None:
        """Hear that gatherings changed."""
        self._cards.touch(gathering_ids)

    def ring(self) -> None:
        """Hear that something was planned, for now or for later."""
        for bell in self._bells:
            bell.ring()

    def look_for_cards(self) -> None:
        """Hear that words about changes may have been lost."""
        if not self._is_closed and (self._looking is None or self._looking.done()):
            self._looking = asyncio.create_task(self._cards.look_again())

    async def look_around(self) -> None:
        """Find what nobody told us of: cards that time made untrue, an absence untold."""
        if self._is_closed:  # another process leads now, and tells them
            return
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._notice.tell())
        await self._cards.look_again()
        self.ring()

    async def close(self, *, within: float) -> None:
        """Finish the edits under way; everything else stands in the database."""
        self._is_closed = True
        self._on_duty(False)
        for task in (*self._working, self._telling, self._looking):
            if task:
                task.cancel()
        await self._cards.close(within=within)
