"""Sends what an update made us owe, after its effect is committed, and crosses it out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog

from bot.calls import Call
from bot.lanes import Lanes
from bot.ports import Database, StoreUnavailable
from bot.ports.process import Owed
from bot.post.consequences import Consequences, PlainConsequences
from bot.post.delivery import FIRST_PAUSE, Delivery, Line, Mute, makes_something_new
from bot.post.ledger import Ledger, Note
from bot.post.second_tries import CountedLine, IsSure, SecondTries, TakenOver

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

    Everything here stands in the inbox until the ledger crosses it out; `take_up` is given what
    other processes left. A new message is never sent more than twice, whatever breaks. `is_sure`
    tells whether what is in hand is still ours.
    """

    def __init__(
        self,
        line: Line,
        database: Database,
        *,
        now: Callable[[], datetime],
        consequences: Consequences | None = None,
        first_pause: float = FIRST_PAUSE,
        is_sure: IsSure | None = None,
    ) -> None:
        self._line = line
        self._database = database
        self._now = now
        self._consequences = consequences or PlainConsequences()
        self._first_pause = first_pause
        self._is_sure = is_sure or _alone
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

    def take_up(self, owed: Sequence[Owed]) -> None:
        """Send again what another process, or an earlier one, may not have sent."""
        fresh = [one for one in owed if one.seq not in self._in_hand]
        self._second.recall(fresh)
        for one in fresh:
            again = [c for c in one.calls if not (one.is_second_try and makes_something_new(c))]
            self._in_hand.add(one.seq)
            self._lanes.put(_person(one.calls, one.seq), Debt(one.seq, again))
        if fresh:
            spent = sum(one.is_second_try for one in fresh)
            log.info("replies_resumed", replies=len(fresh), not_again=spent)

    async def close(self, *, within: float) -> None:
        """
        Send what is owed, for `within` seconds; the rest stays owed in the inbox.

        People wait for it, and the next process may not be there before a tap fades away.
        """
        await self._lanes.finish(within=within)
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
        except TakenOver:
            log.info("reply_taken_over", seq=debt.seq)
            self._in_hand.discard(debt.seq)
            self._second.end(debt.seq)
            return
        except Exception:
            log.exception("reply_broke_off", seq=debt.seq)
        self._second.end(debt.seq)
        self._ledger.enter(debt.seq, notes)

    def _delivery(self, call: Call, seq: int) -> Delivery:
        return Delivery(
            call,
            line=CountedLine(self._line, self._second, seq=seq, is_sure=self._is_sure),
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


async def _alone() -> bool:
    return True


def _person(calls: Sequence[Call], seq: int) -> int:
    """Return a key that keeps the answers to one chat in order."""
    for call in calls:
        chat_id = call.fields.get("chat_id")
        if isinstance(chat_id, int):
            return chat_id
    return seq
