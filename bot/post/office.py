"""Everything that leaves the house during one term of leading."""

import asyncio
from collections.abc import Sequence
from typing import Final

from bot.calls import Call
from bot.post.cards import CardKeeper
from bot.post.notices import OutageNotice
from bot.post.replies import Replies

_HALF: Final = 0.5


class PostOffice:
    """Replies, cards and notices, begun and ended together: only the process that leads sends."""

    def __init__(self, replies: Replies, cards: CardKeeper, notice: OutageNotice) -> None:
        self.cards = cards
        self.notice = notice
        self._replies = replies
        self._keeping: asyncio.Task[None] | None = None
        self._telling: asyncio.Task[None] | None = None
        self._is_closed = False

    @property
    def waiting(self) -> int:
        return self._replies.waiting

    def owe(self, person_key: int, seq: int, calls: Sequence[Call]) -> None:
        self._replies.owe(person_key, seq, calls)

    async def resume(self) -> None:
        """Take up what an earlier process left. Raises StoreUnavailable."""
        await self._replies.resume()
        if self._keeping is None:
            self._keeping = asyncio.create_task(self.cards.run())

    async def look_around(self) -> None:
        """Find what nobody told us of: cards that time made untrue, an outage not yet told."""
        if self._is_closed:  # another process leads now, and tells them
            return
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self.notice.tell())
        await self.cards.look_again()

    async def close(self, *, within: float) -> None:
        """Finish what is under way; everything else stands in the database."""
        self._is_closed = True
        for task in (self._keeping, self._telling):
            if task:
                task.cancel()
        await self.cards.close(within=within * _HALF)
        await self._replies.close(within=within * _HALF)
