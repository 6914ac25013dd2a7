"""What the house needs of the shelf of those who were there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.attendance import Attendance, Taking
from bot.domain.board import Named, Titled
from bot.domain.figures import Seat
from bot.domain.gathering import Gathering
from bot.domain.presence import Attendee


class AttendanceShelf(Protocol):
    """Whoever notes something takes their turn first; nothing counts until a list is taken."""

    def put(self, attendance: Attendance) -> None:
        """Note a member, or in what way they were there if they are noted already."""

    def put_all(self, attendances: Sequence[Attendance]) -> None:
        """Note many members at once."""

    def unsee(self, gathering_id: int, member_id: int, *, by: int | None) -> None:
        """Note, until the list is taken, that nobody saw a member who said yes."""

    def drop(self, gathering_id: int, member_id: int) -> None:
        """Take a member off the list."""

    def of(self, gathering_id: int) -> Sequence[Attendance]:
        """Return everybody who was noted, in the order of noting."""

    def taking(self, gathering_id: int) -> Taking:
        """Return how far the list is."""

    def take(self, gathering_id: int, taking: Taking, *, at: datetime) -> None:
        """Write down how far the list is now; of one that is taken, who was seen remains."""

    def begin_anew(self, gathering_id: int) -> None:
        """Take everybody off a list, and the list up: at another date others may come."""

    def close(self, gathering_id: int) -> None:
        """Note that an announced gathering was held."""

    def people(self, gathering: Gathering, *, besides: int = 0) -> Sequence[Attendee]:
        """
        Return who answered or was noted, by organisation; those without one come last.

        `besides` is another member who is wanted with them.
        """

    def others(self, gathering_id: int, text: str, *, start: int, size: int) -> Sequence[Named]:
        """Return who is not on the list, by name or organisation; answers come before silence."""

    def unnamed(self, gathering_id: int) -> int | None:
        """Return how many people came whose names nobody kept, None if nobody counted them."""

    def count_unnamed(self, attendance: Attendance) -> None:
        """Write down how many people came without a name: `people`, which may be none."""

    def forgotten(self, gathering_id: int) -> Sequence[Seat]:
        """Return those who were noted and erased since."""

    def waiting(self, *, since: datetime, until: datetime, size: int) -> Sequence[Titled]:
        """Return what ended in a period and has an open list, the latest first."""
