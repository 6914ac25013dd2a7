"""What the cellar can tell: who is written to about a gathering, and who cannot be."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.member import Topic
from bot.domain.rsvp import Answer


class AudienceShelf(Protocol):
    """Who is written to about a gathering, and who cannot be."""

    def reachable(self, gathering_id: int, *, topic: Topic, now: datetime) -> Sequence[int]:
        """Return the members whom we may write to and who have not answered yet, by id."""

    def count_reachable(self, gathering_id: int, *, topic: Topic, now: datetime) -> int: ...
    def count_otherwise(self, *, now: datetime) -> int:
        """Count the members whom no private message reaches; who asked for calm is not counted."""

    def answered(self, gathering_id: int, *, answers: Collection[Answer]) -> Sequence[int]:
        """Return the members whose answer is one of these, by id."""
