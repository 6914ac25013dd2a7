"""Sends what an update made us owe, after its effect is committed, and crosses it out."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import structlog

from bot.calls import Call
from bot.lanes import Lanes
from bot.ports import Database, StoreUnavailable
from bot.ports.process import Owed
from bot.post.consequences import PlainConsequences
from bot.post.counter import Counter, Welcome
from bot.post.delivery import FIRST_PAUSE, Delivery, Line, Mute, makes_something_new
from bot.post.ledger import Ledger, Note
from bot.post.orders import FILES_AT_ONCE, Workshop
from bot.post.second_tries import CountedLine, IsSure, SecondTries, TakenOver

log: Final = structlog.get_logger(__name__)

AT_ONCE: Final = 5000
"""So many people may wait for their answer: those whose chat is held must not delay the others."""


_STORE_PAUSE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Debt:
    """What one arrival still owes: calls now, and files `then`; `notes` are of what was sent."""

    seq: int
    calls: Sequence[Call]
    then: Sequence[Call] = ()
    notes: Sequence[Note] = ()


class Replies:
    """
    Answers each person in order, different people side by side.

    Everything here stands in the inbox until the ledger crosses it out; `take_up` is given what
    other processes left. A new message is never sent more than twice, whatever breaks. Files that
    are made first, by `workshop`, wait in lanes of their own. `is_sure` tells whether what is in
    hand is still ours.
    """

    def __init__(
        self,
        line: Line,
        database: Database,
        *,
        now: Callable[[], datetime],
        workshop: Workshop | None = None,
        first_pause: float = FIRST_PAUSE,
        is_sure: IsSure | None = None,
    ) -> None:
        self._line = line
        self._database = database
        self._now = now
        self._workshop = workshop
        self._first_pause = first_pause
        self._is_sure = is_sure or _alone
        self._in_hand: set[int] = set()
        self._ledger = Ledger(database, on_written=self._in_hand.difference_update)
        self._second = SecondTries(database)
        self._counter = Counter()
        self._lanes = Lanes(self._pay, width=AT_ONCE)
        self._files = Lanes(self._pay, width=FILES_AT_ONCE)

    @property
    def waiting(self) -> int:
        """Count the arrivals whose answers are not all sent."""
        return self._lanes.waiting + self._files.waiting

    def owe(self, person_key: int, seq: int, calls: Sequence[Call]) -> None:
        """Send calls that stand in the inbox, after what this person is owed already."""
        if calls and seq not in self._in_hand:
            self._in_hand.add(seq)
            self._lanes.put(person_key, _debt(seq, calls))

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
            self._resume(_person(one.calls, one.seq), _debt(one.seq, again), one)
        if fresh:
            spent = sum(one.is_second_try for one in fresh)
            log.info("replies_resumed", replies=len(fresh), not_again=spent)

    async def close(self, *, within: float) -> None:
        """
        Send what is owed, for `within` seconds; the rest stays owed in the inbox.

        People wait for it, and the next process may not be there before a tap fades away.
        """
        await asyncio.gather(self._lanes.finish(within=within), self._files.finish(within=within))
        await self._ledger.close()

    def _resume(self, person_key: int, debt: Debt, owed: Owed) -> None:
        """Go on where a row ends: one that owes only files may have had them tried."""
        if debt.then and not debt.calls and len(debt.then) == len(owed.calls):
            self._files.put(person_key, Debt(debt.seq, debt.then))
        else:
            self._lanes.put(person_key, debt)

    async def _pay(self, debt: Debt) -> None:
        notes = [*debt.notes]
        self._counter.begin(debt.calls)
        try:
            for call in debt.calls:
                await self._carry_out(call, debt.seq, notes)
            if debt.then and await self._is_handed_over(replace(debt, notes=notes)):
                return
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

    async def _is_handed_over(self, debt: Debt) -> bool:
        """Let files wait for their turn; False if nothing is owed any more."""
        await self._owe_only(debt.seq, debt.then)
        self._second.end(debt.seq)
        files = [call for call in debt.then if await self._is_admitted(call, debt)]
        if files:
            self._files.put(_person(files, debt.seq), Debt(debt.seq, files, notes=debt.notes))
        return bool(files)

    async def _owe_only(self, seq: int, calls: Sequence[Call]) -> None:
        """Note what is left before it is begun: whatever was sent is not sent again with it."""
        while True:
            try:
                ours = await self._database.write(lambda store: store.inbox.owes_only(seq, calls))
            except StoreUnavailable:
                await asyncio.sleep(_STORE_PAUSE)
                continue
            if not ours:
                raise TakenOver(seq)
            return

    async def _is_admitted(self, call: Call, debt: Debt) -> bool:
        welcome = self._counter.admit(call)
        if welcome is Welcome.TOO_MANY and self._workshop:
            note = await self._workshop.too_many(call)
            await self._deliver(note, debt.seq, [*debt.notes])
        return welcome is Welcome.WAITS

    async def _carry_out(self, call: Call, seq: int, notes: list[Note]) -> None:
        if call.order is None:
            await self._deliver(call, seq, notes)
            return
        if self._workshop is None:
            raise LookupError("there is nothing to make files with")
        is_refused = await self._deliver(await self._workshop.ready(call), seq, notes)
        if is_refused:
            await self._deliver(await self._workshop.failed(call), seq, notes)

    async def _deliver(self, call: Call | None, seq: int, notes: list[Note]) -> bool:
        """Send a call, if there is one; tell whether Telegram refused it for ever."""
        if call is None:
            return False
        delivery = Delivery(
            call,
            line=CountedLine(self._line, self._second, seq=seq, is_sure=self._is_sure),
            consequences=PlainConsequences(),
            may_repeat=lambda: self._may_repeat(seq),
            now=self._now,
            first_pause=self._first_pause,
        )
        await delivery.carry_out()
        notes += delivery.notes
        return delivery.is_refused

    async def _may_repeat(self, seq: int) -> bool:
        try:
            return await self._second.may_begin(seq)
        except StoreUnavailable:
            return False


async def _alone() -> bool:
    return True


def _debt(seq: int, calls: Sequence[Call]) -> Debt:
    """Return what is owed now, and then the files among it."""
    now = [call for call in calls if call.order is None]
    return Debt(seq, now, then=[call for call in calls if call.order is not None])


def _person(calls: Sequence[Call], seq: int) -> int:
    """Return a key that keeps the answers to one chat in order."""
    for call in calls:
        chat_id = call.fields.get("chat_id")
        if isinstance(chat_id, int):
            return chat_id
    return seq
