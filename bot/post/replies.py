"""Sends what an update made us owe, after its effect is committed, and crosses it out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog

from bot.calls import Call
from bot.lanes import Lanes
from bot.ports import Database, StoreUnavailable
from bot.post.consequences import Consequences, PlainConsequences
from bot.post.delivery import FIRST_PAUSE, Delivery, Line, Mute, makes_something_new
from bot.post.ledger import Ledger, Note
from bot.post.second_tries import CountedLine, SecondTries

log: Final = structlog.get_logger(__name__)

AT_ONCE: Final = 5000
"""So many people may wait for their answer: those whose chat is held must not delay the others."""


@dataclass(frozen=True, slots=True)
class Debt:
    """What one arrival still owes."""

    seq: int
    calls: Sequence[Call]


class Replies:
    """
    Answers each person in order, different people side by side.

    Everything here stands in the inbox until the ledger crosses it out; `resume` takes it up again
    after a restart. A new message is never sent more than twice, whatever breaks.
    """

    def __init__(
        self,
        line: Line,
        database: Database,
        *,
        now: Callable[[], datetime],
        consequences: Consequences | None = None,
        first_pause: float = FIRST_PAUSE,
    ) -> None:
        self._line = line
        self._database = database
        self._now = now
        self._consequences = consequences or PlainConsequences()
        self._first_pause = first_pause
        self._in_hand: set[int] = set()
        self._ledger = Ledger(database, on_written=self._in_hand.difference_update)
        self._second = SecondTries(database)
        self._lanes = Lanes(self._pay, width=AT_ONCE)

    @property
    def waiting(self) -> int:
        """Count the arrivals whose answers are not all sent."""
        return self._lanes.waiting

    def owe(self, person_key: int, seq: int, calls: Sequence[Call]) -> None:
        """Send calls that stand in the inbox, after what this person is owed already."""
        if calls and seq not in self._in_hand:
            self._in_hand.add(seq)
            self._lanes.put(person_key, Debt(seq, calls))

    def paid(self, seq: int) -> None:
        """Cross out what an arrival owed: it went another way, all of it."""
        self._ledger.enter(seq)

    async def resume(self) -> None:
        """
        Send again what an earlier process may not have sent.

        Raises:
            StoreUnavailable: nothing was sent; call it again.
        """
        everything = await self._database.read(lambda store: store.inbox.owed())
        owed = [(seq, calls) for seq, calls in everything if seq not in self._in_hand]
        spent = await self._second.recall([seq for seq, _ in owed])
        for seq, calls in owed:
            again = [call for call in calls if not (seq in spent and makes_something_new(call))]
            self._in_hand.add(seq)
            self._lanes.put(_person(calls, seq), Debt(seq, again))
        if owed:
            log.info("replies_resumed", replies=len(owed), not_again=len(spent))

    async def close(self, *, within: float) -> None:
        """Finish the calls begun, for `within` seconds; the others stay owed in the inbox."""
        await self._lanes.close(within=within)
        await self._ledger.close()

    async def _pay(self, debt: Debt) -> None:
        notes: list[Note] = []
        try:
            for call in debt.calls:
                delivery = self._delivery(call, debt.seq)
                await delivery.carry_out()
                notes += delivery.notes
        except Mute:
            return
        except Exception:
            log.exception("reply_broke_off", seq=debt.seq)
        self._second.end(debt.seq)
        self._ledger.enter(debt.seq, notes)

    def _delivery(self, call: Call, seq: int) -> Delivery:
        return Delivery(
            call,
            line=CountedLine(self._line, self._second, seq=seq),
            consequences=self._consequences,
            may_repeat=lambda: self._may_repeat(seq),
            now=self._now,
            first_pause=self._first_pause,
        )

    async def _may_repeat(self, seq: int) -> bool:
        try:
            return await self._second.may_begin(seq)
        except StoreUnavailable:
            return False


def _person(calls: Sequence[Call], seq: int) -> int:
    """Return a key that keeps the answers to one chat in order."""
    for call in calls:
        chat_id = call.fields.get("chat_id")
        if isinstance(chat_id, int):
            return chat_id
    return seq
