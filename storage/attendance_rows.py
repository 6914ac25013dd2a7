"""What lists of who was there ask of the tables."""

from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    and_,
    bindparam,
    case,
    delete,
    false,
    func,
    literal_column,
    or_,
    select,
    true,
    union,
    union_all,
    update,
)

from bot.domain.attendance import Taking
from bot.domain.gathering import OPEN, Kind, Status as GatheringStatus
from bot.domain.member import Role, Status
from bot.domain.presence import Mark
from bot.domain.rsvp import Answer
from storage.figure_rows import had_come
from storage.statement import Statement, insert, one_of, upsert
from storage.tables import (
    affiliations,
    attendances,
    gatherings,
    members,
    organisations,
    role_grants,
    rsvps,
    visit_hosts,
)

GATHERING: Final[BindParameter[int]] = bindparam("gathering")
_MEMBER: Final[BindParameter[int]] = bindparam("member")
_THIS: Final = attendances.c.gathering_id == GATHERING
_NAMES = ("gathering_id", "member_id", "circle", "mode", "anonymous_count", "recorded_by")
IS_SEEN: Final = attendances.c.mode != Mark.UNSEEN.value

PUT: Final = upsert(attendances, *_NAMES, keys=("gathering_id", "member_id"))
OF: Final = Statement(
    select(*(attendances.c[name] for name in _NAMES))
    .where(_THIS, IS_SEEN)
    .order_by(attendances.c.id)
)
DROP: Final = Statement(delete(attendances).where(_THIS, attendances.c.member_id == _MEMBER))
EMPTY: Final = Statement(delete(attendances).where(_THIS))
# What was only ticked counts nowhere: what is left of a list that is taken is who was there.
CLEAR: Final = Statement(
    delete(attendances).where(
        _THIS,
        or_(attendances.c.mode == Mark.UNSEEN.value, attendances.c.anonymous_count == 0),
    )
)
TAKING: Final = Statement(select(gatherings.c.presence).where(gatherings.c.id == GATHERING))
TAKE: Final = Statement(
    update(gatherings)
    .where(gatherings.c.id == GATHERING)
    .values(presence=bindparam("taking"), presence_at=bindparam("at"))
)

# People without a name; how somebody came is kept only of those who had one.
_IS_NAMELESS = and_(_THIS, attendances.c.member_id.is_(None))
_IS_UNNAMED = and_(_IS_NAMELESS, attendances.c.came.is_(None))
UNNAMED: Final = Statement(select(func.sum(attendances.c.anonymous_count)).where(_IS_UNNAMED))
DROP_UNNAMED: Final = Statement(delete(attendances).where(_IS_UNNAMED))
ADD_UNNAMED: Final = insert(attendances, *_NAMES)
FORGOTTEN: Final = Statement(
    select(
        *(attendances.c.circle, attendances.c.mode, attendances.c.anonymous_count),
        attendances.c.came,
    )
    .where(_IS_NAMELESS, attendances.c.came.is_not(None))
    .order_by(attendances.c.id)
)

_COMMA: Final[Any] = literal_column("', '")
_THEIR = affiliations.join(organisations, organisations.c.id == affiliations.c.organisation_id)
_OF_THEM = affiliations.c.member_id == members.c.id
_ORGANISATIONS = (
    select(func.aggregate_strings(organisations.c.name, _COMMA))
    .select_from(_THEIR)
    .where(_OF_THEM)
    .correlate(members)
    .scalar_subquery()
)
_FIRST_ORGANISATION = (
    select(func.min(organisations.c.folded))
    .select_from(_THEIR)
    .where(_OF_THEM)
    .correlate(members)
    .scalar_subquery()
)


def has_come(*, before: ColumnElement[Any], besides: ColumnElement[int]) -> ColumnElement[bool]:
    """Say that a member was at a gathering that began before; only lists that are taken count."""
    was, there = gatherings.alias(), attendances.alias()
    return (
        select(there.c.id)
        .join(was, was.c.id == there.c.gathering_id)
        .where(
            there.c.member_id == members.c.id,
            was.c.id != besides,
            was.c.presence == Taking.TAKEN.value,
            was.c.status != GatheringStatus.CANCELLED.value,
            was.c.starts_at < before,
        )
        .correlate(members)
        .exists()
    )


