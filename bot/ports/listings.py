"""What the cellar can tell: gatherings to come, and all that a member answered, page by page."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.listing import Listed


class ListingShelf(Protocol):
    """Gatherings to come, and all that a member answered, page by page."""

    def upcoming(
        self, member_id: int | None, *, now: datetime, start: int, size: int
    ) -> Sequence[Listed]: ...
    def count_upcoming(self, *, now: datetime) -> int: ...
    def answers(self, member_id: int, *, start: int, size: int) -> Sequence[Listed]: ...
    def count_answers(self, member_id: int) -> int: ...


class PortraitShelf(Protocol):
    """Everything that is kept about one person."""

    def of(self, member_id: int) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Return the rows about a member, by kind; only what is theirs to read."""
