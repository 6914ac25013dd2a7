"""The shelf of hushes: gatherings of which a member does not want to be reminded."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from bot.domain.gathering import OPEN, Gathering
from storage.among import among
from storage.gathering_rows import GATHERING, gathering_of
from storage.line import Line
from storage.statement import Statement, insert_new, one_of
from storage.tables import gatherings, hushes

_OF = hushes.c.member_id == bindparam("member")
_THIS = (_OF, hushes.c.gathering_id == bindparam("gathering"))
_OPEN = one_of(gatherings.c.status, sorted(status.value for status in OPEN))

HAS = Statement(select(hushes.c.member_id).where(*_THIS))
AMONG = Statement(
    select(hushes.c.gathering_id, hushes.c.member_id).where(
        among(hushes.c.gathering_id, "gatherings"), among(hushes.c.member_id, "members")
    )
)
ADD = insert_new(hushes, "member_id", "gathering_id")
DROP = Statement(delete(hushes).where(*_THIS))
OF = Statement(
    GATHERING.join(hushes, hushes.c.gathering_id == gatherings.c.id)
    .where(_OF, _OPEN, gatherings.c.starts_at > bindparam("now"))
    .order_by(gatherings.c.starts_at, gatherings.c.id)
)


class HushShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def has(self, member_id: int, gathering_id: int) -> bool:
        """Tell whether a member does not want to be reminded of a gathering."""
        return self._line.row(HAS, member=member_id, gathering=gathering_id) is not None

    def among(
        self, gathering_ids: Collection[int], member_ids: Collection[int]
    ) -> frozenset[tuple[int, int]]:
        """Return which of some gatherings which of some members hushed."""
        rows = self._line.rows(AMONG, gatherings=gathering_ids, members=member_ids)
        return frozenset((int(row[0]), int(row[1])) for row in rows)

    def put(self, member_id: int, gathering_id: int) -> None:
        self._line.row(ADD, member_id=member_id, gathering_id=gathering_id)

    def drop(self, member_id: int, gathering_id: int) -> None:
        self._line.run(DROP, member=member_id, gathering=gathering_id)

    def of(self, member_id: int, *, now: datetime) -> Sequence[Gathering]:
        """Return the gatherings to come that a member hushed, the first one first."""
        rows = self._line.rows(OF, member=member_id, now=now)
        return [gathering_of(row) for row in rows]
