"""What digests ask of the tables: who answered what in a period, who came, whom we missed."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    String,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
)

from bot.domain.appointment import AppointmentState, Stage
from bot.domain.delivery import Kind, State
from bot.domain.gathering import Status
from bot.domain.letter import Unsaid
from bot.domain.member import Status as MemberStatus
from bot.domain.rsvp import WITHDRAWN
from storage.members import IS_ORGANISER
from storage.overview_rows import ORGANISATIONS
from storage.statement import Statement, one_of
from storage.tables import (
    appointments,
    audit,
    deliveries,
    gatherings,
    members,
    rsvp_history,
    rsvps,
    visits,
)

_SINCE: BindParameter[datetime] = bindparam("since")
_UNTIL: BindParameter[datetime] = bindparam("until")
_BESIDES: BindParameter[int] = bindparam("besides")
_SIZE: BindParameter[int] = bindparam("size")

_GATHERING = tuple(gatherings.c[name] for name in ("id", "title", "status", "starts_at"))
_IS_TOLD_OF = ~one_of(
    gatherings.c.status, [status.value for status in (Status.IDEA, Status.DRAFT, Status.CANCELLED)]
)
# What is over is no matter of who comes any more; the hour of a digest is the end of its period.
_IS_AHEAD = and_(
    gatherings.c.status != Status.REPORTED.value,
    gatherings.c.status != Status.HELD.value,
    or_(gatherings.c.ends_at.is_(None), gatherings.c.ends_at > _UNTIL),
)
_later, _former, _last = (rsvp_history.alias(name) for name in ("later", "former", "last"))


def _latest(of: Any, *when: Any) -> Any:
    same = (
        of.c.gathering_id == rsvp_history.c.gathering_id,
        of.c.member_id == rsvp_history.c.member_id,
    )
    return select(func.max(of.c.id)).where(*same, *when).correlate(rsvp_history).scalar_subquery()


_TOLD = tuple(
    state.value
    for state in (State.PLANNED, State.CLAIMED, State.SENDING, State.SENT, State.UNCERTAIN)
)
# A late no is planned in the deed that writes the answer, at the same moment; it names whom it is
# about in its promise alone.
_ABOUT_THEM: Any = (
    literal_column(f"'{Kind.LATE_NO.value}:'")
    + cast(rsvp_history.c.gathering_id, String)
    + literal_column("':'")
    + cast(rsvp_history.c.member_id, String)
    + literal_column("':'")
)
_WAS_TOLD = (
    select(deliveries.c.id)
    .where(
        deliveries.c.member_id == _BESIDES,
        deliveries.c.kind == Kind.LATE_NO.value,
        deliveries.c.gathering_id == rsvp_history.c.gathering_id,
        deliveries.c.planned_at == rsvp_history.c.at,
        deliveries.c.promise.startswith(_ABOUT_THEM),
        one_of(deliveries.c.state, _TOLD),
    )
    .exists()
)
_ranked = (
    select(
        *_GATHERING,
        *(rsvp_history.c[name] for name in ("member_id", "at", "answer", "guests")),
        members.c.name,
        _last.c.answer.label("before"),
        rsvp_history.c.id.label("sign"),
        func.row_number()
        .over(partition_by=rsvp_history.c.gathering_id, order_by=rsvp_history.c.id.desc())
        .label("place"),
        func.count().over(partition_by=rsvp_history.c.gathering_id).label("total"),
    )
    .select_from(
        rsvp_history.join(members, members.c.id == rsvp_history.c.member_id)
        .join(gatherings, gatherings.c.id == rsvp_history.c.gathering_id)
        .outerjoin(_last, _last.c.id == _latest(_former, _former.c.at <= _SINCE))
    )
    .where(
        rsvp_history.c.at > _SINCE,
        rsvp_history.c.at <= _UNTIL,
        rsvp_history.c.id == _latest(_later, _later.c.at <= _UNTIL),
        func.coalesce(rsvp_history.c.entered_by, rsvp_history.c.member_id) != _BESIDES,
        or_(
            func.coalesce(_last.c.answer, WITHDRAWN) != rsvp_history.c.answer,
            func.coalesce(_last.c.guests, 0) != rsvp_history.c.guests,
        ),
        _IS_TOLD_OF,
        _IS_AHEAD,
        ~_WAS_TOLD,
    )
    .subquery("ranked")
)
SIGNS: Final = Statement(
    select(*(column for column in _ranked.c if column.key not in {"sign", "place"}))
    .where(_ranked.c.place <= _SIZE)
    .order_by(_ranked.c.starts_at.asc().nulls_last(), _ranked.c.id, _ranked.c.sign.desc())
)
WORDS: Final = Statement(
    select(*_GATHERING, func.count())
    .select_from(rsvps.join(gatherings, gatherings.c.id == rsvps.c.gathering_id))
    .where(
        rsvps.c.word != "",
        rsvps.c.word_read.is_(False),
        rsvps.c.word_at > _SINCE,
        rsvps.c.word_at <= _UNTIL,
        func.coalesce(rsvps.c.entered_by, rsvps.c.member_id) != _BESIDES,
        _IS_TOLD_OF,
        _IS_AHEAD,
    )
    .group_by(*_GATHERING)
    .order_by(gatherings.c.starts_at.asc().nulls_last(), gatherings.c.id)
)
_KNOWN = select(members.c.id, members.c.name, ORGANISATIONS, func.count().over())
NEWCOMERS: Final = Statement(
    _KNOWN.where(
        members.c.joined_at > _SINCE,
        members.c.joined_at <= _UNTIL,
        one_of(members.c.status, [MemberStatus.ACTIVE.value, MemberStatus.PAUSED.value]),
        members.c.merged_into.is_(None),
        members.c.id != _BESIDES,
        ~IS_ORGANISER,
    )
    .order_by(members.c.joined_at, members.c.id)
    .limit(_SIZE)
)


def _misses(of: Any) -> Any:
    """Say that a message did not reach its reader."""
    is_dropped = and_(of.c.state == State.DROPPED.value, of.c.reason == Unsaid.UNREACHABLE.value)
    return and_(of.c.member_id == members.c.id, or_(of.c.state == State.FAILED.value, is_dropped))


_known_miss, _got = deliveries.alias("known_miss"), deliveries.alias("got")
_MISSED = (
    select(deliveries.c.id)
    .where(
        _misses(deliveries), deliveries.c.settled_at > _SINCE, deliveries.c.settled_at <= _UNTIL
    )
    .correlate(members)
    .exists()
)
_GOT_ONE_SINCE = (
    select(_got.c.id)
    .where(
        _got.c.member_id == _known_miss.c.member_id,
        _got.c.state == State.SENT.value,
        _got.c.settled_at > _known_miss.c.settled_at,
    )
    .exists()
)
# What organisers read once is not said again for each message that follows.
_WAS_KNOWN = (
    select(_known_miss.c.id)
    .where(_misses(_known_miss), _known_miss.c.settled_at <= _SINCE, ~_GOT_ONE_SINCE)
    .correlate(members)
    .exists()
)
UNREACHED: Final = Statement(
    _KNOWN.where(
        members.c.status == MemberStatus.UNREACHABLE.value,
        members.c.merged_into.is_(None),
        _MISSED,
        ~_WAS_KNOWN,
    )
    .order_by(members.c.folded, members.c.id)
    .limit(_SIZE)
)
WAITING: Final = Statement(
    select(appointments.c.id, appointments.c.due_at)
    .where(
        appointments.c.stage == Stage.DIGEST.value,
        appointments.c.state == AppointmentState.PLANNED.value,
    )
    .order_by(appointments.c.due_at, appointments.c.id)
)
_told_at = gatherings.alias("told_at")
REBOUND: Final = Statement(
    select(gatherings.c.title, _told_at.c.starts_at)
    .select_from(audit)
    .join(
        gatherings,
        audit.c.subject == literal_column("'gathering:'", String) + cast(gatherings.c.id, String),
    )
    .join(visits, visits.c.gathering_id == gatherings.c.id)
    .outerjoin(_told_at, _told_at.c.id == visits.c.report_meeting_id)
    .where(
        audit.c.action == "visit.rebind",
        audit.c.at > _SINCE,
        audit.c.at <= _UNTIL,
        gatherings.c.status != Status.CANCELLED.value,
    )
    .distinct()
    .order_by(gatherings.c.title)
)
