"""
What figures keep of somebody who is erased, so that counts stay as they were: never who it was.

How they came, and on what the organisation of a voice lives, stays with the people without names
of each gathering; the public organisations they came from stay with the gathering itself, tied to
nobody. A no of theirs that they came in spite of says so itself: nothing else would lead from the
one to the other.
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import BindParameter, bindparam, func, select, update

from bot.domain.attendance import Circle
from bot.domain.figures import Came, Way
from bot.domain.rsvp import CAME, Answer
from storage.attendance_rows import IS_SEEN
from storage.figure_rows import FIRST_TIME, KEEP_ALL_INVITED, STANDS, came, counts
from storage.line import Line
from storage.statement import Statement, insert_new
from storage.tables import (
    affiliations,
    attendances,
    gatherings,
    organisations,
    reaches,
    rsvp_history,
)

_WHO: Final[BindParameter[int]] = bindparam("member")
_AT: Final[BindParameter[Any]] = bindparam("at")

_former = gatherings.alias("former")
PREVIOUS: Final = (
    select(_former.c.id)
    .where(
        _former.c.kind == gatherings.c.kind,
        counts(_former),
        _former.c.starts_at < gatherings.c.starts_at,
    )
    .order_by(_former.c.starts_at.desc(), _former.c.id.desc())
    .limit(1)
    .correlate(gatherings)
    .scalar_subquery()
)
WAS_THERE: Final = Statement(
    select(attendances.c.gathering_id, FIRST_TIME, PREVIOUS, attendances.c.came)
    .join(gatherings, gatherings.c.id == attendances.c.gathering_id)
    .where(attendances.c.member_id == _WHO, IS_SEEN)
)
SCALE_OF_VOICE: Final = (
    select(organisations.c.scale)
    .join(affiliations, affiliations.c.organisation_id == organisations.c.id)
    .where(
        affiliations.c.member_id == attendances.c.member_id,
        attendances.c.circle == Circle.VOICE.value,
        organisations.c.scale.is_not(None),
    )
    .order_by(affiliations.c.id)
    .limit(1)
    .correlate(attendances)
    .scalar_subquery()
)
KEEP_SCALE: Final = Statement(
    update(attendances)
    .where(attendances.c.member_id == _WHO, attendances.c.scale.is_(None))
    .values(scale=SCALE_OF_VOICE)
)
KEEP_CAME: Final = Statement(
    update(attendances).where(
        attendances.c.member_id == _WHO, attendances.c.gathering_id == bindparam("gathering")
    ),
    "came",
)
_later = rsvp_history.alias("later")
WAS_EXCUSED: Final = Statement(
    select(rsvp_history.c.gathering_id)
    .join(gatherings, gatherings.c.id == rsvp_history.c.gathering_id)
    .where(
        rsvp_history.c.member_id == _WHO,
        rsvp_history.c.answer == Answer.NO.value,
        STANDS,
        gatherings.c.starts_at <= _AT,
        rsvp_history.c.id
        == select(func.max(_later.c.id))
        .where(
            _later.c.gathering_id == rsvp_history.c.gathering_id,
            _later.c.member_id == _WHO,
            _later.c.at < gatherings.c.starts_at,
        )
        .correlate(rsvp_history, gatherings)
        .scalar_subquery(),
    )
)
KEEP_NO: Final = Statement(
    update(rsvp_history)
    .where(rsvp_history.c.member_id == _WHO, rsvp_history.c.gathering_id == bindparam("gathering"))
    .values(via=CAME)
)
PUBLIC: Final = Statement(
    select(affiliations.c.organisation_id).where(
        affiliations.c.member_id == _WHO, affiliations.c.public.is_(True)
    )
)
KEEP_REACH: Final = insert_new(reaches, "gathering_id", "organisation_id", "way")


def keep_traces(line: Line, member_id: int, *, at: datetime) -> None:
    """Keep what the figures count of a member, in a deed that erases them afterwards."""
    line.run(KEEP_ALL_INVITED, at=at)
    there = line.rows(WAS_THERE, member=member_id)
    line.run(KEEP_SCALE, member=member_id)
    for gathering_id, first_time, previous_id, kept in there:
        how: Came = came(gathering_id, first_time=first_time, previous_id=previous_id)
        line.run(KEEP_CAME, member=member_id, gathering=gathering_id, came=kept or how.value)
    seen = {row[0] for row in there}
    said_no = {row[0] for row in line.rows(WAS_EXCUSED, member=member_id, at=at)}
    for gathering_id in sorted(said_no & seen):
        line.run(KEEP_NO, member=member_id, gathering=gathering_id)
    excused = said_no - seen
    ways = [(one, Way.THERE) for one in seen] + [(one, Way.EXCUSED) for one in excused]
    for (organisation_id,) in line.rows(PUBLIC, member=member_id):
        for gathering_id, way in sorted(ways):
            line.row(
                KEEP_REACH,
                gathering_id=gathering_id,
                organisation_id=organisation_id,
                way=way.value,
            )
