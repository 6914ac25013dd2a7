"""What the cellar can tell: who is written to about a gathering, and who cannot be."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.delivery import Kind
from bot.domain.listener import Listener
from bot.domain.member import Topic

Facts = Mapping[str, str | int | None]


class AudienceShelf(Protocol):
    """Who is written to about a gathering, and who cannot be."""

    def reachable(self, gathering_id: int, *, topic: Topic, now: datetime) -> Sequence[int]:
        """Return the members whom we may write to and who have not answered yet, by id."""

    def count_reachable(self, gathering_id: int, *, topic: Topic, now: datetime) -> int: ...
    def readers(self, topic: Topic, *, now: datetime) -> Sequence[int]:
        """Return the members whom we may write to about something, by id."""

    def count_otherwise(self, *, now: datetime) -> int:
        """Count the members whom no private message reaches; who asked for calm is not counted."""

    def answered(self, gathering_id: int) -> Sequence[Listener]:
        """Return everybody who answered, by id; who left is not asked anything any more."""

    def invited(self, gathering_id: int, *, now: datetime) -> Sequence[Listener]:
        """Return whom it was announced to in private, who are silent and may be written to."""

    def everybody(self, gathering_id: int, *, after: int, most: int) -> Sequence[Listener]:
        """Return members after one, by id, with what they answered; who asked for calm too."""

    def waiting(self, gathering_id: int, kind: Kind) -> Mapping[int, Facts]:
        """Return the facts of messages of a kind that are planned and not under way, by member."""
