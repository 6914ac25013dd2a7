"""
Remembers which replies may have been sent once already, so that nobody gets a third copy.

A new message has no mark by which Telegram would know it again. Before anything that may send it
a second time, the fact is written down in the row of its arrival; what is written down is not
tried a third time, by whichever process. A try that surely did not arrive does not count, however
often Telegram is away.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Final

import structlog

from bot.calls import Call
from bot.outcomes import Later, NotSent, Outcome
from bot.ports import Database, StoreUnavailable
from bot.ports.process import Owed
from bot.post.delivery import Line, makes_something_new

log: Final = structlog.get_logger(__name__)

_STORE_PAUSE: Final = 0.5  # seconds

IsSure = Callable[[], Awaitable[bool]]
"""Tells whether what this process has in hand is still its own."""


class TakenOver(Exception):  # noqa: N818 - the name says what is the case
    """Another process answers for this arrival now."""


class SecondTries:
    """
    The arrivals whose new messages are being tried for the second and last time.

    A first try costs nothing here: only what is late, because another process or an earlier try
    may have sent it, is written down.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._late: set[int] = set()
        self._begun: set[int] = set()
        self._perhaps_sent: set[int] = set()

    def recall(self, owed: Iterable[Owed]) -> None:
        """Hear what others may have sent already, and what they tried for the second time."""
        for one in owed:
            self._late.add(one.seq)
            if one.is_second_try:
                self._begun.add(one.seq)
                self._perhaps_sent.add(one.seq)

    async def may_begin(self, seq: int) -> bool:
        """
        Note a second try; False if it was the second that has just failed.

        Raises:
            StoreUnavailable: it could not be noted, so it must not be made.
            TakenOver: it is for others to make.
        """
        if seq in self._begun:
            return False
        self._late.add(seq)
        await self._note(seq)
        return True

    async def begin(self, seq: int) -> None:
        """
        Before a new message leaves: note it if it is late, for as long as that takes.

        Raises:
            TakenOver: it is for others to send.
        """
        if seq not in self._late:
            return
        while seq not in self._begun:
            try:
                await self._note(seq)
            except StoreUnavailable:
                await asyncio.sleep(_STORE_PAUSE)

    async def learn(self, seq: int, outcome: Outcome) -> None:
        """After a try: take the note back if nothing of this arrival can have arrived."""
        if seq not in self._late:
            return
        if not isinstance(outcome, Later | NotSent):
            self._perhaps_sent.add(seq)
        elif seq not in self._perhaps_sent:
            self._begun.discard(seq)
            try:
                await self._write(seq, is_so=False)
            except StoreUnavailable:
                log.warning("second_try_not_taken_back", seq=seq)

    def end(self, seq: int) -> None:
        """Forget an arrival that owes nothing any more, or not to us."""
        for seqs in (self._late, self._begun, self._perhaps_sent):
            seqs.discard(seq)

    async def _note(self, seq: int) -> None:
        if not await self._write(seq, is_so=True):
            raise TakenOver(seq)
        self._begun.add(seq)

    async def _write(self, seq: int, *, is_so: bool) -> bool:
        return await self._database.write(lambda store: store.inbox.try_again(seq, is_so=is_so))


class CountedLine:
    """The way out for the calls of one arrival: its new messages are counted."""

    def __init__(self, line: Line, tries: SecondTries, *, seq: int, is_sure: IsSure) -> None:
        self._line = line
        self._tries = tries
        self._seq = seq
        self._is_sure = is_sure

    async def send(self, call: Call) -> Outcome:
        """
        Send a call.

        Raises:
            TakenOver: this process was frozen, and another one sends it.
        """
        if not await self._is_sure():
            raise TakenOver(self._seq)
        if not makes_something_new(call):
            return await self._line.send(call)
        await self._tries.begin(self._seq)
        outcome = await self._line.send(call)
        await self._tries.learn(self._seq, outcome)
        return outcome
