"""The shelf of looks: when an organiser last saw a dashboard, and what changed since."""

from datetime import datetime

from sqlalchemy import bindparam, select

from storage.line import Line
from storage.statement import Statement, upsert
from storage.tables import looks

OF = Statement(
    select(looks.c.at).where(
        looks.c.gathering_id == bindparam("gathering"), looks.c.member_id == bindparam("member")
    )
)
PUT = upsert(looks, "gathering_id", "member_id", "at", keys=["gathering_id", "member_id"])


class LookShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, gathering_id: int, member_id: int) -> datetime | None:
        """Return when a member last looked at a gathering's board (aware), None for never."""
        row = self._line.row(OF, gathering=gathering_id, member=member_id)
        return None if row is None else row[0]

    def put(self, gathering_id: int, member_id: int, *, at: datetime) -> None:
        self._line.run(PUT, gathering_id=gathering_id, member_id=member_id, at=at)
