"""
Remembers which replies may have been sent once already, so that nobody gets a third copy.

A new message has no mark by which Telegram would know it again. Before anything that may send it
a second time, the fact is written down; what is written down is not tried a third time. A try that
surely did not arrive does not count, however often Telegram is away.
"""

import asyncio
import json
from collections.abc import Collection
from typing import Final

import structlog

from bot.calls import Call
from bot.outcomes import Later, NotSent, Outcome
from bot.ports import Database, StoreUnavailable
from bot.post.delivery import Line, makes_something_new

log: Final = structlog.get_logger(__name__)

MEMO: Final = "post.second_tries"
_STORE_PAUSE: Final = 0.5  # seconds


class SecondTries:
    """
    The arrivals whose new messages are being tried for the second and last time.

    A first try costs nothing here: only what is late, because an earlier process or an earlier
    try may have sent it, is written down, and many at a time.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._late: set[int] = set()
        self._begun: set[int] = set()
        self._perhaps_sent: set[int] = set()
        self._written: set[int] | None = None  # not known
        self._pen = asyncio.Lock()

    async def recall(self, owed: Collection[int]) -> Collection[int]:
        """
        Return those of the owed arrivals that were tried a second time; the others are late now.

        Raises:
            StoreUnavailable: nothing is known; call it again.
        """
        memo = await self._database.read(lambda store: store.memos.get(MEMO))
        spent = set(json.loads(memo or "[]")).intersection(owed)
        self._late.update(owed)
        self._begun |= spent
        self._perhaps_sent |= spent
        return spent

    async def may_begin(self, seq: int) -> bool:
        """
        Note a second try; False if it was the second that has just failed.

        Raises:
            StoreUnavailable: it could not be noted, so it must not be made.
        """
        if seq in self._begun:
            return False
        self._late.add(seq)
        self._begun.add(seq)
        await self._write()
        return True

    async def begin(self, seq: int) -> None:
        """Before a new message leaves: note it if it is late, for as long as that takes."""
        if seq not in self._late:
            return
        self._begun.add(seq)
        while True:
            try:
                await self._write()
            except StoreUnavailable:
                await asyncio.sleep(_STORE_PAUSE)
            else:
                return

    async def learn(self, seq: int, outcome: Outcome) -> None:
        """After a try: take the note back if nothing of this arrival can have arrived."""
        if seq not in self._late:
            return
        if not isinstance(outcome, Later | NotSent):
            self._perhaps_sent.add(seq)
        elif seq not in self._perhaps_sent:
            self._begun.discard(seq)
            try:
                await self._write()
            except StoreUnavailable:
                log.warning("second_try_not_taken_back", seq=seq)

    def end(self, seq: int) -> None:
        """Forget an arrival that owes nothing any more; the memo follows at its next change."""
        for seqs in (self._late, self._begun, self._perhaps_sent):
            seqs.discard(seq)

    async def _write(self) -> None:
        async with self._pen:
            begun = set(self._begun)
            if begun == self._written:  # whoever held the pen before wrote for us too
                return
            packed = json.dumps(sorted(begun))
            self._written = None  # a write that is broken off may have passed or not
            await self._database.write(lambda store: store.memos.put(MEMO, packed))
            self._written = begun


class CountedLine:
    """The way out for the calls of one arrival: its new messages are counted."""

    def __init__(self, line: Line, tries: SecondTries, *, seq: int) -> None:
        self._line = line
        self._tries = tries
        self._seq = seq

    async def send(self, call: Call) -> Outcome:
        if not makes_something_new(call):
            return await self._line.send(call)
        await self._tries.begin(self._seq)
        outcome = await self._line.send(call)
        await self._tries.learn(self._seq, outcome)
        return outcome
