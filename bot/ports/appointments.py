"""What the cellar keeps of moments to come, and of who does not want to be reminded."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.appointment import Appointment, Planned, Stage
from bot.domain.gathering import Gathering
from bot.domain.reminder import Choice


class AppointmentShelf(Protocol):
    """One row for each moment at which something is owed; what was kept is never planned again."""

    def plan(self, wanted: Sequence[Planned], *, at: datetime) -> None:
        """Write appointments down; one that waits or was dropped is replaced, a kept one stays."""

    def of(self, gathering_id: int) -> Sequence[Appointment]:
        """Return all appointments of a gathering, kept and dropped ones too, by moment."""

    def find(self, key: str) -> Appointment | None: ...
    def drop(
        self,
        gathering_id: int,
        *,
        reason: str,
        at: datetime,
        stages: Collection[Stage] = frozenset(Stage),
    ) -> int:
        """Take back what is ahead for a gathering; return how many."""

    def settle(self, which: int, *, at: datetime, dropped: str = "") -> bool:
        """Note that one was kept, or dropped for a reason; False if it is ahead no more."""

    def go_on(self, which: int, *, after: int) -> None:
        """Note up to which member, by id, one was kept; it is due until all were reached."""

    def put_off(self, which: int, *, until: datetime) -> None: ...
    def due(self, *, now: datetime, most: int) -> Sequence[int]:
        """Return what is due by `now`, oldest first."""

    def take(self, which: int, *, now: datetime) -> Appointment | None:
        """Return one that is due and ahead, held for this deed; None if another has it."""

    def next_at(self) -> datetime | None:
        """Return when the first of those ahead is due."""

    def ahead(self, *, now: datetime) -> Mapping[int, Sequence[Appointment]]:
        """Return all appointments of gatherings that begin after `now`, by gathering."""

    def gatherings_ahead(self, *, now: datetime) -> Sequence[tuple[Gathering, Choice]]:
        """Return the announced gatherings that begin after `now`, with what was chosen."""

    def choice(self, gathering_id: int) -> Choice:
        """Return what was chosen for the reminders of a gathering."""

    def choose(self, gathering_id: int, choice: Choice) -> None: ...


class HushShelf(Protocol):
    """Gatherings of which a member does not want to be reminded."""

    def has(self, member_id: int, gathering_id: int) -> bool: ...
    def among(
        self, gathering_ids: Collection[int], member_ids: Collection[int]
    ) -> frozenset[tuple[int, int]]:
        """Return which of some gatherings which of some members hushed."""

    def put(self, member_id: int, gathering_id: int) -> None: ...
    def drop(self, member_id: int, gathering_id: int) -> None: ...
    def of(self, member_id: int, *, now: datetime) -> Sequence[Gathering]:
        """Return the gatherings to come that a member hushed, the first one first."""
