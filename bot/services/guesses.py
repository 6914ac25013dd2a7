"""Which gathering a guess is about."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.gathering import Gathering
from bot.domain.guess import Guess
from bot.ports import Store

_SOON = 20  # gatherings to come among which a day is looked for


def gathering_of(store: Store, guess: Guess, *, now: datetime, zone: ZoneInfo) -> Gathering | None:
    """Return the next gathering to come, or the one of the day that was named, if there is one."""
    for line in store.listings.upcoming(None, now=now, start=0, size=_SOON):
        day = line.starts_at.astimezone(zone).date() if line.starts_at else None
        if guess.day is None or day == guess.day:
            return store.gatherings.get(line.gathering_id)
    return None
