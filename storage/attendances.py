"""The shelf of attendances: who was there, and how far the list of a gathering is."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import BindParameter, bindparam, delete, select, update

from bot.domain.attendance import Attendance, Circle, Mode, Taking
from storage.line import Line
from storage.statement import Row, Statement, upsert
from storage.tables import attendances, gatherings

_NAMES = ("gathering_id", "member_id", "circle", "mode", "anonymous_count", "recorded_by")
_GATHERING: BindParameter[int] = bindparam("gathering")
PUT = upsert(attendances, *_NAMES, keys=("gathering_id", "member_id"))
OF = Statement(
    select(*(attendances.c[name] for name in _NAMES))
    .where(attendances.c.gathering_id == _GATHERING)
    .order_by(attendances.c.id)
)
DROP = Statement(
    delete(attendances).where(
        attendances.c.gathering_id == _GATHERING, attendances.c.member_id == bindparam("member")
    )
)
TAKING = Statement(select(gatherings.c.presence).where(gatherings.c.id == _GATHERING))
TAKE = Statement(
    update(gatherings)
    .where(gatherings.c.id == _GATHERING)
    .values(presence=bindparam("taking"), presence_at=bindparam("at"))
)


class AttendanceShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def put(self, attendance: Attendance) -> None:
        """Note a member, or in what way they were there if they are noted already."""
        self._line.run(
            PUT,
            gathering_id=attendance.gathering_id,
            member_id=attendance.member_id,
            circle=attendance.circle.value,
            mode=attendance.mode.value,
            anonymous_count=None if attendance.member_id else attendance.people,
            recorded_by=attendance.recorded_by,
        )

    def drop(self, gathering_id: int, member_id: int) -> None:
        """Take a member off the list."""
        self._line.run(DROP, gathering=gathering_id, member=member_id)

    def of(self, gathering_id: int) -> Sequence[Attendance]:
        """Return everybody who was noted, in the order of noting."""
        return [_attendance(row) for row in self._line.rows(OF, gathering=gathering_id)]

    def taking(self, gathering_id: int) -> Taking:
        """Return how far the list is."""
        row = self._line.row(TAKING, gathering=gathering_id)
        return Taking(row[0]) if row else Taking.OPEN

    def take(self, gathering_id: int, taking: Taking, *, at: datetime) -> None:
        """Write down how far the list is now."""
        self._line.run(TAKE, gathering=gathering_id, taking=taking.value, at=at)


def _attendance(row: Row) -> Attendance:
    gathering_id, member_id, circle, mode, people, recorded_by = row
    return Attendance(
        gathering_id, member_id, Circle(circle), Mode(mode), people or 1, recorded_by
    )
