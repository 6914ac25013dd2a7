"""What the house needs of the shelves of what a visit asks before it takes place."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.visit_call import Chosen, Visitor


class VisitQuestionShelf(Protocol):
    """« Qu’aimeriez-vous comprendre ? »: one for each visitor."""

    def of_member(self, gathering_id: int, member_id: int) -> str:
        """Return what somebody would like to understand, empty if they did not say."""

    def of(self, gathering_id: int) -> Sequence[str]:
        """Return what those who have a place would like to understand, the first one first."""

    def put(self, gathering_id: int, member_id: int, text: str, *, at: datetime) -> None:
        """Keep a question in the place of an earlier one."""

    def drop(self, gathering_id: int, member_id: int) -> bool:
        """Forget a question; False if there is none."""


class VisitCallShelf(Protocol):
    """Who has a place and still comes, what hosts were told of it, whether few are enough."""

    def visitors(self, gathering_id: int) -> Sequence[Visitor]:
        """Return who has a place, as they are called now, by name."""

    def confirm(
        self, gathering_id: int, member_id: int, *, for_date: datetime, at: datetime
    ) -> None:
        """Write down that somebody still comes, on that date."""

    def unconfirmed(
        self, gathering_id: int, *, for_date: datetime, asked_at: datetime
    ) -> frozenset[int]:
        """Return who had a place when asked, has it still, and did not say so again."""

    def told(self, gathering_id: int, member_id: int) -> str:
        """Return the mark of the list that somebody read last, empty for none."""

    def told_at(self, gathering_id: int) -> datetime | None:
        """Return when a list last reached whoever opens the doors; None if none did."""

    def leaves(self, gathering_id: int, member_id: int, mark: str) -> None:
        """Write down which list is on its way to somebody."""

    def arrived(self, gathering_id: int, member_id: int, *, at: datetime) -> None:
        """Write down that somebody got the list that was on its way."""

    def chosen(self, gathering_id: int) -> Chosen | None:
        """Return what was chosen where few people come."""

    def choose(self, gathering_id: int, chosen: Chosen, *, at: datetime) -> None:
        """Write down what becomes of a visit to which few people come."""
