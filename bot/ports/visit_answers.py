"""What the house needs of the shelf of what visitors say, to be told at a meeting."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol


class VisitAnswerShelf(Protocol):
    def quotable_of(self, member_id: int) -> Mapping[int, str]:
        """Return the sentences of a member that may be quoted, by id."""

    def withdraw(self, answer_id: int, *, member_id: int, at: datetime) -> bool:
        """Take back one's words, of which nothing is kept; False if there are none."""
