"""Places at somebody's home, known from their own offer alone: gone with them."""

from collections.abc import Sequence, Set as AbstractSet
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BindParameter, and_, bindparam, delete, or_, select, update

from bot.domain.erasing import Lack, Lacking, Leaving
from bot.domain.gathering import OPEN, Status
from bot.domain.offer import OfferKind, OfferState
from bot.domain.offering import named_place, place_access
from bot.domain.whose import known
from storage.contact_traces import everybody
from storage.line import Line
from storage.statement import Row, Statement, one_of
from storage.tables import gatherings, members, offers, places

_WHO: Final[BindParameter[int]] = bindparam("member", type_=members.c.id.type)
_PLACE: Final[BindParameter[int]] = bindparam("place", type_=places.c.id.type)
_AT: Final[BindParameter[Any]] = bindparam("at", type_=gatherings.c.ends_at.type)
_other: Final = offers.alias("other")
# Somebody else offered it as well, or they did so in the name of an organisation.
_IS_OTHERS: Final = (
    select(_other.c.id)
    .where(
        _other.c.place_id == places.c.id,
        _other.c.state == OfferState.ACCEPTED.value,
        or_(
            _other.c.member_id.is_(None),
            _other.c.member_id != _WHO,
            _other.c.organisation_id.is_not(None),
        ),
    )
    .exists()
)
OFFERED: Final = Statement(
    select(
        places.c.id,
        *(places.c[name] for name in ("name", "address", "access")),
        *(offers.c[name] for name in ("topic", "access", "equipment")),
        _IS_OTHERS,
    )
    .join(places, places.c.id == offers.c.place_id)
    .where(
        offers.c.member_id == _WHO,
        offers.c.kind == OfferKind.PLACE.value,
        offers.c.state == OfferState.ACCEPTED.value,
    )
    .order_by(offers.c.id)
)
_IS_OPEN: Final = one_of(gatherings.c.status, sorted(status.value for status in OPEN))
_TO_COME: Final = and_(
    _IS_OPEN,
    or_(gatherings.c.ends_at.is_(None), gatherings.c.ends_at > _AT),
)
TO_COME: Final = Statement(
    select(gatherings.c.id).where(gatherings.c.place_id == _PLACE, _TO_COME)
)
DRAFTS: Final = Statement(
    select(gatherings.c.id).where(
        gatherings.c.place_id == _PLACE, gatherings.c.status == Status.DRAFT.value
    )
)
NOT_TO_COME: Final = Statement(
    update(gatherings).where(gatherings.c.place_id == _PLACE, ~_TO_COME).values(place_id=None)
)
ELSEWHERE: Final = Statement(
    update(gatherings).where(gatherings.c.id == bindparam("gathering")).values(place_id=None)
)
LEAVE: Final = Statement(update(places).where(places.c.id == _PLACE).values(leaves=True))
NO_ACCESS: Final = Statement(update(places).where(places.c.id == _PLACE).values(access=""))
_used: Final = (
    select(gatherings.c.id).where(gatherings.c.place_id == places.c.id, _TO_COME).exists()
)
GONE: Final = Statement(delete(places).where(places.c.leaves, ~_used))


def forget_places(
    line: Line, member_id: int, *, alone: AbstractSet[int], at: datetime
) -> Sequence[Lacking]:
    """
    Take out the places that are known only because somebody offered them in their own name.

    A meeting to come that takes place there keeps it until it is over, for those who come, and
    nobody can choose it any more; a visit that they would have received `alone` does not. What an
    organisation or somebody else offers too stays. Of a place that was known before, what they
    said of how to get in goes; so does it where it names them.
    """
    offered = line.rows(OFFERED, member=member_id)
    if not offered:
        return ()
    people = everybody(line)
    who = Leaving(people.pop(member_id, known("")), tuple(people.values()))
    return [
        one
        for row in offered
        for one in (
            _leave(line, row[0], alone, at=at)
            if _is_theirs_alone(row)
            else _shut(line, row, who, at=at)
        )
    ]


def forget_homes(line: Line, *, at: datetime) -> None:
    """Take out the places of those who were erased, at which nothing is to come any more."""
    line.run(GONE, at=at)


def _is_theirs_alone(row: Row) -> bool:
    _, name, address, _, topic, *_, is_others = row
    return not is_others and (name, address) == named_place(topic)


def _leave(
    line: Line, place_id: int, alone: AbstractSet[int], *, at: datetime
) -> Sequence[Lacking]:
    to_come = {row[0] for row in line.rows(TO_COME, place=place_id, at=at)}
    lost = {row[0] for row in line.rows(DRAFTS, place=place_id)} | (to_come & alone)
    line.run(NOT_TO_COME, place=place_id, at=at)
    for which in to_come & alone:
        line.run(ELSEWHERE, gathering=which)
    line.run(LEAVE, place=place_id)
    forget_homes(line, at=at)
    asked = to_come - alone
    return [
        *(Lacking(which, frozenset({Lack.PLACE})) for which in sorted(lost)),
        *(Lacking(which, frozenset({Lack.CONSENT})) for which in sorted(asked)),
    ]


def _shut(line: Line, row: Row, who: Leaving, *, at: datetime) -> Sequence[Lacking]:
    place_id, _, _, access, _, said, equipment, is_others = row
    is_theirs = not is_others and access == place_access(said, equipment)
    if not access or not (is_theirs or who.has(access)):
        return ()
    line.run(NO_ACCESS, place=place_id)
    to_come = line.rows(TO_COME, place=place_id, at=at)
    return [Lacking(one[0], frozenset({Lack.ACCESS})) for one in to_come]
