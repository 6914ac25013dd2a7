"""A pause: for some months nobody writes to a member unasked; it ends by itself."""

from calendar import monthrange
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo


class Pause(StrEnum):
    """How long."""

    ONE_MONTH = "1"
    THREE_MONTHS = "3"
    SIX_MONTHS = "6"
    OPEN = "open"  # until the member takes up again

    def until(self, now: datetime, *, zone: ZoneInfo) -> datetime | None:
        """
        Return the aware moment at which a pause that begins now ends; None for an open one.

        Months are those of the calendar of `zone`, at the same hour of the wall clock; a day that
        the month does not have is its last one.
        """
        if self is Pause.OPEN:
            return None
        local = now.astimezone(zone)
        years, month = divmod(local.month - 1 + int(self.value), 12)
        year = local.year + years
        day = min(local.day, monthrange(year, month + 1)[1])
        return local.replace(year=year, month=month + 1, day=day).astimezone(now.tzinfo)
