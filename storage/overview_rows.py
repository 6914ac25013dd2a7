"""What overviews ask of the tables: who is on which list, and how a person on one is described."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    false,
    func,
    literal_column,
    nulls_last,
    or_,
    select,
    true,
)

from bot.domain.attendance import Taking
from bot.domain.board import Listing, Order
from bot.domain.gathering import Status as GatheringStatus
from bot.domain.member import Role, Status
from bot.domain.rsvp import Answer
from storage.among import among
from storage.attendance_rows import has_come
from storage.statement import Statement
from storage.tables import (
    affiliations,
    gatherings,
    members,
    organisations,
    role_grants,
    rsvps,
)

IN: Final[BindParameter[int]] = bindparam("gathering")
_NOW: Final[BindParameter[Any]] = bindparam("now")
_SIZE: Final[BindParameter[int]] = bindparam("size")
_START: Final[BindParameter[int]] = bindparam("start")

# Somebody may be paused until a moment that has passed.
_IS_BACK = and_(members.c.status == Status.PAUSED.value, members.c.paused_until <= _NOW)
_IS_AWAKE = or_(members.c.status == Status.ACTIVE.value, _IS_BACK)
_IS_CONCERNED = and_(
    members.c.merged_into.is_(None),
    members.c.status != Status.LEFT.value,
    or_(members.c.status != Status.PAUSED.value, _IS_BACK),
)
OBSERVES = (
    select(role_grants.c.id)
    .where(
        role_grants.c.member_id == members.c.id,
        role_grants.c.role == Role.FUNDER_OBSERVER.value,
    )
    .exists()
)
_IS_REACHABLE = and_(_IS_AWAKE, members.c.chat_id.is_not(None))
_IS_OUT_OF_REACH = or_(members.c.chat_id.is_(None), members.c.status == Status.UNREACHABLE.value)
_OF_MEMBER = and_(rsvps.c.member_id == members.c.id, rsvps.c.gathering_id == IN)
# Asked for each member by key: a database that knows nothing of its tables yet might otherwise
# walk through all answers for every member.
_answers = rsvps.alias("answers")
_MEANT_TO_COME = _answers.c.answer != Answer.NO.value
_OF_THIS = and_(_answers.c.member_id == members.c.id, _answers.c.gathering_id == IN)


def _said(*besides: ColumnElement[bool]) -> ColumnElement[Any]:
    which = select(_answers.c.answer).where(_OF_THIS, *besides)
    return which.correlate(members).scalar_subquery()


IS_SILENT: Final = and_(_IS_CONCERNED, ~OBSERVES, _said().is_(None))
# Of what is called off, those who meant to come should hear; of a report, everybody; before a
# gathering, those who have not answered. In between there is nothing to tell.
IS_OTHERWISE: Final = and_(
    _IS_CONCERNED,
    _IS_OUT_OF_REACH,
    case(
        (bindparam("cancelled", type_=Boolean()).is_(True), _said(_MEANT_TO_COME).is_not(None)),
        (bindparam("reported", type_=Boolean()).is_(True), true()),
        (bindparam("silent", type_=Boolean()).is_(True), false()),
        else_=_said(_answers.c.to_confirm.is_(False)).is_(None),
    ).is_(True),
)

_earlier = rsvps.alias("earlier")
_before = gatherings.alias("before")
IS_FIRST: Final = and_(
    members.c.status != Status.LEFT.value,  # of whoever has no name, nothing is known
    ~has_come(before=bindparam("before"), besides=IN),
    ~select(_earlier.c.member_id)
    .join(_before, _before.c.id == _earlier.c.gathering_id)
    .where(
        _earlier.c.member_id == members.c.id,
        _earlier.c.gathering_id != IN,
        _earlier.c.answer == Answer.YES.value,
        _before.c.starts_at < bindparam("before"),
        _before.c.status != GatheringStatus.CANCELLED.value,
        # Where somebody noted who was there, an answer says no more than that.
        _before.c.presence != Taking.TAKEN.value,
    )
    .correlate(members)
    .exists(),
)
# A constant that would be a value to fill cannot be compiled ahead.
_COMMA: Final[Any] = literal_column("', '")
_ORGANISATIONS = (
    select(func.aggregate_strings(organisations.c.name, _COMMA))
    .join(affiliations, affiliations.c.organisation_id == organisations.c.id)
    .where(affiliations.c.member_id == members.c.id)
    .correlate(members)
    .scalar_subquery()
)
_FIRST_ORGANISATION = (
    select(func.min(organisations.c.folded))
    .join(affiliations, affiliations.c.organisation_id == organisations.c.id)
    .where(affiliations.c.member_id == members.c.id)
    .correlate(members)
    .scalar_subquery()
)
_noted = members.alias("noted")
RSVP: Final = (
    *("answer", "guests", "answered_at", "guest_names", "listens", "word", "stand_in"),
    *("stand_ins", "to_confirm", "via", "entered_by"),
)
_ANSWERED = rsvps.join(members, members.c.id == rsvps.c.member_id)
ORGANISATIONS: Final = _ORGANISATIONS


def answers_as(answer: Answer) -> ColumnElement[bool]:
    """Say that an answer is this one, and not one to a date that has moved."""
    return and_(
        rsvps.c.gathering_id == IN, rsvps.c.answer == answer.value, rsvps.c.to_confirm.is_(False)
    )


def _on(listing: Listing) -> Select[Any]:
    match listing:
        case Listing.SILENT:
            return select(members.c.id).where(IS_SILENT)
        case Listing.OTHERWISE:
            return select(members.c.id).where(IS_OTHERWISE)
        case Listing.TO_CONFIRM:
            waiting = and_(rsvps.c.gathering_id == IN, rsvps.c.to_confirm.is_(True))
            return select(members.c.id).select_from(_ANSWERED).where(waiting)
        case Listing.COMING | Listing.EXCUSED | Listing.UNSURE:
            said = answers_as(Answer(listing.value))
            return select(members.c.id).select_from(_ANSWERED).where(said)


def _page(chosen: Select[Any], order: Order) -> Subquery:
    """Cut the page first, so that only those on it are described."""
    place = members.c.folded if order is Order.PERSON else _FIRST_ORGANISATION
    placed = place.label("place")
    keyed = chosen.add_columns(placed, members.c.folded)
    return (
        keyed.order_by(nulls_last(placed), members.c.folded, members.c.id)
        .limit(_SIZE)
        .offset(_START)
        .subquery("page")
    )


def _described(page: Subquery) -> Statement:
    answer = (rsvps.c[name] for name in RSVP)
    return Statement(
        select(
            *(members.c.id, members.c.name, _ORGANISATIONS, _noted.c.name, members.c.channel),
            *(members.c.contact_note, _IS_REACHABLE, IS_FIRST, *answer),
        )
        .select_from(page)
        .join(members, members.c.id == page.c.id)
        .outerjoin(rsvps, _OF_MEMBER)
        .outerjoin(_noted, _noted.c.id == rsvps.c.entered_by)
        .order_by(nulls_last(page.c.place), page.c.folded, page.c.id)
    )


LISTED: Final[Mapping[tuple[Listing, Order], Statement]] = {
    (listing, order): _described(_page(_on(listing), order))
    for listing in Listing
    for order in Order
}
ONE: Final = _described(
    _page(
        select(members.c.id).where(
            members.c.id == bindparam("member"), members.c.status != Status.LEFT.value
        ),
        Order.PERSON,
    )
)
SEVERAL: Final = _described(
    _page(select(members.c.id).where(among(members.c.id, "members")), Order.PERSON)
)
_TEXT: Final[BindParameter[str]] = bindparam("text")
_BELONGS = (
    select(affiliations.c.member_id)
    .join(organisations, organisations.c.id == affiliations.c.organisation_id)
    .where(organisations.c.folded.contains(_TEXT))
)
LIKE: Final = _described(
    _page(
        select(members.c.id).where(
            members.c.merged_into.is_(None),
            members.c.status != Status.LEFT.value,
            or_(members.c.folded.contains(_TEXT), members.c.id.in_(_BELONGS)),
        ),
        Order.PERSON,
    )
)
