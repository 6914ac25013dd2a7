"""Keeps appointments when they are due: what is owed then is written down, for the postman."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.domain.community import Community
from bot.ports import Database, StoreUnavailable
from bot.post.alarm import Alarm
from bot.services import appointments

log: Final = structlog.get_logger(__name__)

_PAUSE_AFTER_TROUBLE: Final = 30.0  # seconds
_A_MOMENT: Final = timedelta(seconds=1)


class Ringer:
    """It only rings: each appointment is kept in one deed, by whichever process comes first."""

    def __init__(
        self, database: Database, *, community: Community, now: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._community = community
        self._now = now
        self._alarm = Alarm(now)
        self._has_planned = False

    def ring(self) -> None:
        """Hear that something was planned, or taken back."""
        self._alarm.ring()

    async def run(self) -> None:
        """Plan anew what the settings of today ask for, then work for ever, until cancelled."""
        while True:
            self._alarm.listen()
            try:
                await self._begin()
                await self._alarm.rest(await self._look())
            except StoreUnavailable:
                log.warning("appointments_not_looked_at")
                await asyncio.sleep(_PAUSE_AFTER_TROUBLE)
            except Exception:
                log.exception("ringing_broke_off")
                await asyncio.sleep(_PAUSE_AFTER_TROUBLE)

    async def _begin(self) -> None:
        if self._has_planned:
            return
        now, community = self._now(), self._community
        try:
            await self._database.write(
                lambda store: appointments.plan_all(store, community=community, now=now)
            )
        except StoreUnavailable:
            raise
        except Exception:
            # What was planned before is kept all the same; the next ring tries again.
            log.exception("not_planned_anew")
            return
        self._has_planned = True

    async def _look(self) -> datetime | None:
        """Keep what is due, and return when there is something to do next."""
        while found := await self._due():
            kept = [await self._keep(which) for which in found]
            if not any(kept):  # another process has them in hand
                return self._now() + _A_MOMENT
        return await self._database.read(appointments.next_at)

    async def _due(self) -> list[int]:
        now = self._now()
        return list(await self._database.read(lambda store: appointments.due(store, now=now)))

    async def _keep(self, which: int) -> bool:
        """Keep one; where that fails for a reason of its own, the others go on."""
        now, community = self._now(), self._community
        try:
            return await self._database.write(
                lambda store: appointments.keep(store, which, community=community, now=now)
            )
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("appointment_not_kept", appointment=which)
            await self._database.write(lambda store: appointments.put_off(store, which, now=now))
            return True
