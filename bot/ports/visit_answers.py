"""What the house needs of the shelves of what visitors say, and of who tells it at a meeting."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.telling import Untold, VisitSaid, VisitTeller
from bot.domain.visit import Teller, Telling, VisitAnswer, VisitWord


class VisitAnswerShelf(Protocol):
    """Words are read with the consent that goes with them now; nothing of before is kept."""

    def of(self, gathering_id: int, member_id: int) -> Mapping[VisitWord, VisitAnswer]:
        """Return what one member said of a visit."""

    def put(self, answer: VisitAnswer) -> None:
        """Keep what a member says, instead of what they said before."""

    def drop(self, answer: VisitAnswer) -> None:
        """Let go of what a member said; what they say next is known by another id."""

    def said(self, gathering_id: int) -> Sequence[VisitSaid]:
        """Return all that was said, in an order that tells nothing, and is always the same."""

    def one(self, answer_id: int) -> tuple[int, VisitSaid] | None:
        """Return the visit and one answer, if it is still there."""

    def quotable_of(self, member_id: int) -> Mapping[int, str]:
        """Return the sentences of a member that may be quoted, by id."""

    def withdraw(self, answer_id: int, *, member_id: int, at: datetime) -> bool:
        """Take back one's words, of which nothing is kept; False if there are none."""


class TellingShelf(Protocol):
    """Who tells, and whether it was told."""

    def tellers(self, gathering_id: int) -> Sequence[VisitTeller]:
        """Return who said how it is told, the first one first."""

    def way_of(self, gathering_id: int, member_id: int) -> Teller | None:
        """Return what one member said."""

    def volunteer(self, gathering_id: int, member_id: int, way: Teller, *, at: datetime) -> None:
        """Write down how somebody tells it, instead of what they said before."""

    def told_by(self, meeting_id: int, member_id: int) -> Sequence[int]:
        """Return the visits, by id, that somebody tells at a meeting."""

    def settle(self, gathering_id: int, telling: Telling, *, at: datetime) -> None:
        """Write down whether a visit was told."""

    def bind(self, gathering_id: int, meeting_id: int | None) -> None:
        """Bind a visit to another meeting; None is the next one that is announced."""

    def follow(self, gathering_id: int, meeting_id: int | None) -> bool:
        """Bind a visit that is still to be told to the next meeting; False if it was told."""

    def untold(self, *, now: datetime) -> Sequence[Untold]:
        """Return the visits that took place and were not told, the oldest first."""
