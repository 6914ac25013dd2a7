"""One line of a list of gatherings, with what its reader answered."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.gathering import Kind, Status, is_over
from bot.domain.rsvp import Answer


@dataclass(frozen=True, slots=True)
class Listed:
    """
    A gathering as a list shows it; `answer` is None for who has not answered.

    `was_there` is what organisers noted of who reads it, once they were done with it.
    """

    gathering_id: int
    title: str
    status: Status
    starts_at: datetime | None
    ends_at: datetime | None
    answer: Answer | None = None
    to_confirm: bool = False
    kind: Kind = Kind.MEETING
    was_there: bool = False

    def is_over(self, now: datetime) -> bool:
        """Tell whether it took place: an answer promises nothing any more."""
        return is_over(self.status, self.ends_at, at=now)
