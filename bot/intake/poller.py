"""Fetches updates, has them stored, and only then lets Telegram forget them."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import Final

import structlog

from bot.domain.arrival import Arrival
from bot.intake.apologising import Apologiser
from bot.intake.backoff import pauses
from bot.intake.keeping import Keeper
from bot.intake.needs import Batch, Leadership, Source
from bot.intake.pulse import Pulse
from bot.intake.sorting import Kind, kind
from bot.outcomes import Conflict, Fault, Later, PerhapsSent, TokenRefused
from bot.ports import StoreUnavailable

log: Final = structlog.get_logger(__name__)

HOLD: Final = 50.0
"""Seconds for which Telegram holds a poll when nothing happens; it allows no more."""

CONFLICTS_THAT_ALARM: Final = 3
_MINUTE: Final = 60.0
_BREATH: Final = 0.1  # seconds between looks at work that has piled up


class PollEnd(Enum):
    """Why polling ended by itself."""

    TOKEN_REFUSED = auto()
    NO_LONGER_LEADER = auto()


def _store_pauses() -> Iterator[float]:
    """Give short pauses: who taps while nothing can be written shall hear so in time."""
    return pauses(longest=3.0)


@dataclass(slots=True, kw_only=True)
class Poller:
    """
    The only one who asks Telegram for updates.

    `take` is given what was stored, in order; `has_room` says whether more can be taken in hand.
    A poll confirms the batch before it, so a batch that could not be stored comes again.
    """

    source: Source
    keeper: Keeper
    take: Callable[[Sequence[Arrival]], None]
    has_room: Callable[[], bool]
    apologiser: Apologiser
    leadership: Leadership
    pulse: Pulse
    now: Callable[[], datetime]
    hold: float = HOLD
    _pauses: Iterator[float] = field(default_factory=pauses)
    _short_pauses: Iterator[float] = field(default_factory=_store_pauses)
    _conflicts: deque[float] = field(default_factory=lambda: deque(maxlen=CONFLICTS_THAT_ALARM))
    _last_words: str = ""

    async def run(self) -> PollEnd:
        """Poll until that makes no sense any more. Cancel it to stop: nothing is lost."""
        offset = await self._first_offset()
        while True:
            await self._wait_for_room()
            got = await self.source.fetch(offset, hold=self.hold)
            if isinstance(got, Sequence):
                offset = await self._keep(got, offset)
                continue
            end = await self._recover(got)
            if end is not None:
                return end

    async def _first_offset(self) -> int:
        while True:
            try:
                return await self.keeper.offset()
            except StoreUnavailable:
                await self._complain("the database does not answer")

    async def _wait_for_room(self) -> None:
        while not self.has_room():
            self.pulse.complain()
            await asyncio.sleep(_BREATH)

    async def _keep(self, batch: Batch, offset: int) -> int:
        """Store a batch; return the offset that confirms it, or the old one if that failed."""
        at = self.now()
        try:
            arrivals = await self.keeper.keep(batch, at=at)
        except StoreUnavailable:
            taps = [update for update in batch if kind(update) is Kind.TAP]
            await asyncio.gather(*(self.apologiser.for_trouble(tap) for tap in taps))
            await self._complain("the database does not write", pauses=self._short_pauses)
            return offset
        self.pulse.beat(at)
        self._calm_down()
        self.take(arrivals)
        return batch[-1]["update_id"] + 1 if batch else offset

    async def _recover(self, fault: Fault) -> PollEnd | None:
        match fault:
            case TokenRefused():
                log.error("token_refused")
                return PollEnd.TOKEN_REFUSED
            case Conflict(text):
                return await self._step_back(text)
            case Later(pause):
                self.pulse.complain()
                await asyncio.sleep(pause)
            case PerhapsSent(text, is_silence=True):
                log.warning("poll_without_answer", words=text)
                await asyncio.sleep(next(self._pauses))
            case _:
                await self._complain(repr(fault))
        return None

    async def _step_back(self, text: str) -> PollEnd | None:
        """Two poll with one token: find out whether it is us who should not."""
        if "webhook" in text.lower():
            log.warning("webhook_removed")
            await self.source.clear_webhook()
            return None
        moment = self.pulse.monotonic()
        self._conflicts.append(moment)
        often = len(self._conflicts) == CONFLICTS_THAT_ALARM
        if often and moment - self._conflicts[0] < _MINUTE:
            log.error("another_program_polls_with_this_token", words=text)
            self._conflicts.clear()
        if not await asyncio.to_thread(self.leadership.still_mine):
            return PollEnd.NO_LONGER_LEADER
        await self._complain(text)
        return None

    async def _complain(self, words: str, *, pauses: Iterator[float] | None = None) -> None:
        """Say once what is wrong, and wait a little longer each time."""
        self.pulse.complain()
        if words != self._last_words:
            log.warning("polling_hindered", words=words)
            self._last_words = words
        await asyncio.sleep(next(pauses or self._pauses))

    def _calm_down(self) -> None:
        if self._last_words:
            log.info("polling_again")
            self._last_words = ""
        self._pauses, self._short_pauses = pauses(), _store_pauses()
