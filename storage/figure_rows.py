"""What figures ask of the tables; each statement counts, or names organisations, never people."""

from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    update,
)

from bot.domain.attendance import Taking
from bot.domain.figures import Came
from bot.domain.gathering import Status
from bot.domain.member import Status as MemberStatus
from bot.domain.rsvp import CAME, WITHDRAWN, Answer
from storage.statement import Statement, one_of
from storage.tables import (
    affiliations,
    attendances,
    efforts,
    feedbacks,
    gatherings,
    members,
    organisations,
    reaches,
    rsvp_history,
    rsvps,
)

_IN: Final[BindParameter[int]] = bindparam("gathering")
_BEFORE: Final[BindParameter[Any]] = bindparam("before")
_AT: Final[BindParameter[Any]] = bindparam("at")


def counts(which: Any) -> ColumnElement[bool]:
    """Say that a list tells who was there: it is taken, and nobody called the gathering off."""
    is_taken: ColumnElement[bool] = which.c.presence == Taking.TAKEN.value
    return and_(is_taken, which.c.status != Status.CANCELLED.value)


def had_come(which: Any) -> ColumnElement[bool]:
    """Say that somebody had come before, as is written down where lists of then lost the names."""
    return one_of(which.c.came, (Came.AGAIN.value, Came.BACK.value))


_later = rsvp_history.alias("later")
# Who answered for another date, and not since, said nothing of this one.
STANDS: Final = (
    ~select(rsvps.c.member_id)
    .where(
        rsvps.c.gathering_id == rsvp_history.c.gathering_id,
        rsvps.c.member_id == rsvp_history.c.member_id,
        rsvps.c.to_confirm.is_(True),
    )
    .correlate(rsvp_history)
    .exists()
)
# The last that a member said before the moment, whatever they have said since.
_STOOD = and_(
    STANDS,
    rsvp_history.c.gathering_id == _IN,
    rsvp_history.c.id
    == select(func.max(_later.c.id))
    .where(
        _later.c.gathering_id == _IN,
        _later.c.member_id == rsvp_history.c.member_id,
        _later.c.at < _BEFORE,
    )
    .correlate(rsvp_history)
    .scalar_subquery(),
)
STANDING: Final = Statement(
    select(*(rsvp_history.c[name] for name in ("id", "member_id", "answer", "at", "via"))).where(
        _STOOD
    )
)
SIGNS: Final = Statement(
    select(rsvp_history.c.answer, func.count())
    .where(_STOOD, rsvp_history.c.answer != WITHDRAWN)
    .group_by(rsvp_history.c.answer)
)
_was_there = attendances.alias("was_there")
EXCUSED: Final = Statement(
    select(rsvp_history.c.member_id, organisations.c.id, organisations.c.name)
    .select_from(rsvp_history)
    .outerjoin(
        affiliations,
        and_(
            affiliations.c.member_id == rsvp_history.c.member_id, affiliations.c.public.is_(True)
        ),
    )
    .outerjoin(organisations, organisations.c.id == affiliations.c.organisation_id)
    .where(
        _STOOD,
        rsvp_history.c.answer == Answer.NO.value,
        rsvp_history.c.via != CAME,
        ~select(_was_there.c.id)
        .where(
            _was_there.c.gathering_id == _IN, _was_there.c.member_id == rsvp_history.c.member_id
        )
        .correlate(rsvp_history)
        .exists(),
    )
    .order_by(rsvp_history.c.id, organisations.c.folded)
)
KEPT_REACH: Final = Statement(
    select(organisations.c.id, organisations.c.name, organisations.c.neighbourhood)
    .join(reaches, reaches.c.organisation_id == organisations.c.id)
    .where(reaches.c.gathering_id == _IN, reaches.c.way == bindparam("way"))
    .order_by(organisations.c.folded)
)

_heard = rsvp_history.alias("heard")


def _invited(gathering: ColumnElement[int], at: ColumnElement[Any]) -> Any:
    """Count the members of then, with those for whom somebody else answered."""
    answered = (
        select(_heard.c.id)
        .where(
            _heard.c.gathering_id == gathering,
            _heard.c.member_id == members.c.id,
            _heard.c.at < at,
        )
        .correlate(members, gatherings)
        .exists()
    )
    since = func.coalesce(members.c.joined_at, members.c.last_sign_at)
    return select(func.count()).where(
        members.c.merged_into.is_(None),
        members.c.status != MemberStatus.LEFT.value,
        or_(since <= at, answered),
    )


