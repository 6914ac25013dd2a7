"""What the house needs of the shelf of those who were there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.attendance import Attendance, Taking


class AttendanceShelf(Protocol):
    def put(self, attendance: Attendance) -> None:
        """Note a member, or in what way they were there if they are noted already."""

    def drop(self, gathering_id: int, member_id: int) -> None:
        """Take a member off the list."""

    def of(self, gathering_id: int) -> Sequence[Attendance]:
        """Return everybody who was noted, in the order of noting."""

    def taking(self, gathering_id: int) -> Taking:
        """Return how far the list is."""

    def take(self, gathering_id: int, taking: Taking, *, at: datetime) -> None:
        """Write down how far the list is now."""
