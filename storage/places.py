"""The shelf of the places of visits, and of who waits for one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from sqlalchemy import bindparam, delete, func, select, update

from bot.domain.places import NoPlaceLeft, Places, Waiting
from bot.domain.rsvp import Answer
from storage.among import among
from storage.line import Line
from storage.statement import Row, Statement, insert_new, upsert
from storage.tables import affiliations, rsvps, visit_places, waitings

_IN = visit_places.c.gathering_id == bindparam("gathering")
_FIELDS = ("gathering_id", "capacity", "minimum", "taken", "freed", "one_each")
_PLACES = select(*(visit_places.c[name] for name in _FIELDS)).where(_IN)
OF = Statement(_PLACES)
HOLD = Statement(_PLACES.with_for_update())
PUT = upsert(
    visit_places,
    *("gathering_id", "capacity", "minimum", "one_each"),
    keys=["gathering_id"],
)
COMING = Statement(
    select(func.coalesce(func.sum(1 + rsvps.c.guests), 0)).where(
        rsvps.c.gathering_id == bindparam("gathering"), rsvps.c.answer == Answer.YES.value
    )
)
STAND_INS = Statement(
    select(func.coalesce(func.sum(rsvps.c.stand_ins), 0)).where(
        rsvps.c.gathering_id == bindparam("gathering"), rsvps.c.answer != Answer.YES.value
    )
)
OFFERED = Statement(
    select(func.count())
    .select_from(waitings)
    .where(
        waitings.c.gathering_id == bindparam("gathering"),
        waitings.c.offer_until.is_not(None),
    )
)
SEAL = Statement(update(visit_places).where(_IN), "taken", "freed")
_WAITING = ("id", "gathering_id", "member_id", "since", "offered_at", "offer_until", "passed")
_WAITS = (
    select(*(waitings.c[name] for name in _WAITING), affiliations.c.organisation_id)
    .select_from(waitings)
    .outerjoin(affiliations, affiliations.c.member_id == waitings.c.member_id)
    .order_by(waitings.c.id, affiliations.c.organisation_id)
)
WAITING = Statement(_WAITS.where(waitings.c.gathering_id == bindparam("gathering")))
OF_MEMBER = Statement(
    _WAITS.where(
        among(waitings.c.gathering_id, "gatherings"), waitings.c.member_id == bindparam("member")
    )
)
WAIT = insert_new(waitings, "gathering_id", "member_id", "since")
CHANGE = Statement(
    update(waitings).where(waitings.c.id == bindparam("which")),
    *("offered_at", "offer_until", "passed"),
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
        return self._places(HOLD, gathering_id)

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
        counts = (COMING, STAND_INS, OFFERED)
        taken = sum(self._count(one, gathering_id) for one in counts)
        if taken > places.capacity:
            raise NoPlaceLeft(gathering_id=gathering_id)
        sealed = replace(places, taken=taken, freed=places.freed + freed)
        self._line.run(SEAL, gathering=gathering_id, taken=sealed.taken, freed=sealed.freed)
        return sealed

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
        self._line.row(WAIT, gathering_id=which, member_id=who, since=waiting.since)
        return self.of_member([which], who)[which]

    def change(self, waiting: Waiting) -> None:
        """Write down that somebody was offered a place, or let one pass by."""
        self._line.run(
            CHANGE,
            which=waiting.id,
            offered_at=waiting.offered_at,
            offer_until=waiting.offer_until,
            passed=waiting.passed,
        )

    def leave(self, gathering_id: int, member_id: int) -> bool:
        """Write down that somebody waits no more; False if they did not."""
        return bool(self._line.run(LEAVE, gathering=gathering_id, member=member_id))

    def _places(self, statement: Statement, gathering_id: int) -> Places | None:
        row = self._line.row(statement, gathering=gathering_id)
        if row is None:
            return None
        facts = dict(zip(_FIELDS, row, strict=True))
        return Places(**facts | {"one_each": bool(facts["one_each"])})

    def _count(self, statement: Statement, gathering_id: int) -> int:
        row = self._line.row(statement, gathering=gathering_id)
        return int(row[0]) if row else 0


def _waitings(rows: Sequence[Row]) -> Sequence[Waiting]:
    found: list[Waiting] = []
    for _, group in groupby(rows, key=lambda row: row[0]):
        same = list(group)
        facts = dict(zip(_WAITING, same[0][:-1], strict=True))
        organisations = tuple(int(row[-1]) for row in same if row[-1] is not None)
        found.append(Waiting(**facts, organisations=organisations))
    return found
