"""The shelf of tables to take along: a gathering from end to end, each table in one question."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import BindParameter, and_, bindparam, case, select, union

from bot.domain.attendance import Circle, Mode
from bot.domain.exports import AnswerLine, PlaceLine, PresenceLine
from bot.domain.rsvp import Answer, Via
from storage.line import Line
from storage.overview_rows import ORGANISATIONS
from storage.statement import Row, Statement
from storage.tables import attendances, members, rsvps, waitings

_IN: Final[BindParameter[int]] = bindparam("gathering")
_noted = members.alias("noted")
_NAMELESS_LAST = case((members.c.folded.is_(None), 1), (members.c.folded == "", 1), else_=0)
_RSVP = ("answer", "guests", "stand_ins", "to_confirm", "via")

ANSWERS = Statement(
    select(
        *(members.c.name, ORGANISATIONS, *(rsvps.c[name] for name in _RSVP)),
        *(_noted.c.name, rsvps.c.answered_at),
    )
    .select_from(rsvps)
    .join(members, members.c.id == rsvps.c.member_id)
    .outerjoin(_noted, _noted.c.id == rsvps.c.entered_by)
    .where(rsvps.c.gathering_id == _IN)
    .order_by(_NAMELESS_LAST, members.c.folded, members.c.id)
)
_known = union(
    select(rsvps.c.member_id).where(rsvps.c.gathering_id == _IN),
    select(waitings.c.member_id).where(waitings.c.gathering_id == _IN),
).subquery("known")
_ANSWER = and_(rsvps.c.member_id == members.c.id, rsvps.c.gathering_id == _IN)
_WAITS = and_(waitings.c.member_id == members.c.id, waitings.c.gathering_id == _IN)
PLACES = Statement(
    select(
        *(members.c.id, members.c.name, ORGANISATIONS, waitings.c.since, waitings.c.offer_until),
        *(rsvps.c[name] for name in _RSVP),
        *(_noted.c.name, rsvps.c.answered_at),
    )
    .select_from(_known.join(members, members.c.id == _known.c.member_id))
    .outerjoin(rsvps, _ANSWER)
    .outerjoin(waitings, _WAITS)
    .outerjoin(_noted, _noted.c.id == rsvps.c.entered_by)
    .order_by(_NAMELESS_LAST, members.c.folded, members.c.id)
)
PRESENCES = Statement(
    select(
        *(members.c.name, ORGANISATIONS, attendances.c.circle, attendances.c.mode),
        attendances.c.anonymous_count,
    )
    .select_from(attendances)
    .outerjoin(members, members.c.id == attendances.c.member_id)
    .where(attendances.c.gathering_id == _IN)
    .order_by(_NAMELESS_LAST, members.c.folded, attendances.c.id)
)


class ExportShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def answers(self, gathering_id: int) -> Sequence[AnswerLine]:
        """Return every answer by name; those of the erased come last."""
        return [_answer(row) for row in self._line.rows(ANSWERS, gathering=gathering_id)]

    def places(self, gathering_id: int) -> Sequence[PlaceLine]:
        """Return who answered to a visit or waits for a place, by name, without their turns."""
        return [_place(row) for row in self._line.rows(PLACES, gathering=gathering_id)]

    def presences(self, gathering_id: int) -> Sequence[PresenceLine]:
        """Return everybody on the list by name; those without one come last."""
        return [_presence(row) for row in self._line.rows(PRESENCES, gathering=gathering_id)]


def _answer(row: Row) -> AnswerLine:
    name, organisations, answer, guests, stand_ins, to_confirm, via, noted_by, at = row
    return AnswerLine(
        name=name,
        organisations=organisations or "",
        answer=Answer(answer),
        guests=guests,
        stand_ins=stand_ins,
        to_confirm=bool(to_confirm),
        via=Via(via),
        noted_by=noted_by or "",
        answered_at=at,
    )


def _place(row: Row) -> PlaceLine:
    member_id, name, organisations, since, until, *said = row
    theirs = organisations or ""
    answer = _answer((name, theirs, *said)) if said[0] else None
    return PlaceLine(member_id, name, theirs, answer, since, until)


def _presence(row: Row) -> PresenceLine:
    name, organisations, circle, mode, people = row
    return PresenceLine(name or "", organisations or "", Circle(circle), Mode(mode), people or 1)
