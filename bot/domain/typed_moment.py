"""What was typed when a moment was asked for: a date, or hours for a day that is known."""

from datetime import date, datetime, tzinfo

from bot.domain import typed_date
from bot.domain.typed_date import Reading, Unclear


def read(text: str, *, day: date | None, now: datetime, zone: tzinfo) -> Reading:
    """Read hours of `day` if one is known, else a whole date; a new date is always welcome."""
    if day is not None:
        reading = typed_date.read_on(day, text, now=now, zone=zone)
        if not isinstance(reading, Unclear):
            return reading
    return typed_date.read(text, now=now, zone=zone)
