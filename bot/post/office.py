"""Everything that leaves the house during one term of leading."""

import asyncio
from collections.abc import Sequence
from typing import Final, Protocol

from bot.calls import Call
from bot.post.cards import CardKeeper
from bot.post.notices import OutageNotice
from bot.post.postman import Postman
from bot.post.replies import Replies

_HALF: Final = 0.5


class Bell(Protocol):
    """Whatever waits for a moment, and does what is due then."""

    def ring(self) -> None:
        """Hear that something was planned, or taken back."""

    async def run(self) -> None:
        """Work for ever, until cancelled."""


class PostOffice:
    """
    Replies, cards, notices, letters, and the bells for what is planned, begun and ended together:
    only the process that leads sends.
    """

    def __init__(
        self,
        replies: Replies,
        cards: CardKeeper,
        notice: OutageNotice,
        postman: Postman,
        bells: Sequence[Bell],
    ) -> None:
        self.cards = cards
        self.notice = notice
        self._replies = replies
        self._postman = postman
        self._bells = bells
        self._working: list[asyncio.Task[None]] = []
        self._telling: asyncio.Task[None] | None = None
        self._is_closed = False

    @property
    def waiting(self) -> int:
        return self._replies.waiting

    def owe(self, person_key: int, seq: int, calls: Sequence[Call]) -> None:
        self._replies.owe(person_key, seq, calls)

    def paid(self, seq: int) -> None:
        self._replies.paid(seq)

    async def resume(self) -> None:
        """Take up what an earlier process left. Raises StoreUnavailable."""
        await self._replies.resume()
        if not self._working:
            bells = (bell.run() for bell in self._bells)
            runs = (self.cards.run(), self._postman.run(), *bells)
            self._working = [asyncio.create_task(run) for run in runs]

    def ring(self) -> None:
        """Hear that something was planned, for now or for later."""
        self._postman.ring()
        self._ring_bells()

    async def look_around(self) -> None:
        """Find what nobody told us of: cards that time made untrue, letters left."""
        if self._is_closed:  # another process leads now, and tells them
            return
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self.notice.tell())
        await self.cards.look_again()
        await self._postman.look_around()
        self._ring_bells()

    def _ring_bells(self) -> None:
        for bell in self._bells:
            bell.ring()

    async def close(self, *, within: float) -> None:
        """Finish what is under way; everything else stands in the database."""
        self._is_closed = True
        for task in (*self._working, self._telling):
            if task:
                task.cancel()
        # The letters and the cards need not wait for one another.
        share = within * _HALF
        await asyncio.gather(self.cards.close(within=share), self._postman.close(within=share))
        await self._replies.close(within=share)
