"""How the bot is, in numbers, and from which of them on somebody had better look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

NEWS_LIMIT: Final = 120.0
"""Seconds; a poll is answered after 50 at the latest, and what is brought shows life every 5."""

UPDATE_LIMIT: Final = 60.0
DELIVERY_LIMIT: Final = 900.0
"""Seconds; a message to ten thousand people takes six minutes."""

UNCERTAIN_LIMIT: Final = 20


class Alarm(StrEnum):
    """What is beyond its limit."""

    DATABASE = "database"
    NO_NEWS = "no_news"
    UPDATES_WAIT = "updates_wait"
    UPDATES_SET_ASIDE = "updates_set_aside"
    DELIVERIES_WAIT = "deliveries_wait"
    DELIVERIES_UNCERTAIN = "deliveries_uncertain"
    WEBHOOK = "webhook"


@dataclass(frozen=True, slots=True)
class ArrivalHealth:
    """When the oldest update that waits was taken (aware), and how many were set aside lately."""

    oldest_waiting: datetime | None = None
    dead: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """
    Ages are in seconds. `news_age`: since Telegram last answered a poll, or since we could last
    have stored what it brings; None in a process that only waits to take over. What cannot be
    known while the database is away is 0. `webhook_fails`: Telegram does not reach us now.
    """

    news_age: float | None
    is_database_well: bool
    oldest_update_age: float = 0.0
    oldest_delivery_age: float = 0.0
    dead: int = 0
    uncertain: int = 0
    failed: int = 0
    webhook_fails: bool = False


def alarms(vitals: Vitals) -> Sequence[Alarm]:
    """Name what is beyond its limit. People whom nobody can reach are none of these."""
    beyond = {
        Alarm.DATABASE: not vitals.is_database_well,
        Alarm.NO_NEWS: vitals.news_age is not None and vitals.news_age > NEWS_LIMIT,
        Alarm.UPDATES_WAIT: vitals.oldest_update_age > UPDATE_LIMIT,
        Alarm.UPDATES_SET_ASIDE: vitals.dead > 0,
        Alarm.DELIVERIES_WAIT: vitals.oldest_delivery_age > DELIVERY_LIMIT,
        Alarm.DELIVERIES_UNCERTAIN: vitals.uncertain > UNCERTAIN_LIMIT,
        Alarm.WEBHOOK: vitals.webhook_fails,
    }
    return [alarm for alarm, is_so in beyond.items() if is_so]


def age(moment: datetime | None, *, now: datetime) -> float:
    """Return the seconds since a moment, 0 for one to come or none."""
    return 0.0 if moment is None else max(0.0, (now - moment).total_seconds())
