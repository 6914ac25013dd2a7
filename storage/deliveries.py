"""The shelf of deliveries: one row for each message owed to each member."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
    bindparam,
    delete,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    update,
)

from bot.domain.delivery import Delivery, Kind, Promise, State
from storage.among import among
from storage.delivery_reads import DeliveryReads
from storage.delivery_rows import COLUMNS, delivery, is_in, row_of
from storage.line import Line, Values
from storage.moments import seconds_from_now
from storage.statement import Statement, upsert
from storage.tables import deliveries, processes

LEASE_SECONDS = 30.0
"""So long a process may hold a delivery; by then it has sent it, or it will not any more."""

_PLANNED = is_in(State.PLANNED)
_UNDER_WAY = deliveries.c.state.in_(
    [literal_column(f"'{state.value}'") for state in (State.CLAIMED, State.SENDING)]
)
_WAITS = is_in(State.PLANNED, State.CLAIMED)
_THIS = deliveries.c.id == bindparam("which")
_LEASE = seconds_from_now(bindparam("lease"))
_US = bindparam("us", type_=deliveries.c.holder.type)
# Whoever was given up meanwhile, and wakes, has no say any more.
_IS_OURS = deliveries.c.holder.is_not_distinct_from(_US)
_IS_GONE = deliveries.c.holder.is_not(None) & ~(
    select(processes.c.id).where(processes.c.id == deliveries.c.holder).exists()
)
_DUE = (
    select(deliveries.c.id)
    .where(_PLANNED, deliveries.c.due_at <= bindparam("now"))
    .order_by(deliveries.c.due_at, deliveries.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("due")
)

PLAN = upsert(
    deliveries,
    *("promise", "kind", "member_id", "gathering_id", "due_at", "not_after", "facts", "state"),
    *("planned_at", "reason", "settled_at", "mailing_id"),
    keys=["promise"],
    only_where=is_in(State.PLANNED, State.DROPPED),
)
_IN_NO_HAND = {"lease_until": null(), "holder": null()}
_DROPPED = {
    "state": State.DROPPED.value,
    "reason": bindparam("because"),
    "settled_at": bindparam("dropped_at"),
    **_IN_NO_HAND,
}
DROP = Statement(
    update(deliveries)
    .where(
        deliveries.c.gathering_id == bindparam("gathering"),
        deliveries.c.kind == bindparam("of_kind"),
        _WAITS,
    )
    .values(**_DROPPED)
)
DROP_OF = Statement(
    update(deliveries)
    .where(deliveries.c.member_id == bindparam("member"), _WAITS)
    .values(**_DROPPED)
)
CLAIM = Statement(
    update(deliveries)
    .where(deliveries.c.id.in_(select(_DUE.c.id)))
    .values(state=State.CLAIMED.value, lease_until=_LEASE, holder=_US)
    .returning(*COLUMNS)
)
BEGIN = Statement(
    update(deliveries)
    .where(among(deliveries.c.id, "hand"), is_in(State.CLAIMED), _IS_OURS)
    .values(
        state=State.SENDING.value,
        tries=deliveries.c.tries + 1,
        lease_until=_LEASE,
        began_at=bindparam("now"),
        reason="",
    )
    .returning(*COLUMNS)
)
SETTLE = Statement(
    update(deliveries)
    .where(_THIS, deliveries.c.state == bindparam("was"), deliveries.c.tries == bindparam("had"))
    .where(_IS_OURS)
    .values(**_IN_NO_HAND),
    *("state", "tries", "due_at", "message_id", "reason", "settled_at"),
)
GIVE_BACK = Statement(
    update(deliveries)
    .where(_THIS, is_in(State.CLAIMED), _IS_OURS)
    .values(state=State.PLANNED.value, **_IN_NO_HAND)
)
_LEFT = (
    select(deliveries.c.id)
    .where(_UNDER_WAY, or_(deliveries.c.lease_until < seconds_from_now(literal(0.0)), _IS_GONE))
    .with_for_update(skip_locked=True)
    .cte("abandoned")
)
ABANDONED = Statement(
    update(deliveries)
    .where(deliveries.c.id.in_(select(_LEFT.c.id)))
    .values(holder=_US)
    .returning(*COLUMNS)
)
PURGE = Statement(delete(deliveries).where(deliveries.c.settled_at < bindparam("before")))
NEXT_DUE = Statement(select(func.min(deliveries.c.due_at)).where(_PLANNED))
FIND = Statement(select(*COLUMNS).where(deliveries.c.promise == bindparam("promise")))


class DeliveryShelf(DeliveryReads):
    """
    `planned` hears when something was planned: somebody rings once it is committed. What is
    claimed is in the hands of `us`, the process whose store this is.
    """

    def __init__(self, line: Line, planned: set[datetime], us: int | None = None) -> None:
        self._line = line
        self._planned = planned
        self._us = us

    def plan(self, promises: Sequence[Promise], *, at: datetime) -> None:
        """Write promises down; one that is planned already is replaced, one sent is left."""
        self._line.many(PLAN, [row_of(promise, at) for promise in promises])
        self._planned.update(promise.due_at for promise in promises)

    def find(self, key: str) -> Delivery | None:
        """Return what became of a promise."""
        row = self._line.row(FIND, promise=key)
        return None if row is None else delivery(row)

    def drop(
        self,
        gathering_id: int,
        *,
        reason: str,
        at: datetime,
        kinds: Collection[Kind] = frozenset(Kind),
    ) -> int:
        """Take back what is planned about a gathering and not sent; return how many."""
        return sum(
            self._line.run(
                DROP, gathering=gathering_id, of_kind=kind.value, because=reason, dropped_at=at
            )
            for kind in sorted(kinds)
        )

    def drop_of(self, member_id: int, *, reason: str, at: datetime) -> int:
        """Take back all that waits for one member; return how many."""
        return self._line.run(DROP_OF, member=member_id, because=reason, dropped_at=at)

    def claim(self, *, now: datetime, most: int) -> Sequence[Delivery]:
        """
        Take what is due by `now`, oldest first; nobody else can while the lease lasts.

        The lease is measured by the database's clock, whatever `now` says.
        """
        rows = self._line.rows(CLAIM, now=now, most=most, lease=LEASE_SECONDS, us=self._us)
        claimed = [delivery(row) for row in rows]
        return sorted(claimed, key=lambda one: (one.due_at, one.id))

    def begin(self, claimed: Delivery, *, now: datetime) -> Delivery | None:
        """Write down that an attempt begins; None if it was taken back meanwhile."""
        return self.begin_all([claimed], now=now).get(claimed.id)

    def begin_all(self, claimed: Collection[Delivery], *, now: datetime) -> Mapping[int, Delivery]:
        """Write down that attempts begin; return by id what was not taken back meanwhile."""
        hand = [one.id for one in claimed]
        rows = self._line.rows(BEGIN, hand=hand, lease=LEASE_SECONDS, now=now, us=self._us)
        return {begun.id: begun for begun in map(delivery, rows)}

    def settle(self, before: Delivery, after: Delivery, *, at: datetime) -> bool:
        """Write down what became of an attempt; False if it is not ours to tell any more."""
        return bool(self._line.run(SETTLE, **self._settled(before, after, at)))

    def settle_all(self, ended: Iterable[tuple[Delivery, Delivery]], *, at: datetime) -> None:
        """Write down what became of attempts, each before and after it."""
        self._line.many(SETTLE, [self._settled(before, after, at) for before, after in ended])

    def _settled(self, before: Delivery, after: Delivery, at: datetime) -> Values:
        return {
            "which": before.id,
            "us": self._us,
            "was": before.state.value,
            "had": before.tries,
            "state": after.state.value,
            "tries": after.tries,
            "due_at": after.due_at,
            "message_id": after.message_id,
            "reason": after.reason,
            "settled_at": at if after.is_over else None,
        }

    def give_back(self, ids: Collection[int]) -> None:
        """Leave to others what was claimed and not begun."""
        for which in sorted(ids):
            self._line.run(GIVE_BACK, which=which, us=self._us)

    def abandoned(self) -> Sequence[Delivery]:
        """Take over what is under way, but whose process is gone or whose lease has ended."""
        left = [delivery(row) for row in self._line.rows(ABANDONED, us=self._us)]
        return sorted(left, key=lambda one: one.id)

    def purge(self, *, before: datetime) -> None:
        """Forget what was over before a moment."""
        self._line.run(PURGE, before=before)

    def next_due(self) -> datetime | None:
        """Return when the first of those that wait is due."""
        row = self._line.row(NEXT_DUE)
        return row[0] if row else None
