"""
Lets the answer to a tap travel back with the very request that brought the tap.

What goes that way is not sent again: Telegram tells nobody what became of it. So it is only what
may be lost: when the reply is, or the process dies before it, the tap's answer fades away and
nothing else does. Its effect was committed before, and all other calls go their usual way.
"""

import asyncio
from collections.abc import Sequence
from typing import Final

from bot.calls import Call
from bot.intake.needs import Debts
from bot.ports.process import Owed

PATIENCE: Final = 0.4  # seconds that Telegram's request is kept open for an answer
_MAY_BE_LOST: Final = frozenset({"answerCallbackQuery", "answerInlineQuery"})


class PromptDebts:
    """
    Debts of which the first call may leave as the reply to a request that waits for it.

    Whoever brings an update says so with `expect`, before it is worked on.
    """

    def __init__(self, debts: Debts, *, patience: float = PATIENCE) -> None:
        self._debts = debts
        self._patience = patience
        self._expected: dict[int, asyncio.Future[Call | None]] = {}

    @property
    def waiting(self) -> int:
        return self._debts.waiting

    def expect(self, seq: int) -> None:
        """Say that a request is open, and that somebody will ask for `first_of` this arrival."""
        self._expected[seq] = asyncio.get_running_loop().create_future()

    async def first_of(self, seq: int) -> Call | None:
        """Return the call to put in the reply; None if there is none, or not in time."""
        expected = self._expected[seq]
        try:
            # Not a timeout: it could throw away an answer that comes in the same moment.
            await asyncio.wait({expected}, timeout=self._patience)
            return expected.result() if expected.done() else None
        finally:
            del self._expected[seq]

    def owe(self, person_key: int, seq: int, calls: Sequence[Call]) -> None:
        """Give the first call to the request that waits, and owe the others."""
        expected = self._expected.get(seq)
        if expected is None or expected.done():
            self._debts.owe(person_key, seq, calls)
            return
        first = calls[0] if calls and calls[0].method in _MAY_BE_LOST else None
        expected.set_result(first)
        if first is None:
            self._debts.owe(person_key, seq, calls)
        elif len(calls) == 1:
            self._debts.paid(seq)
        else:
            self._debts.owe(person_key, seq, calls[1:])

    def paid(self, seq: int) -> None:
        self._debts.paid(seq)

    def take_up(self, owed: Sequence[Owed]) -> None:
        self._debts.take_up(owed)

    def open(self) -> None:
        self._debts.open()

    def look(self) -> None:
        self._debts.look()

    async def close(self, *, within: float) -> None:
        await self._debts.close(within=within)
