"""The shelf of tellings: who tells a visit at which meeting, and whether it was told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BindParameter, and_, bindparam, func, select, update

from bot.domain.gathering import Kind, Status
from bot.domain.rsvp import Answer
from bot.domain.telling import Untold, VisitTeller
from bot.domain.visit import Teller, Telling
from storage.line import Line
from storage.statement import Statement, one_of, upsert
from storage.tables import gatherings, members, rsvps, visit_tellers, visits
from storage.visit_rows import IS_DUE

_WHICH: Final[BindParameter[int]] = bindparam("gathering")
_WHO: Final[BindParameter[int]] = bindparam("member")
_NOW: Final[BindParameter[Any]] = bindparam("now")
_THIS: Final = (visit_tellers.c.gathering_id == _WHICH, visit_tellers.c.member_id == _WHO)
_VISIT: Final = visits.c.gathering_id == _WHICH

TELLERS: Final = Statement(
    select(visit_tellers.c.member_id, members.c.name, visit_tellers.c.way, rsvps.c.answer)
    .join(members, members.c.id == visit_tellers.c.member_id)
    .join(visits, visits.c.gathering_id == visit_tellers.c.gathering_id)
    .outerjoin(
        rsvps,
        and_(
            rsvps.c.gathering_id == visits.c.report_meeting_id,
            rsvps.c.member_id == visit_tellers.c.member_id,
        ),
    )
    .where(visit_tellers.c.gathering_id == _WHICH, members.c.name != "")
    .order_by(visit_tellers.c.answered_at, visit_tellers.c.member_id)
)
WAY: Final = Statement(select(visit_tellers.c.way).where(*_THIS))
VOLUNTEER: Final = upsert(
    visit_tellers,
    *("gathering_id", "member_id", "way", "answered_at"),
    keys=["gathering_id", "member_id"],
)
TOLD_BY: Final = Statement(
    select(visits.c.gathering_id)
    .join(gatherings, gatherings.c.id == visits.c.gathering_id)
    .join(visit_tellers, visit_tellers.c.gathering_id == visits.c.gathering_id)
    .where(
        visits.c.report_meeting_id == bindparam("meeting"),
        visit_tellers.c.member_id == _WHO,
        visit_tellers.c.way != Teller.READ.value,
        gatherings.c.status != Status.CANCELLED.value,
    )
    .order_by(visits.c.gathering_id)
)
SETTLE: Final = Statement(update(visits).where(_VISIT), "telling", "telling_at")
BIND: Final = Statement(update(visits).where(_VISIT), "report_meeting_id", "told_next")
FOLLOW: Final = Statement(
    update(visits).where(_VISIT, IS_DUE).values(told_next=True), "report_meeting_id"
)
_since = gatherings.alias("since")
_HELD_SINCE = (
    select(func.count())
    .select_from(_since)
    .where(
        _since.c.kind == Kind.MEETING.value,
        one_of(
            _since.c.status, (Status.ANNOUNCED.value, Status.HELD.value, Status.REPORTED.value)
        ),
        _since.c.starts_at > gatherings.c.ends_at,
        _since.c.ends_at <= _NOW,
    )
    .correlate(gatherings)
    .scalar_subquery()
)
UNTOLD: Final = Statement(
    select(gatherings.c.id, gatherings.c.title, _HELD_SINCE)
    .join(visits, visits.c.gathering_id == gatherings.c.id)
    .where(
        IS_DUE,
        one_of(
            gatherings.c.status, (Status.ANNOUNCED.value, Status.HELD.value, Status.REPORTED.value)
        ),
        gatherings.c.ends_at <= _NOW,
    )
    .order_by(gatherings.c.starts_at, gatherings.c.id)
)


class TellingShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def tellers(self, gathering_id: int) -> Sequence[VisitTeller]:
        """Return who said how it is told, the first one first."""
        return [
            VisitTeller(who, name, Teller(way), Answer(answer) if answer else None)
            for who, name, way, answer in self._line.rows(TELLERS, gathering=gathering_id)
        ]

    def way_of(self, gathering_id: int, member_id: int) -> Teller | None:
        """Return what one member said."""
        row = self._line.row(WAY, gathering=gathering_id, member=member_id)
        return None if row is None else Teller(row[0])

    def volunteer(self, gathering_id: int, member_id: int, way: Teller, *, at: datetime) -> None:
        """Write down how somebody tells it, instead of what they said before."""
        whose = {"gathering_id": gathering_id, "member_id": member_id}
        self._line.run(VOLUNTEER, way=way.value, answered_at=at, **whose)

    def told_by(self, meeting_id: int, member_id: int) -> Sequence[int]:
        """Return the visits, by id, that somebody tells at a meeting."""
        rows = self._line.rows(TOLD_BY, meeting=meeting_id, member=member_id)
        return [int(row[0]) for row in rows]

    def settle(self, gathering_id: int, telling: Telling, *, at: datetime) -> None:
        """Write down whether a visit was told."""
        self._line.run(SETTLE, gathering=gathering_id, telling=telling.value, telling_at=at)

    def bind(self, gathering_id: int, meeting_id: int | None) -> None:
        """Bind a visit to another meeting; None is the next one that is announced."""
        self._line.run(
            BIND,
            gathering=gathering_id,
            report_meeting_id=meeting_id,
            told_next=meeting_id is None,
        )

    def follow(self, gathering_id: int, meeting_id: int | None) -> bool:
        """Bind a visit that is still to be told to the next meeting; False if it was told."""
        return bool(self._line.run(FOLLOW, gathering=gathering_id, report_meeting_id=meeting_id))

    def untold(self, *, now: datetime) -> Sequence[Untold]:
        """Return the visits that took place and were not told, the oldest first."""
        return [
            Untold(int(which), title, int(meetings))
            for which, title, meetings in self._line.rows(UNTOLD, now=now)
        ]
