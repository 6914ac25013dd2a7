"""Lists of visits: what is to come, what is still to be told, which meetings may hear of one."""

from sqlalchemy import BindParameter, and_, bindparam, func, or_, select

from bot.domain.gathering import OPEN, Kind, Status
from bot.domain.rsvp import Answer
from bot.domain.visit import Telling, Upcoming
from storage.gathering_rows import GATHERING
from storage.statement import Row, Statement, one_of
from storage.tables import (
    gatherings,
    organisations,
    rsvps,
    visit_hosts,
    visit_places,
    visits,
    waitings,
)

IS_OPEN = one_of(gatherings.c.status, sorted(status.value for status in OPEN))
# What a meeting did not hear of is still to be told, at the next one.
IS_DUE = one_of(visits.c.telling, (Telling.DUE.value, Telling.NOT_TOLD.value))
TO_TELL = Statement(
    GATHERING.where(
        IS_DUE,
        gatherings.c.kind == Kind.VISIT.value,
        or_(IS_OPEN, gatherings.c.status == Status.HELD.value),
        gatherings.c.ends_at <= bindparam("now"),
    )
    .order_by(gatherings.c.starts_at.desc(), gatherings.c.id)
    .limit(bindparam("most"))
)
# A draft may hear of a visit as soon as its date is chosen.
TELLABLE = Statement(
    GATHERING.where(
        gatherings.c.kind == Kind.MEETING.value,
        or_(IS_OPEN, gatherings.c.status == Status.DRAFT.value),
        gatherings.c.starts_at > bindparam("after"),
    )
    .order_by(gatherings.c.starts_at, gatherings.c.id)
    .limit(bindparam("most"))
)
_WHO: BindParameter[int] = bindparam("member")
_MINE = and_(rsvps.c.gathering_id == gatherings.c.id, rsvps.c.member_id == _WHO)
_WAITS = and_(waitings.c.gathering_id == gatherings.c.id, waitings.c.member_id == _WHO)
_LINE = waitings.alias("line")
_IN_LINE = (
    select(func.count())
    .select_from(_LINE)
    .where(_LINE.c.gathering_id == gatherings.c.id, _LINE.c.offer_until.is_(None))
    .scalar_subquery()
)
_OPENS = (
    select(visit_hosts.c.member_id)
    .where(visit_hosts.c.visit_id == gatherings.c.id, visit_hosts.c.member_id == _WHO)
    .exists()
)
_TO_COME = (
    gatherings.c.kind == Kind.VISIT.value,
    IS_OPEN,
    or_(gatherings.c.ends_at.is_(None), gatherings.c.ends_at > bindparam("now")),
)
UPCOMING = Statement(
    select(
        gatherings.c.id,
        gatherings.c.title,
        gatherings.c.starts_at,
        organisations.c.name,
        (visit_places.c.capacity - visit_places.c.taken),
        _IN_LINE,
        rsvps.c.answer,
        rsvps.c.to_confirm,
        waitings.c.id.is_not(None),
        waitings.c.offer_until,
        _OPENS,
    )
    .select_from(gatherings)
    .join(visits, visits.c.gathering_id == gatherings.c.id)
    .join(visit_places, visit_places.c.gathering_id == gatherings.c.id)
    .outerjoin(organisations, organisations.c.id == visits.c.host_organisation_id)
    .outerjoin(rsvps, _MINE)
    .outerjoin(waitings, _WAITS)
    .where(*_TO_COME)
    .order_by(gatherings.c.starts_at.is_(None), gatherings.c.starts_at, gatherings.c.id)
    .limit(bindparam("size"))
    .offset(bindparam("start"))
)
COUNT_UPCOMING = Statement(select(func.count()).select_from(gatherings).where(*_TO_COME))


def upcoming_of(row: Row) -> Upcoming:
    """Read a row of `UPCOMING`."""
    which, title, starts_at, host, left, in_line, answer, to_confirm, waits, until, opens = row
    said = Answer(answer) if answer else None
    free = 0 if in_line else int(left)
    mine = (said, bool(to_confirm), bool(waits), until, bool(opens))
    return Upcoming(int(which), title, starts_at, host or "", free, *mine)
