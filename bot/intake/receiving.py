"""What happens to the updates that Telegram brings: each is stored before it hears of it."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Protocol

import structlog

from bot.calls import Call
from bot.domain.arrival import Arrival
from bot.intake.apologising import Apologiser
from bot.intake.keeping import Keeper
from bot.intake.prompt import PromptDebts
from bot.intake.pulse import Pulse
from bot.intake.sorting import Kind, kind
from bot.ports import StoreUnavailable

log: Final = structlog.get_logger(__name__)

BEAT_EVERY: Final = 5.0
"""Seconds between two proofs that what is brought to us could be stored."""

_REMEMBERED: Final = 1000
_ANSWERED_AT_ONCE: Final = frozenset({Kind.TAP, Kind.INLINE})


class Reception(Protocol):
    """The door to the street; while it is shut, Telegram is told to come again."""

    def open_for(self, receiver: "Receiver") -> None: ...
    def shut(self) -> None: ...


@dataclass(slots=True)
class _Brought:
    """An update on its way into the inbox; `stored` becomes its number there, or None."""

    update: Mapping[str, Any]
    stored: asyncio.Future[int | None]


@dataclass(slots=True, kw_only=True)
class Receiver:
    """
    Takes in what is brought, as long as it runs.

    Updates that come side by side are stored together, in the order of their numbers: so one
    person's stay in order whichever request was faster. `take` is given what was stored;
    `has_room` says whether more can be taken in hand.
    """

    keeper: Keeper
    take: Callable[[Sequence[Arrival]], None]
    has_room: Callable[[], bool]
    debts: PromptDebts
    apologiser: Apologiser
    reception: Reception
    pulse: Pulse
    now: Callable[[], datetime]
    beat_every: float = BEAT_EVERY
    _brought: list[_Brought] = field(default_factory=list)
    _bell: asyncio.Event = field(default_factory=asyncio.Event)
    _is_in_trouble: bool = False
    _given: OrderedDict[int, Call] = field(default_factory=OrderedDict)

    async def run(self) -> None:
        """Open the door and take in until cancelled; what is stored then is not lost."""
        beating = asyncio.create_task(self._beat())
        self.reception.open_for(self)
        try:
            while True:
                await self._bell.wait()
                self._bell.clear()
                await self._store()
        finally:
            self.reception.shut()
            beating.cancel()
            _turn_away(self._brought, StoreUnavailable("the bot is going"))
            await asyncio.gather(beating, return_exceptions=True)

    async def receive(self, update: Mapping[str, Any]) -> Call | None:
        """
        Store an update; return the call that may travel back with the reply, if there is one.

        An update that is known already, or none of ours, changes nothing. Whoever brings one again
        may have lost our reply, so they are given the same, if we still have it.

        Raises:
            StoreUnavailable: it was not stored, so Telegram must bring it again.
        """
        if not self.has_room():
            raise StoreUnavailable("too much in hand")
        brought = _Brought(update, asyncio.get_running_loop().create_future())
        self._brought.append(brought)
        self._bell.set()
        try:
            seq = await brought.stored
        except StoreUnavailable:
            if kind(update) is Kind.TAP:
                await self.apologiser.for_trouble(update)
            raise
        number = int(update["update_id"])
        if seq is None:
            return self._given.get(number)
        call = await self.debts.first_of(seq)
        if call is not None:
            self._remember(number, call)
        return call

    def _remember(self, number: int, call: Call) -> None:
        self._given[number] = call
        if len(self._given) > _REMEMBERED:
            self._given.popitem(last=False)

    async def _store(self) -> None:
        """Store all that was brought meanwhile, in one commit."""
        brought = sorted(self._brought, key=lambda one: int(one.update["update_id"]))
        self._brought = []
        at = self.now()
        try:
            arrivals = await self.keeper.keep([one.update for one in brought], at=at)
        except StoreUnavailable as trouble:
            self._complain()
            _turn_away(brought, trouble)
        except asyncio.CancelledError:
            _turn_away(brought, StoreUnavailable("the bot is going"))
            raise
        else:
            self._calm_down(at)
            self.pulse.last_update_at = at
            self._hand_over(brought, arrivals)

    def _hand_over(self, brought: Sequence[_Brought], arrivals: Sequence[Arrival]) -> None:
        seqs = {arrival.update_id: arrival.seq for arrival in arrivals}
        for one in brought:
            seq = seqs.pop(one.update["update_id"], None)
            if one.stored.done():  # whoever brought it has gone
                continue
            is_awaited = seq is not None and kind(one.update) in _ANSWERED_AT_ONCE
            if seq is not None and is_awaited:
                self.debts.expect(seq)
            one.stored.set_result(seq if is_awaited else None)
        self.take(arrivals)

    async def _beat(self) -> None:
        """Note that we are here to be told, though nobody may have anything to say."""
        while True:
            at = self.now()
            try:
                await self.keeper.note_presence(at=at)
            except StoreUnavailable:
                self._complain()
            else:
                self._calm_down(at)
            await asyncio.sleep(self.beat_every)

    def _complain(self) -> None:
        self.pulse.complain()
        if not self._is_in_trouble:
            log.warning("receiving_hindered", words="the database does not write")
        self._is_in_trouble = True

    def _calm_down(self, at: datetime) -> None:
        self.pulse.beat(at)
        if self._is_in_trouble:
            log.info("receiving_again")
        self._is_in_trouble = False


def _turn_away(brought: Sequence[_Brought], trouble: StoreUnavailable) -> None:
    for one in brought:
        if not one.stored.done():
            one.stored.set_exception(trouble)
