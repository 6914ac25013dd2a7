"""The shelf of the places of visits, and of who waits for one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from sqlalchemy import and_, bindparam, case, delete, func, select, union_all, update

from bot.domain.delivery import Kind, State
from bot.domain.gathering import OPEN, Status as GatheringStatus
from bot.domain.member import Status
from bot.domain.places import Coming, NoPlaceLeft, Places, Waiting
from bot.domain.rsvp import Answer
from storage.among import among
from storage.delivery_rows import is_in
from storage.line import Line
from storage.statement import Row, Statement, insert_new, one_of, upsert
from storage.tables import (
    affiliations,
    deliveries,
    gatherings,
    members,
    rsvps,
    visit_places,
    waitings,
)

_IN = visit_places.c.gathering_id == bindparam("gathering")
_FIELDS = ("gathering_id", "capacity", "minimum", "taken", "freed", "one_each")
_PLACES = select(*(visit_places.c[name] for name in _FIELDS)).where(_IN)
OF = Statement(_PLACES)
HOLD = Statement(_PLACES.with_for_update())
HOLD_IF_FREE = Statement(_PLACES.with_for_update(nowait=True))
PUT = upsert(
    visit_places,
    *("gathering_id", "capacity", "minimum", "one_each"),
    keys=["gathering_id"],
)
_SAYS_YES = rsvps.c.answer == Answer.YES.value
_IS_OFFERED = waitings.c.offer_until.is_not(None)
_COMING = (
    select(
        func.coalesce(func.sum(case((_SAYS_YES, 1 + rsvps.c.guests), else_=rsvps.c.stand_ins)), 0)
    )
    .where(rsvps.c.gathering_id == bindparam("gathering"))
    .scalar_subquery()
)
_OFFERED = (
    select(func.count())
    .select_from(waitings)
    .where(waitings.c.gathering_id == bindparam("gathering"), _IS_OFFERED)
    .scalar_subquery()
)
COUNT = Statement(select(_COMING + _OFFERED))
SEAL = Statement(update(visit_places).where(_IN), "taken", "freed")
_IS_REACHABLE = and_(
    members.c.chat_id.is_not(None),
    one_of(members.c.status, sorted((Status.ACTIVE.value, Status.PAUSED.value))),
)
COMERS = Statement(
    select(
        rsvps.c.member_id, rsvps.c.guests, rsvps.c.to_confirm, rsvps.c.answered_at, _IS_REACHABLE
    )
    .select_from(rsvps)
    .join(members, members.c.id == rsvps.c.member_id)
    .where(rsvps.c.gathering_id == bindparam("gathering"), _SAYS_YES)
    .order_by(rsvps.c.answered_at, rsvps.c.member_id)
)
REPRESENTED = Statement(
    select(affiliations.c.organisation_id)
    .join(rsvps, rsvps.c.member_id == affiliations.c.member_id)
    .where(rsvps.c.gathering_id == bindparam("gathering"), _SAYS_YES)
    .distinct()
)
_CONCERNED = (
    select(rsvps.c.gathering_id.label("which")).where(
        among(rsvps.c.member_id, "people"), _SAYS_YES
    ),
    select(waitings.c.gathering_id).where(among(waitings.c.member_id, "people")),
)
CONCERNED = Statement(
    select(visit_places.c.gathering_id)
    .join(gatherings, gatherings.c.id == visit_places.c.gathering_id)
    .where(
        visit_places.c.gathering_id.in_(union_all(*_CONCERNED)),
        # One that was called off may take place after all, with whoever had a place.
        one_of(gatherings.c.status, sorted({*OPEN, GatheringStatus.CANCELLED})),
    )
    .order_by(visit_places.c.gathering_id)
)
_WAITING = (
    *("id", "gathering_id", "member_id", "since", "offered_at", "offer_until", "passed"),
    "turn",
)
# What failed will fail again: who cannot be told of one place lets the next have it.
_HAS_LEFT = is_in(State.SENDING, State.SENT, State.UNCERTAIN, State.FAILED)
_WAS_TOLD = (
    select(deliveries.c.id)
    .where(
        deliveries.c.member_id == waitings.c.member_id,
        deliveries.c.gathering_id == waitings.c.gathering_id,
        deliveries.c.kind == Kind.PLACE_OFFERED.value,
        deliveries.c.planned_at == waitings.c.offered_at,
        _HAS_LEFT,
    )
    .exists()
)
_WAITS = (
    select(
        *(waitings.c[name] for name in _WAITING),
        _WAS_TOLD,
        _IS_REACHABLE,
        affiliations.c.organisation_id,
    )
    .select_from(waitings)
    .join(members, members.c.id == waitings.c.member_id)
    .outerjoin(affiliations, affiliations.c.member_id == waitings.c.member_id)
    .order_by(waitings.c.turn, waitings.c.id, affiliations.c.organisation_id)
)
WAITING = Statement(_WAITS.where(waitings.c.gathering_id == bindparam("gathering")))
OF_MEMBER = Statement(
    _WAITS.where(
        among(waitings.c.gathering_id, "gatherings"), waitings.c.member_id == bindparam("member")
    )
)
WAIT = insert_new(waitings, "gathering_id", "member_id", "since", "turn")
CHANGE = Statement(
    update(waitings).where(waitings.c.id == bindparam("which")),
    *("offered_at", "offer_until", "passed", "turn"),
)
LEAVE = Statement(
    delete(waitings).where(
        waitings.c.gathering_id == bindparam("gathering"),
        waitings.c.member_id == bindparam("member"),
    )
)


class PlaceShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def hold(self, gathering_id: int) -> Places | None:
        """Return the places of a visit, which nobody else changes until this deed ends."""
        return self._places(HOLD if self._line.may_wait else HOLD_IF_FREE, gathering_id)

    def of(self, gathering_id: int) -> Places | None:
        """Return the places of a visit; None if it is none."""
        return self._places(OF, gathering_id)

    def put(self, places: Places) -> None:
        """Write how many there are, and how they are given; `taken` is counted, see `seal`."""
        self._line.run(
            PUT,
            gathering_id=places.gathering_id,
            capacity=places.capacity,
            minimum=places.minimum,
            one_each=places.one_each,
        )

    def seal(self, gathering_id: int, *, freed: int = 0) -> Places:
        """
        Count who comes and who was offered a place, and write it down; so many were freed.

        Raises:
            NoPlaceLeft: it would be more than there are; the deed must leave no trace.
            LookupError: it is no visit.
        """
        places = self.hold(gathering_id)
        if places is None:
            raise LookupError(f"gathering {gathering_id} has no places")
        taken = self.count(gathering_id)
        if taken > places.capacity:
            raise NoPlaceLeft(gathering_id=gathering_id)
        sealed = replace(places, taken=taken, freed=places.freed + freed)
        self._line.run(SEAL, gathering=gathering_id, taken=sealed.taken, freed=sealed.freed)
        return sealed

    def count(self, gathering_id: int) -> int:
        """Count the places that are taken or offered, as the answers and offers are now."""
        row = self._line.row(COUNT, gathering=gathering_id)
        return int(row[0]) if row else 0

    def waiting(self, gathering_id: int) -> Sequence[Waiting]:
        """Return who waits, in the order in which they came to."""
        return _waitings(self._line.rows(WAITING, gathering=gathering_id))

    def of_member(self, gathering_ids: Collection[int], member_id: int) -> Mapping[int, Waiting]:
        """Return where a member waits, by gathering."""
        rows = self._line.rows(OF_MEMBER, gatherings=gathering_ids, member=member_id)
        return {one.gathering_id: one for one in _waitings(rows)}

    def wait(self, waiting: Waiting) -> Waiting:
        """Write down that somebody waits; who does already keeps their turn."""
        which, who = waiting.gathering_id, waiting.member_id
        facts = {"since": waiting.since, "turn": waiting.turn}
        self._line.row(WAIT, gathering_id=which, member_id=who, **facts)
        return self.of_member([which], who)[which]

    def change(self, changed: Iterable[Waiting]) -> None:
        """Write down who was offered a place, let one pass by, or has another turn."""
        names = ("offered_at", "offer_until", "passed", "turn")
        rows = (
            {name: getattr(one, name) for name in names} | {"which": one.id} for one in changed
        )
        self._line.many(CHANGE, rows)

    def leave(self, gathering_id: int, member_id: int) -> bool:
        """Write down that somebody waits no more; False if they did not."""
        return bool(self._line.run(LEAVE, gathering=gathering_id, member=member_id))

    def coming(self, gathering_id: int) -> Sequence[Coming]:
        """Return who has a place, in the order in which they said that they come."""
        rows = self._line.rows(COMERS, gathering=gathering_id)
        return [
            Coming(int(who), int(guests), bool(asked), said_at, bool(is_reachable))
            for who, guests, asked, said_at, is_reachable in rows
        ]

    def represented(self, gathering_id: int) -> frozenset[int]:
        """Return the organisations of those who have a place."""
        return frozenset(row[0] for row in self._line.rows(REPRESENTED, gathering=gathering_id))

    def concerning(self, member_ids: Collection[int]) -> Sequence[int]:
        """Return the visits, open or called off, for which these have a place, or wait."""
        return [int(row[0]) for row in self._line.rows(CONCERNED, people=member_ids)]

    def _places(self, statement: Statement, gathering_id: int) -> Places | None:
        row = self._line.row(statement, gathering=gathering_id)
        if row is None:
            return None
        facts = dict(zip(_FIELDS, row, strict=True))
        return Places(**facts | {"one_each": bool(facts["one_each"])})


def _waitings(rows: Sequence[Row]) -> Sequence[Waiting]:
    found: list[Waiting] = []
    for _, group in groupby(rows, key=lambda row: row[0]):
        same = list(group)
        *known, was_told, is_reachable, _ = same[0]
        organisations = tuple(int(row[-1]) for row in same if row[-1] is not None)
        facts = dict(zip(_WAITING, known, strict=True))
        facts |= {"was_told": bool(was_told), "is_reachable": bool(is_reachable)}
        found.append(Waiting(**facts, organisations=organisations))
    return found
