"""What the cellar keeps of messages owed to members."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.delivery import Kind, Promise


class DeliveryShelf(Protocol):
    """One row for each message to each member."""

    def plan(self, promises: Sequence[Promise], *, at: datetime) -> None:
        """Write promises down; one that is planned already is replaced, one sent is left."""

    def drop(
        self,
        gathering_id: int,
        *,
        reason: str,
        at: datetime,
        kinds: Collection[Kind] = frozenset(Kind),
    ) -> int:
        """Take back what is planned about a gathering and not sent; return how many."""
