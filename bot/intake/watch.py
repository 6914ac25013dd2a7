"""The watchdog: notices a poller that fails without a word."""

import asyncio
from typing import Final

import structlog

from bot.intake.needs import Source
from bot.intake.pulse import Pulse

log: Final = structlog.get_logger(__name__)

RENEW_AFTER: Final = 60.0
GIVE_UP_AFTER: Final = 120.0
_LOOK_EVERY: Final = 1.0


class Watchdog:
    """
    Renews the connections when no poll succeeds, and ends when nothing is heard at all.

    Times are in seconds. A poller that can say what is wrong (Telegram is down, the database is
    full) is hindered, not stuck: ending the process would not help it.
    """

    def __init__(
        self,
        pulse: Pulse,
        source: Source,
        *,
        renew_after: float = RENEW_AFTER,
        give_up_after: float = GIVE_UP_AFTER,
        look_every: float = _LOOK_EVERY,
    ) -> None:
        self._pulse = pulse
        self._source = source
        self._renew_after = renew_after
        self._give_up_after = give_up_after
        self._look_every = look_every
        self._renewed_at = 0.0

    async def run(self) -> None:
        """Watch; return when the process had better start afresh."""
        while not self._is_hopeless():
            await self._renew_if_due()
            await asyncio.sleep(self._look_every)
        log.critical("polling_is_stuck", seconds=round(self._pulse.since_good_poll()))

    def _is_hopeless(self) -> bool:
        return self._pulse.silent_for() >= self._give_up_after

    async def _renew_if_due(self) -> None:
        age = self._pulse.since_good_poll()
        if age < self._renew_after:
            self._renewed_at = 0.0
        elif age - self._renewed_at >= self._renew_after:
            self._renewed_at = age
            log.warning("no_good_poll_connections_renewed", seconds=round(age))
            self._pulse.expect_a_break()
            await self._source.renew()
