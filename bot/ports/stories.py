"""What the house needs of the shelves of stories and of the hours given."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from bot.domain.effort import Effort, EffortKind
from bot.domain.organisation import Scale
from bot.domain.story import Story


class StoryShelf(Protocol):
    def add(self, story: Story) -> int:
        """Keep a story with its voices; return its id."""

    def planned_scales(self) -> Mapping[Scale, int]:
        """Count the voices of stories that are to be told, by what their organisations live on."""


class EffortShelf(Protocol):
    def of(self, gathering_id: int) -> Effort:
        """Return the hours given to a gathering, by kind."""

    def put(self, gathering_id: int, kind: EffortKind, minutes: int, *, at: datetime) -> None:
        """Write down the minutes of one kind."""
