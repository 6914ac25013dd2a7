"""The shelf that tells how updates fare."""

from datetime import datetime

from sqlalchemy import bindparam, func, literal_column, select

from bot.domain.arrival import ArrivalState
from bot.domain.vitals import ArrivalHealth
from storage.line import Line
from storage.statement import Statement
from storage.tables import inbox

# Written out: a database uses the index of the few that wait only where it can read "new".
_IS_NEW = inbox.c.state == literal_column(f"'{ArrivalState.NEW.value}'")

OLDEST = Statement(select(func.min(inbox.c.received_at)).where(_IS_NEW))
SET_ASIDE = Statement(
    select(func.count()).where(
        inbox.c.state == ArrivalState.DEAD.value, inbox.c.received_at > bindparam("since")
    )
)


class VitalShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def arrivals(self, *, since: datetime) -> ArrivalHealth:
        """Return since when the oldest update waits, and how many of since then were set aside."""
        oldest = self._line.row(OLDEST)
        dead = self._line.row(SET_ASIDE, since=since)
        return ArrivalHealth(oldest[0] if oldest else None, int(dead[0]) if dead else 0)
