"""What the house needs of the shelf of what people take home."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.asking_after import Questions
from bot.domain.board import Titled
from bot.domain.feedback import Feedback, Present, Said


class FeedbackShelf(Protocol):
    """Words are read with the consent that goes with them now; nothing of before is kept."""

    def put(self, feedback: Feedback) -> None:
        """Keep what a member says, instead of what they said before."""

    def put_noted(self, feedback: Feedback) -> bool:
        """
        Keep what somebody told an organiser, instead of what was noted before.

        Tells whether it is kept: what a member says on their own stays as it is.
        """

    def drop(self, feedback: Feedback) -> None:
        """Let go of what a member said; what they say next is known by another id."""

    def drop_noted(self, feedback: Feedback) -> None:
        """Let go of what was noted for a member; what they said on their own stays."""

    def of(self, gathering_id: int, member_id: int) -> Feedback | None:
        """Return what one member said."""

    def count(self, gathering_id: int) -> int:
        """Count who said anything."""

    def said(self, gathering_id: int) -> Sequence[Said]:
        """Return all sentences in an order that tells nothing, and is always the same."""

    def one(self, feedback_id: int) -> tuple[int, Said] | None:
        """Return the gathering and one sentence, if it is still there."""

    def mine(self, member_id: int, *, start: int, size: int) -> Sequence[Titled]:
        """Return the gatherings after which a member said something, the latest first."""

    def has_any(self, member_id: int) -> bool:
        """Tell whether a member ever said something."""

    def voiced(self, member_id: int) -> Sequence[int]:
        """Return the gatherings in whose report a voice note of a member may be quoted."""

    def newcomers(self, gathering_id: int) -> Sequence[int]:
        """Return those present, by id, who had never been noted as present before."""

    def to_ask(self, member_ids: Collection[int], *, unless_since: datetime) -> Sequence[int]:
        """
        Return which of some members may be asked: they were not since a moment (aware).

        Never who only looks on for a funder.
        """

    def present(
        self, gathering_id: int, member_ids: Collection[int], *, start: int, size: int
    ) -> Sequence[Present]:
        """Return those of some members who have no Telegram, by name, with what is noted."""

    def was_asked(self, gathering_id: int, member_id: int) -> bool:
        """Tell whether a member was asked about a gathering."""

    def questions(self, gathering_id: int) -> Questions:
        """Return what is asked after a gathering."""

    def choose(self, gathering_id: int, questions: Questions) -> None:
        """Write down what is asked after a gathering."""
