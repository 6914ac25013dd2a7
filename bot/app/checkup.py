"""Asks every room how it is, for the page that tells it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from typing import Any, Final

from bot.domain.account import DeliveryHealth
from bot.domain.vitals import ArrivalHealth, Vitals, age, alarms
from bot.hook.health import Report
from bot.intake.forwarding import Forwarding
from bot.intake.pulse import Pulse
from bot.ports import Database, StoreUnavailable
from bot.services import health

PATIENCE: Final = 3.0
"""Seconds that the database has for an answer."""


@dataclass(slots=True, kw_only=True)
class Checkup:
    """
    `pulse` gives the one of the intake, None before there is one: then what counts is for how
    long we have been `up`, in seconds. `forwarding` is there where Telegram brings the updates.
    """

    database: Database
    now: Callable[[], datetime]
    pulse: Callable[[], Pulse | None]
    up: Callable[[], float]
    mode: str
    forwarding: Forwarding | None = None

    async def __call__(self) -> Report:
        """Return numbers, and never anything about a person."""
        now = self.now()
        kept = await self._kept(now)
        vitals = self._vitals(kept, now)
        beyond = alarms(vitals)
        return Report(
            is_well=not beyond,
            facts={"alarms": [alarm.value for alarm in beyond], **self._facts(vitals, now)},
        )

    async def _kept(self, now: datetime) -> tuple[ArrivalHealth, DeliveryHealth] | None:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self.database.read(lambda store: health.look(store, now=now))
        except (StoreUnavailable, TimeoutError):
            return None

    def _vitals(self, kept: tuple[ArrivalHealth, DeliveryHealth] | None, now: datetime) -> Vitals:
        arrivals, deliveries = kept or (ArrivalHealth(), DeliveryHealth())
        return Vitals(
            news_age=self._news_age(),
            is_database_well=kept is not None,
            oldest_update_age=age(arrivals.oldest_waiting, now=now),
            oldest_delivery_age=age(deliveries.oldest_due, now=now),
            dead=arrivals.dead,
            uncertain=deliveries.uncertain,
            failed=deliveries.failed,
            webhook_fails=self.forwarding is not None and self.forwarding.fails,
        )

    def _news_age(self) -> float | None:
        """Return it where it is for this process to hear what is new."""
        pulse = self.pulse()
        if pulse is None:
            return self.up()
        return pulse.since_good_poll() if pulse.leads or self.forwarding else None

    def _facts(self, vitals: Vitals, now: datetime) -> Mapping[str, Any]:
        pulse = self.pulse()
        update_at = pulse.last_update_at if pulse else None
        return {
            "version": version("pasdecote"),
            "mode": self.mode,
            "leading": pulse is not None and pulse.leads,
            "database": "ok" if vitals.is_database_well else "away",
            "last_news_age": _whole(vitals.news_age),
            "last_update_age": _whole(age(update_at, now=now) if update_at else None),
            "oldest_update_age": _whole(vitals.oldest_update_age),
            "oldest_delivery_age": _whole(vitals.oldest_delivery_age),
            "updates_set_aside": vitals.dead,
            "deliveries_uncertain": vitals.uncertain,
            "deliveries_failed": vitals.failed,
            "webhook_error": self.forwarding.last_error if self.forwarding else "",
        }


def _whole(seconds: float | None) -> int | None:
    return None if seconds is None else round(seconds)