KEPT_INVITED: Final = Statement(
    select(gatherings.c.invited).where(gatherings.c.id == _IN, gatherings.c.starts_at <= _AT)
)
INVITED: Final = Statement(_invited(_IN, _AT).select_from(members))
KEEP_INVITED: Final = Statement(
    update(gatherings).where(gatherings.c.id == _IN, gatherings.c.invited.is_(None)), "invited"
)
_TOOK_PLACE = one_of(
    gatherings.c.status, (Status.ANNOUNCED.value, Status.HELD.value, Status.REPORTED.value)
)
# Before somebody is erased: those of everything that has begun.
KEEP_ALL_INVITED: Final = Statement(
    update(gatherings)
    .where(gatherings.c.invited.is_(None), gatherings.c.starts_at <= _AT, _TOOK_PLACE)
    .values(
        invited=_invited(gatherings.c.id, gatherings.c.starts_at)
        .select_from(members)
        .correlate(gatherings)
        .scalar_subquery()
    )
)

_earlier, _begun = attendances.alias("earlier"), gatherings.alias("begun")
BEFORE_ALL: Final = 0  # a gathering at which nobody is named any more; none has this id
# Whoever is known to have come before the first list that names them came back there already.
FIRST_TIME: Final = (
    select(case((had_come(_earlier), BEFORE_ALL), else_=_begun.c.id))
    .join(_earlier, _earlier.c.gathering_id == _begun.c.id)
    .where(
        _earlier.c.member_id == attendances.c.member_id,
        counts(_begun),
        _begun.c.starts_at <= gatherings.c.starts_at,
    )
    .order_by(_begun.c.starts_at, _begun.c.id)
    .limit(1)
    .correlate(attendances, gatherings)
    .scalar_subquery()
)
SEATS: Final = Statement(
    select(
        *(attendances.c.circle, attendances.c.mode, attendances.c.anonymous_count),
        *(attendances.c.came, attendances.c.member_id, FIRST_TIME),
    )
    .join(gatherings, gatherings.c.id == attendances.c.gathering_id)
    .where(attendances.c.gathering_id == _IN)
    .order_by(attendances.c.id)
)
PREVIOUS: Final = Statement(
    select(gatherings.c.id)
    .where(
        gatherings.c.kind == bindparam("kind"),
        counts(gatherings),
        gatherings.c.id != _IN,
        gatherings.c.starts_at < _BEFORE,
    )
    .order_by(gatherings.c.starts_at.desc(), gatherings.c.id.desc())
    .limit(1)
)
TRAIL: Final = Statement(
    select(gatherings.c.id, func.sum(func.coalesce(attendances.c.anonymous_count, 1)))
    .join(attendances, attendances.c.gathering_id == gatherings.c.id)
    .where(
        gatherings.c.kind == bindparam("kind"),
        counts(gatherings),
        gatherings.c.starts_at <= _BEFORE,
    )
    .group_by(gatherings.c.id, gatherings.c.starts_at)
    .order_by(gatherings.c.starts_at.desc(), gatherings.c.id.desc())
    .limit(bindparam("most"))
)
REACH: Final = Statement(
    select(
        *(organisations.c.id, organisations.c.name, organisations.c.neighbourhood),
        attendances.c.circle,
    )
    .join(affiliations, affiliations.c.organisation_id == organisations.c.id)
    .join(attendances, attendances.c.member_id == affiliations.c.member_id)
    .where(attendances.c.gathering_id == _IN, affiliations.c.public.is_(True))
    .order_by(attendances.c.id, organisations.c.folded)
)
TAKEAWAYS: Final = Statement(
    select(feedbacks.c.takeaway, func.count(), func.count(feedbacks.c.noted_by))
    .where(feedbacks.c.gathering_id == _IN, feedbacks.c.takeaway.is_not(None))
    .group_by(feedbacks.c.takeaway)
)
ECHOES: Final = Statement(
    select(feedbacks.c.echo, func.count(), func.count(feedbacks.c.noted_by))
    .where(feedbacks.c.gathering_id == _IN, feedbacks.c.echo.is_not(None))
    .group_by(feedbacks.c.echo)
)
MINUTES: Final = Statement(
    select(func.sum(efforts.c.minutes)).where(efforts.c.gathering_id == _IN)
)


def came(gathering_id: int, *, first_time: int | None, previous_id: int | None) -> Came:
    """Tell how somebody came by when they were first there; None: no list that counts has them."""
    if first_time is None or first_time == gathering_id:
        return Came.FIRST
    return Came.AGAIN if first_time == previous_id else Came.BACK
