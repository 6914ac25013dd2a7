"""The shelf of figures: a gathering in counts, by a fixed number of questions."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain.attendance import Circle, Mode
from bot.domain.feedback import Echo, Takeaway
from bot.domain.figures import Came, Echoes, Reach, Seat, Takings, Way
from bot.domain.gathering import Gathering
from bot.domain.organisation import folded
from bot.domain.rsvp import Answer
from storage import figure_rows as rows
from storage.line import Line
from storage.statement import Row

_CIRCLES = {circle.value: number for number, circle in enumerate(Circle)}


class FigureShelf:
    """`before` and `at` are aware moments."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def signs(self, gathering_id: int, *, before: datetime) -> Mapping[Answer, int]:
        """Count what members had answered at that moment."""
        found = self._line.rows(rows.SIGNS, gathering=gathering_id, before=before)
        return {Answer(answer): int(count) for answer, count in found}

    def invited(self, gathering_id: int, *, at: datetime) -> int:
        """Count who was a member at that moment, or return what was kept of it."""
        kept = self._line.row(rows.KEPT_INVITED, gathering=gathering_id, at=at)
        if kept and kept[0] is not None:
            return int(kept[0])
        row = self._line.row(rows.INVITED, gathering=gathering_id, at=at)
        return int(row[0]) if row else 0

    def keep_invited(self, gathering_id: int, *, at: datetime) -> None:
        """Write down who was a member then, unless that was done before."""
        invited = self.invited(gathering_id, at=at)
        self._line.run(rows.KEEP_INVITED, gathering=gathering_id, invited=invited)

    def excused(self, gathering_id: int, *, before: datetime) -> tuple[int, Sequence[str]]:
        """
        Count who had said no by that moment and was not there, with the names of organisations.

        Only of affiliations that are public, and that nobody who was there has too.
        """
        found = self._line.rows(rows.EXCUSED, gathering=gathering_id, before=before)
        kept = self._kept(gathering_id, Way.EXCUSED)
        there = {row[0] for row in self._there(gathering_id)}
        names = {organisation: name for _, organisation, name in found if organisation}
        names |= {organisation: name for organisation, name, _ in kept}
        absent = [name for organisation, name in names.items() if organisation not in there]
        return len({row[0] for row in found}), absent

    def before(self, gathering: Gathering) -> int | None:
        """Return the last gathering of its kind before it whose list is taken."""
        if gathering.starts_at is None:
            return None
        row = self._line.row(
            rows.PREVIOUS,
            kind=gathering.kind.value,
            gathering=gathering.id,
            before=gathering.starts_at,
        )
        return int(row[0]) if row else None

    def trail(self, gathering: Gathering, *, most: int) -> Sequence[tuple[int, int]]:
        """
        Return the last gatherings of its kind up to this one, and how many came, latest first.

        Only those whose list is taken, and to which anybody came.
        """
        if gathering.starts_at is None:
            return []
        found = self._line.rows(
            rows.TRAIL, kind=gathering.kind.value, before=gathering.starts_at, most=most
        )
        return [(int(gathering_id), int(people)) for gathering_id, people in found]

    def seats(self, gathering_id: int, *, previous_id: int | None) -> Sequence[Seat]:
        """Return who was there, each with how they came."""
        found = self._line.rows(rows.SEATS, gathering=gathering_id)
        return [_seat(row, gathering_id, previous_id) for row in found]

    def firsts(self, gathering_id: int) -> int:
        """Count those who came for the first time."""
        seats = self.seats(gathering_id, previous_id=None)
        return sum(seat.people for seat in seats if seat.came is Came.FIRST)

    def reach(self, gathering_id: int) -> Reach:
        """Return the organisations of those who were there, and their neighbourhoods."""
        found = self._there(gathering_id)
        names = {organisation: name for organisation, name, _ in found}
        places = {neighbourhood for *_, neighbourhood in found if neighbourhood}
        return Reach(list(names.values()), sorted(places, key=folded))

    def takeaways(self, gathering_id: int) -> Takings:
        found = self._line.rows(rows.TAKEAWAYS, gathering=gathering_id)
        counts = {Takeaway(takeaway): int(count) for takeaway, count, _ in found}
        return Takings.told(counts, noted=_noted(found))

    def echoes(self, gathering_id: int) -> Echoes:
        found = self._line.rows(rows.ECHOES, gathering=gathering_id)
        counts = {Echo(echo): int(count) for echo, count, _ in found}
        return Echoes.told(counts, noted=_noted(found))

    def minutes(self, gathering_id: int) -> int | None:
        """Return how long was worked on it, None if nobody said."""
        row = self._line.row(rows.MINUTES, gathering=gathering_id)
        return None if row is None or row[0] is None else int(row[0])

    def _there(self, gathering_id: int) -> Sequence[tuple[int, str, str]]:
        """Return organisations circle by circle, then those of whoever was erased since."""
        found = self._line.rows(rows.REACH, gathering=gathering_id)
        by_circle = sorted(found, key=lambda row: _CIRCLES[row[3]])
        kept = self._kept(gathering_id, Way.THERE)
        return [(row[0], row[1], row[2]) for row in (*by_circle, *kept)]

    def _kept(self, gathering_id: int, way: Way) -> Sequence[Row]:
        return self._line.rows(rows.KEPT_REACH, gathering=gathering_id, way=way.value)


def _seat(row: Row, gathering_id: int, previous_id: int | None) -> Seat:
    circle, mode, anonymous, kept, member_id, first_time = row
    how = Came(kept) if kept else None
    if how is None and member_id is not None:
        how = rows.came(gathering_id, first_time=first_time, previous_id=previous_id)
    return Seat(Circle(circle), Mode(mode), int(anonymous or 1), how)


def _noted(found: Sequence[Row]) -> int:
    """Return how many of some answers were noted for those who gave them."""
    return sum(int(row[2]) for row in found)
