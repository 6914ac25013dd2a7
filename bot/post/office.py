"""What every process sends: answers to those who asked, and letters that are due."""

import asyncio
from collections.abc import Sequence
from typing import Final

from bot.calls import Call
from bot.ports.process import Owed
from bot.post.postman import Postman
from bot.post.replies import Replies

_HALF: Final = 0.5


class PostOffice:
    """Replies and letters of one process, begun and ended together."""

    def __init__(self, replies: Replies, postman: Postman) -> None:
        self._replies = replies
        self._postman = postman
        self._working: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None
        self._is_closed = False

    @property
    def waiting(self) -> int:
        return self._replies.waiting

    def owe(self, person_key: int, seq: int, calls: Sequence[Call]) -> None:
        self._replies.owe(person_key, seq, calls)

    def paid(self, seq: int) -> None:
        self._replies.paid(seq)

    def take_up(self, owed: Sequence[Owed]) -> None:
        """Send again what another process may not have sent."""
        self._replies.take_up(owed)

    def open(self) -> None:
        """Begin to carry letters."""
        self._working = asyncio.create_task(self._postman.run())

    def ring(self) -> None:
        """Hear that something was planned, for now or for later."""
        self._postman.ring()

    def look(self) -> None:
        """Hear that letters may have been left, or a word of them lost."""
        if not self._is_closed and (self._looking is None or self._looking.done()):
            self._looking = asyncio.create_task(self._postman.look_around())

    async def close(self, *, within: float) -> None:
        """Finish what is under way; everything else stands in the database."""
        self._is_closed = True
        for task in (self._working, self._looking):
            if task:
                task.cancel()
        share = within * _HALF
        await self._postman.close(within=share)
        await self._replies.close(within=share)
