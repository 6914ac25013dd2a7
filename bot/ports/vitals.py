"""What the cellar tells of how the bot fares."""

from datetime import datetime
from typing import Protocol

from bot.domain.vitals import ArrivalHealth


class VitalShelf(Protocol):
    def arrivals(self, *, since: datetime) -> ArrivalHealth:
        """Return since when the oldest update waits, and how many of since then were set aside."""
