"""What somebody may hope for of a visit: a place now, or a turn in the line."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.places import Places, Waiting
from bot.domain.queue import in_line, may_be_offered, may_take, turn_to_be


@dataclass(frozen=True, slots=True)
class Prospect:
    """
    `rank` (from 1) is somebody's turn in the line, or the one they would have. `waits` is how many
    wait and were offered nothing, `free` how many places nobody is before. `may_take` tells
    whether a yes would bring a place now.
    """

    rank: int
    waits: int
    free: int
    may_take: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Everybody who waits for a place of a visit, those who were offered one included."""

    places: Places
    waiting: Sequence[Waiting] = ()
    represented: frozenset[int] = frozenset()

    @property
    def is_idle(self) -> bool:
        """Tell whether a place is free although somebody waits."""
        return self.places.left > 0 and any(not one.is_offered for one in self.waiting)

    def of(self, member_id: int) -> Waiting | None:
        """Return where a member waits, None if they do not."""
        return next((one for one in self.waiting if one.member_id == member_id), None)

    def prospect(self, member_id: int = 0) -> Prospect:
        """Return what a member may hope for; without one, what somebody new may."""
        line = in_line(self.places, self.waiting, represented=self.represented)
        ranks = {one.member_id: rank for rank, one in enumerate(line, start=1)}
        is_asked = any(may_be_offered(self.places, one) for one in line)
        return Prospect(
            rank=ranks.get(member_id) or turn_to_be(self.places, line),
            waits=len(line),
            free=0 if is_asked else max(self.places.left, 0),
            may_take=may_take(self.places, self.waiting, member_id, represented=self.represented),
        )
