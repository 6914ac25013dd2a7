"""What the house needs of the shelves of visits: what they are, their places, offers of one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.gathering import Gathering
from bot.domain.places import Coming, Places, Waiting
from bot.domain.visit import Upcoming, Visit


class VisitShelf(Protocol):
    def of(self, gathering_id: int) -> Visit | None:
        """Return what makes a gathering a visit; None if it is none."""

    def put(self, visit: Visit) -> None:
        """Keep what makes a gathering a visit, its hosts included; its places are kept apart."""

    def drop(self, gathering_id: int) -> None:
        """Forget that a draft was to be a visit, its hosts and places included."""

    def to_bind(self) -> Sequence[Visit]:
        """Return the visits that are announced or took place, and were not told yet."""

    def to_tell(self, *, now: datetime, most: int) -> Sequence[Gathering]:
        """Return the visits that took place and were not told yet, the latest first."""

    def tellable(self, *, after: datetime, most: int) -> Sequence[Gathering]:
        """Return the meetings after a moment, announced or with a date at least."""

    def upcoming(
        self, member_id: int | None, *, now: datetime, start: int, size: int
    ) -> Sequence[Upcoming]:
        """Return some of the visits to come as a member sees them, undated ones last."""

    def count_upcoming(self, *, now: datetime) -> int: ...
    def forget_contacts(self, *, before: datetime) -> None:
        """Forget whom to call, of visits that ended before a moment."""

    def bound_to(self, meeting_id: int) -> Sequence[Visit]:
        """Return the visits that are told at a meeting, called off ones aside."""


class PlaceShelf(Protocol):
    def hold(self, gathering_id: int) -> Places | None:
        """Return the places of a visit, which nobody else changes until this deed ends."""

    def of(self, gathering_id: int) -> Places | None:
        """Return the places of a visit; None if it is none."""

    def put(self, places: Places) -> None:
        """Write how many there are, and how they are given; `taken` is counted, see `seal`."""

    def seal(self, gathering_id: int, *, freed: int = 0) -> Places:
        """
        Count who comes and who was offered a place, and write it down; so many were freed.

        Raises:
            NoPlaceLeft: it would be more than there are; the deed must leave no trace.
        """

    def count(self, gathering_id: int) -> int:
        """Count the places that are taken or offered, as the answers and offers are now."""

    def waiting(self, gathering_id: int) -> Sequence[Waiting]:
        """Return who waits, in the order in which they came to."""

    def of_member(self, gathering_ids: Collection[int], member_id: int) -> Mapping[int, Waiting]:
        """Return where a member waits, by gathering."""

    def wait(self, waiting: Waiting) -> Waiting:
        """Write down that somebody waits; who does already keeps their turn."""

    def change(self, changed: Iterable[Waiting]) -> None:
        """Write down who was offered a place, let one pass by, or has another turn."""

    def leave(self, gathering_id: int, member_id: int) -> bool:
        """Write down that somebody waits no more; False if they did not."""

    def coming(self, gathering_id: int) -> Sequence[Coming]:
        """Return who has a place, in the order in which they said that they come."""

    def represented(self, gathering_id: int) -> frozenset[int]:
        """Return the organisations of those who have a place."""

    def concerning(self, member_ids: Collection[int]) -> Sequence[int]:
        """Return the visits to come for which any of these members has a place, or waits."""
