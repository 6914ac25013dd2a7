"""Sees to it that every message owed to a member leaves when it is due, whatever happens."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from math import ceil
from typing import Final

import structlog

from bot.domain.delivery import Delivery
from bot.lanes import Lanes
from bot.ports import Database, StoreUnavailable
from bot.post.alarm import Alarm
from bot.post.carrier import Carrier
from bot.services import deliveries

log: Final = structlog.get_logger(__name__)

IN_FLIGHT: Final = 3
"""So many messages of many are under way at once: a crash leaves a doubt about no more."""

MOST_IN_FLIGHT: Final = 80
IN_HAND: Final = 12
_PAUSE_AFTER_TROUBLE: Final = 2.0  # seconds
_CLOSING: Final = 1.0
_ANSWER: Final = 0.075  # seconds, with the wait for others to share a deed with


def in_flight(per_second: float) -> int:
    """Return how many must be under way at once to hold a rate, at an answer in 50 ms each."""
    return min(MOST_IN_FLIGHT, max(IN_FLIGHT, ceil(per_second * _ANSWER)))


class Postman:
    """
    Claims a handful of what is due, and has it carried, `width` at once. Nothing is remembered
    here that the database does not know: after a crash the next one takes back what was left.
    """

    def __init__(
        self,
        carrier: Carrier,
        database: Database,
        *,
        now: Callable[[], datetime],
        width: int = IN_FLIGHT,
    ) -> None:
        self._carrier = carrier
        self._database = database
        self._now = now
        self._alarm = Alarm(now)
        self._in_hand: dict[int, Delivery] = {}
        self._lanes = Lanes(self._carry, width=width)
        self._width = width
        self._most = width * IN_HAND // IN_FLIGHT

    def ring(self) -> None:
        """Hear that something may be due. Costs next to nothing; the work is done by `run`."""
        self._alarm.ring()

    async def look_around(self) -> None:
        """Take back what another process left without a word, and look at what is due."""
        self._carrier.is_mute = False
        ours, now = frozenset(self._in_hand), self._now()
        try:
            left = await self._database.write(
                lambda store: deliveries.take_back(store, now=now, besides=ours)
            )
        except StoreUnavailable:
            log.warning("letters_not_taken_back")
            return
        except Exception:  # the letters that nobody left must go on all the same
            log.exception("letters_not_taken_back")
            return
        if left:
            log.info("letters_taken_back", states=[delivery.state.value for delivery in left])
        self.ring()

    async def run(self) -> None:
        """Work for ever, until cancelled."""
        await self.look_around()
        while True:
            self._alarm.listen()
            try:
                is_all = await self._take()
                due = await self._database.read(deliveries.next_due) if is_all else None
            except StoreUnavailable:
                await asyncio.sleep(_PAUSE_AFTER_TROUBLE)
                continue
            except Exception:
                log.exception("letters_not_claimed")
                await asyncio.sleep(_PAUSE_AFTER_TROUBLE)
                continue
            await self._alarm.rest(due)

    async def close(self, *, within: float) -> None:
        """Finish what is in the air; leave the rest to whoever comes next."""
        await self._lanes.close(within=within)
        ids = list(self._in_hand)
        if not ids:
            return
        try:
            async with asyncio.timeout(_CLOSING):
                await self._database.write(lambda store: deliveries.give_back(store, ids))
        except (StoreUnavailable, TimeoutError):
            log.warning("letters_not_given_back", letters=len(ids))

    async def _take(self) -> bool:
        """Claim as many as the hand holds; tell whether that was all there is."""
        room = self._most - len(self._in_hand)
        if room <= 0 or self._carrier.is_mute:
            return False
        now = self._now()
        claimed = await self._database.write(
            lambda store: deliveries.claim(store, now=now, most=room)
        )
        self._hand_over(claimed)
        return len(claimed) < room

    def _hand_over(self, claimed: Sequence[Delivery]) -> None:
        for delivery in claimed:
            self._in_hand[delivery.id] = delivery
            self._lanes.put(delivery.member_id, delivery)

    async def _carry(self, delivery: Delivery) -> None:
        try:
            await self._carrier.carry(delivery)
        except StoreUnavailable:
            log.warning("letter_waits", delivery=delivery.id)
            await asyncio.sleep(_PAUSE_AFTER_TROUBLE)
        except Exception:
            log.exception("letter_broke_off", delivery=delivery.id)
        self._in_hand.pop(delivery.id, None)
        if len(self._in_hand) <= self._width:
            self._alarm.ring()
