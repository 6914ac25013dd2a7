"""The shelf of hours given to make a gathering happen: by kind, never by person."""

from datetime import datetime

from sqlalchemy import bindparam, select

from bot.domain.effort import Effort, EffortKind
from storage.line import Line
from storage.statement import Statement, upsert
from storage.tables import efforts

OF = Statement(
    select(efforts.c.kind, efforts.c.minutes).where(
        efforts.c.gathering_id == bindparam("gathering")
    )
)
PUT = upsert(
    efforts,
    *("gathering_id", "kind", "minutes", "noted_at"),
    keys=["gathering_id", "kind"],
)


class EffortShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, gathering_id: int) -> Effort:
        """Return the hours given to a gathering, by kind."""
        found = self._line.rows(OF, gathering=gathering_id)
        return Effort({EffortKind(kind): int(minutes) for kind, minutes in found})

    def put(self, gathering_id: int, kind: EffortKind, minutes: int, *, at: datetime) -> None:
        """Write down the minutes of one kind."""
        self._line.run(
            PUT, gathering_id=gathering_id, kind=kind.value, minutes=minutes, noted_at=at
        )
