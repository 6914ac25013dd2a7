"""What the house needs to make tables of a gathering, each in one question."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.exports import AnswerLine, PlaceLine, PresenceLine


class ExportShelf(Protocol):
    def answers(self, gathering_id: int) -> Sequence[AnswerLine]:
        """Return every answer by name; those of the erased come last."""

    def places(self, gathering_id: int) -> Sequence[PlaceLine]:
        """Return who answered to a visit or waits for a place, by name, without their turns."""

    def presences(self, gathering_id: int) -> Sequence[PresenceLine]:
        """Return everybody on the list by name; those without one come last."""
