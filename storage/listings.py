"""The shelf of listings: gatherings to come, and all that a member answered, page by page."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import BindParameter, and_, bindparam, case, func, or_, select

from bot.domain.attendance import Taking
from bot.domain.gathering import OPEN, Kind, Status
from bot.domain.listing import Listed
from bot.domain.rsvp import Answer
from storage.line import Line
from storage.statement import Row, Statement, one_of
from storage.tables import attendances, gatherings, rsvps

_WHO: BindParameter[int] = bindparam("member")
_LINE = (
    *(gatherings.c[name] for name in ("id", "title", "status", "starts_at", "ends_at")),
    rsvps.c.answer,
    rsvps.c.to_confirm,
    gatherings.c.kind,
)
_TO_COME = (
    one_of(gatherings.c.status, sorted(status.value for status in OPEN)),
    or_(gatherings.c.ends_at.is_(None), gatherings.c.ends_at > bindparam("now")),
)
_UNDATED = case((gatherings.c.starts_at.is_(None), 1), else_=0)
_ITS_ANSWER = and_(rsvps.c.gathering_id == gatherings.c.id, rsvps.c.member_id == _WHO)
_WAS_THERE = and_(
    gatherings.c.presence == Taking.TAKEN.value,
    select(attendances.c.id)
    .where(attendances.c.gathering_id == gatherings.c.id, attendances.c.member_id == _WHO)
    .exists(),
)
_ANSWERED = (rsvps.c.member_id == _WHO, gatherings.c.id == rsvps.c.gathering_id)

UPCOMING = Statement(
    select(*_LINE)
    .select_from(gatherings)
    .outerjoin(rsvps, _ITS_ANSWER)
    .where(*_TO_COME)
    .order_by(_UNDATED, gatherings.c.starts_at, gatherings.c.id)
    .limit(bindparam("size"))
    .offset(bindparam("start"))
)
COUNT_UPCOMING = Statement(select(func.count()).select_from(gatherings).where(*_TO_COME))
ANSWERS = Statement(
    select(*_LINE, case((_WAS_THERE, 1), else_=0))
    .where(*_ANSWERED)
    .order_by(_UNDATED.desc(), gatherings.c.starts_at.desc(), gatherings.c.id.desc())
    .limit(bindparam("size"))
    .offset(bindparam("start"))
)
COUNT_ANSWERS = Statement(select(func.count()).select_from(rsvps).where(rsvps.c.member_id == _WHO))
_NOBODY = 0  # no member has this id


class ListingShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def upcoming(
        self, member_id: int | None, *, now: datetime, start: int, size: int
    ) -> Sequence[Listed]:
        """Return some of what is announced and not over, the nearest first, undated ones last."""
        rows = self._line.rows(
            UPCOMING, member=member_id or _NOBODY, now=now, start=start, size=size
        )
        return [_listed(row) for row in rows]

    def count_upcoming(self, *, now: datetime) -> int:
        row = self._line.row(COUNT_UPCOMING, now=now)
        return int(row[0]) if row else 0

    def answers(self, member_id: int, *, start: int, size: int) -> Sequence[Listed]:
        """Return some of what a member answered, the latest gathering first."""
        rows = self._line.rows(ANSWERS, member=member_id, start=start, size=size)
        return [_listed(row) for row in rows]

    def count_answers(self, member_id: int) -> int:
        row = self._line.row(COUNT_ANSWERS, member=member_id)
        return int(row[0]) if row else 0


def _listed(row: Row) -> Listed:
    gathering_id, title, status, starts_at, ends_at, answer, to_confirm, kind, *was_there = row
    return Listed(
        gathering_id,
        title,
        Status(status),
        starts_at,
        ends_at,
        Answer(answer) if answer else None,
        bool(to_confirm),
        Kind(kind),
        any(was_there),
    )