# Who opens their doors is there without a word.
_HOSTS = visit_hosts.c.visit_id == GATHERING
_known = union(
    select(rsvps.c.member_id).where(rsvps.c.gathering_id == GATHERING),
    select(visit_hosts.c.member_id).where(_HOSTS),
    select(role_grants.c.member_id).where(
        role_grants.c.gathering_id == GATHERING, role_grants.c.role == Role.VISIT_HOST.value
    ),
    select(attendances.c.member_id).where(_THIS, attendances.c.member_id.is_not(None)),
    select(members.c.id).where(members.c.id == _MEMBER),
).subquery("known")
RSVP: Final = ("answer", "to_confirm", "guests", "stand_ins", "answered_at")
_OF_RSVP = and_(rsvps.c.member_id == members.c.id, rsvps.c.gathering_id == GATHERING)
_OF_NOTE = and_(attendances.c.member_id == members.c.id, _THIS)
PEOPLE: Final = Statement(
    select(
        *(members.c.id, members.c.name, _ORGANISATIONS),
        or_(
            has_come(before=bindparam("before"), besides=GATHERING),
            func.coalesce(had_come(attendances), false()),
        ),
        *(attendances.c.mode, attendances.c.circle),
        *(rsvps.c[name] for name in RSVP),
    )
    .select_from(
        _known.join(members, members.c.id == _known.c.member_id)
        .outerjoin(rsvps, _OF_RSVP)
        .outerjoin(attendances, _OF_NOTE)
    )
    .where(members.c.merged_into.is_(None))
    .order_by(_FIRST_ORGANISATION.asc().nulls_last(), members.c.folded, members.c.id)
)
_TELLING = (Role.PROJECT_GROUP, Role.FUNDER_OBSERVER, Role.STORYTELLER, Role.VISIT_HOST)
_granted = select(
    role_grants.c.member_id,
    role_grants.c.role,
    role_grants.c.gathering_id.is_not(None).label("is_here"),
).where(
    one_of(role_grants.c.role, [role.value for role in _TELLING]),
    or_(role_grants.c.gathering_id.is_(None), role_grants.c.gathering_id == GATHERING),
)
_HOST: Final[Any] = literal_column(f"'{Role.VISIT_HOST.value}'")
_hosting = select(visit_hosts.c.member_id, _HOST, true()).where(_HOSTS)
ROLES: Final = Statement(select(union_all(_granted, _hosting).subquery("roles")))

_TEXT: Final[BindParameter[str]] = bindparam("text")
_BELONGS = (
    select(affiliations.c.id)
    .select_from(_THEIR)
    .where(_OF_THEM, organisations.c.folded.contains(_TEXT))
    .correlate(members)
    .exists()
)
_SAID_YES = and_(rsvps.c.answer == Answer.YES.value, rsvps.c.to_confirm.is_(False))
_HOSTING = (
    select(visit_hosts.c.member_id)
    .where(_HOSTS, visit_hosts.c.member_id == members.c.id)
    .correlate(members)
    .exists()
)
_ORDER = case((rsvps.c.answer == Answer.MAYBE.value, 0), (rsvps.c.answer.is_not(None), 1), else_=2)
# Who may have come without a word: those who answered otherwise, then those who are silent.
OTHERS: Final = Statement(
    select(members.c.id, members.c.name, _ORGANISATIONS, rsvps.c.answer)
    .select_from(members.outerjoin(rsvps, _OF_RSVP).outerjoin(attendances, _OF_NOTE))
    .where(
        members.c.merged_into.is_(None),
        members.c.status != Status.LEFT.value,
        attendances.c.id.is_(None),
        or_(rsvps.c.answer.is_(None), ~_SAID_YES),
        or_(rsvps.c.answer.is_not(None), ~_HOSTING),
        or_(members.c.folded.contains(_TEXT), _BELONGS),
    )
    .order_by(_ORDER, members.c.folded, members.c.id)
    .limit(bindparam("size"))
    .offset(bindparam("start"))
)
WAITING: Final = Statement(
    select(*(gatherings.c[name] for name in ("id", "title", "status", "starts_at")))
    .where(
        gatherings.c.presence == Taking.OPEN.value,
        gatherings.c.kind != Kind.RELAY.value,
        one_of(gatherings.c.status, sorted(one.value for one in {*OPEN, GatheringStatus.HELD})),
        gatherings.c.ends_at <= bindparam("until"),
        gatherings.c.ends_at > bindparam("since"),
    )
    .order_by(gatherings.c.ends_at.desc(), gatherings.c.id.desc())
    .limit(bindparam("size"))
)
HELD: Final = Statement(
    update(gatherings)
    .where(
        gatherings.c.id == GATHERING,
        one_of(gatherings.c.status, sorted(one.value for one in OPEN)),
    )
    .values(status=GatheringStatus.HELD.value)
)
