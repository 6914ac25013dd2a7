"""The shelf of deliveries: one row for each message owed to each member."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, update

from bot.domain.delivery import Kind, Promise, State
from storage.line import Line
from storage.statement import Statement, upsert
from storage.tables import deliveries

PLAN = upsert(
    deliveries,
    *("promise", "kind", "member_id", "gathering_id", "due_at", "not_after", "facts", "state"),
    "planned_at",
    keys=["promise"],
    only_where=deliveries.c.state == State.PLANNED.value,
)
DROP = Statement(
    update(deliveries)
    .where(
        deliveries.c.gathering_id == bindparam("gathering"),
        deliveries.c.kind == bindparam("of_kind"),
        deliveries.c.state == State.PLANNED.value,
    )
    .values(
        state=State.DROPPED.value, reason=bindparam("because"), settled_at=bindparam("dropped_at")
    )
)


class DeliveryShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def plan(self, promises: Sequence[Promise], *, at: datetime) -> None:
        """Write promises down; one that is planned already is replaced, one sent is left."""
        for promise in promises:
            self._line.run(
                PLAN,
                promise=promise.key,
                kind=promise.kind.value,
                member_id=promise.member_id,
                gathering_id=promise.gathering_id,
                due_at=promise.due_at,
                not_after=promise.not_after,
                facts=dict(promise.facts),
                state=State.PLANNED.value,
                planned_at=at,
            )

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
