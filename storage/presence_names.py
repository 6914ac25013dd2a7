"""
Names go from the lists of what is long over; every count stays.

How somebody came, here and wherever they are named since, is written down before: nothing else
would tell later that they had come here first. So are the public organisations they came from, and
on what those of a voice live.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BindParameter, bindparam, delete, select, update

from bot.domain.attendance import Taking
from bot.domain.figures import Came, Way
from storage.among import among
from storage.answer_names import LONG_OVER
from storage.figure_rows import BEFORE_ALL, FIRST_TIME, came
from storage.figure_traces import KEEP_REACH, PREVIOUS, SCALE_OF_VOICE
from storage.line import Line
from storage.statement import Row, Statement
from storage.tables import affiliations, attendances, gatherings, rsvp_history

_BEFORE: Final[BindParameter[Any]] = bindparam("before", type_=gatherings.c.ends_at.type)
_IS_NAMED: Final = attendances.c.member_id.is_not(None)
_IS_LONG_OVER: Final = attendances.c.gathering_id.in_(LONG_OVER)
_THESE: Final = among(attendances.c.id, "these")

# What nobody ended is no list: what was ticked there counted for nothing.
UNTICK: Final = Statement(
    delete(attendances).where(
        _IS_NAMED,
        _IS_LONG_OVER,
        attendances.c.gathering_id.in_(
            select(gatherings.c.id).where(gatherings.c.presence != Taking.TAKEN.value)
        ),
    )
)
UNSIGN: Final = Statement(
    update(attendances)
    .where(_IS_LONG_OVER, attendances.c.recorded_by.is_not(None))
    .values(recorded_by=None)
)
_SEAT: Final = (
    select(
        *(attendances.c[name] for name in ("id", "gathering_id", "came")),
        *(FIRST_TIME, PREVIOUS),
    )
    .join(gatherings, gatherings.c.id == attendances.c.gathering_id)
    .order_by(gatherings.c.starts_at, attendances.c.id)
)
# Whoever came in spite of a no is known by name until the answer has lost its own.
_IS_ANSWERED: Final = (
    select(rsvp_history.c.id)
    .where(rsvp_history.c.gathering_id == attendances.c.gathering_id, rsvp_history.c.member_id > 0)
    .correlate(attendances)
    .exists()
)
DUE: Final = Statement(
    select(attendances.c.id, attendances.c.member_id)
    .join(gatherings, gatherings.c.id == attendances.c.gathering_id)
    .where(_IS_NAMED, _IS_LONG_OVER, ~_IS_ANSWERED)
    .order_by(gatherings.c.starts_at, attendances.c.id)
    .limit(bindparam("most"))
)
SEATS: Final = Statement(_SEAT.where(_THESE))
SINCE: Final = Statement(
    _SEAT.where(
        among(attendances.c.member_id, "members"),
        attendances.c.came.is_(None),
        ~_THESE,
    )
)
KEEP_CAME: Final = Statement(
    update(attendances).where(attendances.c.id == bindparam("seat")), "came"
)
KEEP_SCALES: Final = Statement(
    update(attendances).where(_THESE, attendances.c.scale.is_(None)).values(scale=SCALE_OF_VOICE)
)
REACHED: Final = Statement(
    select(attendances.c.gathering_id, affiliations.c.organisation_id)
    .join(affiliations, affiliations.c.member_id == attendances.c.member_id)
    .where(_THESE, affiliations.c.public.is_(True))
    .distinct()
    .order_by(attendances.c.gathering_id, affiliations.c.organisation_id)
)
UNNAME: Final = Statement(
    update(attendances).where(_THESE).values(member_id=None, anonymous_count=1)
)


def unname_presences(line: Line, *, before: datetime, most: int) -> int:
    """Take the names off lists of what ended before a moment; return how many there were."""
    line.run(UNTICK, before=before)
    line.run(UNSIGN, before=before)
    due = line.rows(DUE, before=before, most=most)
    if not due:
        return 0
    these = {row[0] for row in due}
    seats = line.rows(SEATS, these=these)
    since = line.rows(SINCE, these=these, members={row[1] for row in due})
    line.many(KEEP_CAME, [*_as_they_came(seats), *_as_they_came(_that_need_it(seats, since))])
    line.run(KEEP_SCALES, these=these)
    for gathering_id, organisation_id in line.rows(REACHED, these=these):
        line.row(
            KEEP_REACH,
            gathering_id=gathering_id,
            organisation_id=organisation_id,
            way=Way.THERE.value,
        )
    line.run(UNNAME, these=these)
    return len(due)


def _that_need_it(seats: Sequence[Row], since: Sequence[Row]) -> Iterator[Row]:
    """Return seats of people whose first time is on a list that names them no more."""
    forgotten = {row[1] for row in seats} | {BEFORE_ALL}
    return (row for row in since if row[3] in forgotten)


def _as_they_came(seats: Sequence[Row] | Iterator[Row]) -> Iterator[dict[str, object]]:
    for seat, gathering_id, kept, first_time, previous_id in seats:
        how = came(gathering_id, first_time=first_time, previous_id=previous_id)
        yield {"seat": seat, "came": Came(kept).value if kept else how.value}
