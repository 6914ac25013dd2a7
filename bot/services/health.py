"""How what waits in the database fares."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.account import DeliveryHealth
from bot.domain.vitals import ArrivalHealth
from bot.ports import Store

SET_ASIDE_LATELY: Final = timedelta(hours=1)


def look(store: Store, *, now: datetime) -> tuple[ArrivalHealth, DeliveryHealth]:
    """Return how updates and deliveries fare; `now` is aware."""
    arrivals = store.vitals.arrivals(since=now - SET_ASIDE_LATELY)
    return arrivals, store.deliveries.health(now)
