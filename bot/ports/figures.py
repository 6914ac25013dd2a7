"""What the house needs of the shelf of figures: counts of what the other shelves hold."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.figures import Echoes, Reach, Seat, Takings
from bot.domain.gathering import Gathering
from bot.domain.rsvp import Answer


class FigureShelf(Protocol):
    """`before` and `at` are aware moments."""

    def signs(self, gathering_id: int, *, before: datetime) -> Mapping[Answer, int]:
        """Count what members had answered at that moment."""

    def invited(self, gathering_id: int, *, at: datetime) -> int:
        """Count who was a member at that moment, or return what was kept of it."""

    def keep_invited(self, gathering_id: int, *, at: datetime) -> None:
        """Write down who was a member then, unless that was done before."""

    def excused(self, gathering_id: int, *, before: datetime) -> tuple[int, Sequence[str]]:
        """
        Count who had said no by that moment and was not there, with the names of organisations.

        Only of affiliations that are public, and that nobody who was there has too.
        """

    def before(self, gathering: Gathering) -> int | None:
        """Return the last gathering of its kind before it whose list is taken."""

    def trail(self, gathering: Gathering, *, most: int) -> Sequence[tuple[int, int]]:
        """
        Return the last gatherings of its kind up to this one, and how many came, latest first.

        Only those whose list is taken, and to which anybody came.
        """

    def seats(self, gathering_id: int, *, previous_id: int | None) -> Sequence[Seat]:
        """Return who was there, each with how they came."""

    def firsts(self, gathering_id: int) -> int:
        """Count those who came for the first time."""

    def reach(self, gathering_id: int) -> Reach:
        """Return the organisations of those who were there, and their neighbourhoods."""

    def takeaways(self, gathering_id: int) -> Takings: ...

    def echoes(self, gathering_id: int) -> Echoes: ...

    def minutes(self, gathering_id: int) -> int | None:
        """Return how long was worked on it, None if nobody said."""
