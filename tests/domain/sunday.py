"""A Sunday morning in Paris from which typed dates are read."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.domain.typed_date import Reading, read

PARIS = ZoneInfo("Europe/Paris")


def paris(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=PARIS).astimezone(UTC)


NOW = paris(2026, 11, 22, 10)  # a Sunday


def on_sunday(text: str) -> Reading:
    return read(text, now=NOW, zone=PARIS)
