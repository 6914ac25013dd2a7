"""What the rows of a visit say, read past the store."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Engine, select

from storage.tables import deliveries, gatherings, rsvps, visit_places, waitings

_LINE: Final = select(
    *(waitings.c[name] for name in ("member_id", "offer_until", "passed")),
).order_by(waitings.c.turn, waitings.c.id)
_TOLD: Final = select(deliveries.c.member_id).where(deliveries.c.kind == "place_offered")
_SAID: Final = select(
    *(rsvps.c[name] for name in ("member_id", "answer", "guests", "to_confirm", "entered_by")),
).order_by(rsvps.c.answered_at, rsvps.c.member_id)


@dataclass(frozen=True)
class Rows:
    """`line` holds who waits, until when something is theirs, and what they let pass by."""

    capacity: int
    taken: int
    freed: int
    coming: dict[int, int]
    others: dict[int, str]
    to_confirm: set[int]
    noted: set[int]
    line: list[tuple[int, datetime | None, int | None]]
    told: dict[int, int]
    status: str

    @property
    def heads(self) -> int:
        """Count the places that are taken or offered."""
        offered = sum(until is not None for _, until, _ in self.line)
        return sum(1 + guests for guests in self.coming.values()) + offered


def read(engine: Engine, visit: int) -> Rows:
    """Read all about the places of a visit; `told` says how often each was offered one."""
    with engine.connect() as connection:
        places: Any = connection.execute(
            select(visit_places).where(visit_places.c.gathering_id == visit)
        ).one()
        said = connection.execute(_SAID.where(rsvps.c.gathering_id == visit)).all()
        line = connection.execute(_LINE.where(waitings.c.gathering_id == visit)).all()
        status = connection.scalar(select(gatherings.c.status).where(gatherings.c.id == visit))
        told = connection.scalars(_TOLD.where(deliveries.c.gathering_id == visit)).all()
    return Rows(
        places.capacity,
        places.taken,
        places.freed,
        coming={row.member_id: row.guests for row in said if row.answer == "yes"},
        others={row.member_id: row.answer for row in said if row.answer != "yes"},
        to_confirm={row.member_id for row in said if row.to_confirm},
        noted={row.member_id for row in said if row.entered_by is not None},
        line=[(row.member_id, row.offer_until, row.passed) for row in line],
        told=dict(Counter(told)),
        status=str(status),
    )
