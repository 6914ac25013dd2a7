"""This process among those that share the work: its signs of life, and what the dead left."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

import structlog

from bot.domain.arrival import Arrival
from bot.intake.backoff import pauses
from bot.intake.leading import pause_or_stop
from bot.ports import SharedDatabase, Store, StoreUnavailable
from bot.ports.process import Owed

log: Final = structlog.get_logger(__name__)

SURE_FOR: Final = 3.5
"""Seconds after a sign of life in which nobody can have given us up; they wait for four."""

BEAT_EVERY: Final = 1.0
_LOOK_EVERY: Final = 4  # beats
_GRACE: Final = 6  # beats
_AT_ONCE: Final = 200


class Hands(Protocol):
    """Those who work on what this process takes in hand."""

    def take(self, arrivals: Sequence[Arrival]) -> None: ...
    def take_up(self, owed: Sequence[Owed]) -> None: ...
    def look(self) -> None:
        """Hear that something may have been left, or that a word may have been lost."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What a sign of life taught us."""

    now: datetime
    is_anything_left: bool
    has_anybody_died: bool


@dataclass(slots=True, kw_only=True)
class Presence:
    """
    `on_time` hears the database's now, and how many seconds the question took. Where only one
    process can be, on SQLite, no sign is needed: whoever was there before us is gone.

    Who gives no sign for four seconds is given up, and what they had in hand goes to others. A
    process that was frozen and wakes learns that by its next sign; until then it is not `sure`.
    """

    database: SharedDatabase
    name: str
    uptime: Callable[[], float]
    on_time: Callable[[datetime, float], None] = lambda _theirs, _seconds: None
    beat_every: float = BEAT_EVERY
    id: int = 0
    _sure_until: float = 0.0
    _is_given_up: bool = False
    _is_in_doubt: bool = False
    _grace: int = 0
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def number(self) -> int:
        """Return the number by which the others know us, 0 while we are not in."""
        return self.id

    async def enter(self, hands: Hands, stop: asyncio.Event) -> bool:
        """Come in, and take what nobody has in hand; False if told to stop before that worked."""
        for pause in pauses():
            if stop.is_set():
                break
            try:
                await self._come_in()
                await self._take_what_is_left(hands)
            except StoreUnavailable:
                log.warning("cannot_resume_yet")
                await pause_or_stop(stop, seconds=pause)
                continue
            return True
        return False

    async def run(self, hands: Hands) -> None:
        """Give signs of life and take what is left; return when others have given us up."""
        if not self.database.is_shared:
            await asyncio.Event().wait()
        beats = 0
        while not self._is_given_up:
            await asyncio.sleep(self.beat_every)
            beats += 1
            try:
                await self._beat(hands, is_look=beats % _LOOK_EVERY == 0)
            except StoreUnavailable:
                self._grace = _GRACE
                log.warning("no_sign_of_life")
            except Exception:
                log.exception("sign_of_life_failed")
        log.warning("given_up_by_the_others", process=self.id)

    async def is_sure(self) -> bool:
        """Tell whether what we have in hand is still ours; wait for a sign of life if need be."""
        if not self.database.is_shared:
            return True
        while not self._is_given_up and self.uptime() >= self._sure_until:
            self._news.clear()
            await self._news.wait()
        return not self._is_given_up

    async def leave(self) -> None:
        """Go in good order, unless the database is away: then the others notice by themselves."""
        self._is_given_up = True
        self._news.set()
        process_id, self.id = self.id, 0
        try:
            if process_id:
                await self.database.urgent(lambda store: store.processes.leave(process_id))
        except StoreUnavailable:
            log.warning("left_without_a_word")

    async def _come_in(self) -> None:
        if self.id and await self._sign():
            return
        asked_at = self.uptime()
        self.id = await self.database.urgent(lambda store: store.processes.enter(self.name))
        self._sure_until = asked_at + SURE_FOR
        self._is_given_up = False
        self.database.act_as(self.id)
        log.info("came_in", process=self.id)
        if self.database.is_shared:
            await self._sign()

    async def _beat(self, hands: Hands, *, is_look: bool) -> None:
        beat = await self._sign()
        if beat is None:
            return
        if beat.is_anything_left or self._is_in_doubt:
            await self._take_what_is_left(hands)
        if beat.has_anybody_died or is_look:
            hands.look()

    async def _sign(self) -> Beat | None:
        asked_at = self.uptime()
        # After a database that was away, the others give their signs of life at their own pace.
        self._grace = max(0, self._grace - 1)
        may_bury = not self._grace
        beat = await self.database.urgent(lambda store: self._renew(store, may_bury=may_bury))
        if beat is None:
            self._is_given_up = True
        else:
            self._sure_until = asked_at + SURE_FOR
            self.on_time(beat.now, self.uptime() - asked_at)
        self._news.set()
        return beat

    def _renew(self, store: Store, *, may_bury: bool) -> Beat | None:
        now = store.processes.renew(self.id)
        if now is None:
            return None
        died = store.processes.bury() if may_bury else 0
        if died:
            log.warning("processes_given_up", processes=died)
        store.processes.free()
        return Beat(now, store.unheld.any(), died > 0)

    async def _take_what_is_left(self, hands: Hands) -> None:
        """Take all that nobody has in hand, a lot at a time: others take their share meanwhile."""
        is_more = True
        while is_more:
            arrivals, owed = await self._take_some()
            hands.take_up(owed)
            hands.take(arrivals)
            is_more = _AT_ONCE in {len(arrivals), len(owed)}

    async def _take_some(self) -> tuple[Sequence[Arrival], Sequence[Owed]]:
        """Take a lot; after a trouble, when nobody knows what was taken, all that is ours."""
        was_in_doubt, self._is_in_doubt = self._is_in_doubt, True

        def deed(store: Store) -> tuple[Sequence[Arrival], Sequence[Owed]]:
            owed = store.unheld.owed(most=_AT_ONCE)
            arrivals = store.unheld.arrivals(most=_AT_ONCE)
            return store.unheld.held() if was_in_doubt else (arrivals, owed)

        taken = await self.database.write(deed)
        self._is_in_doubt = False
        return taken
