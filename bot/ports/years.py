"""What the house needs of the shelf of years."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.figures import Reach
from bot.domain.organisation import Scale
from bot.domain.report import Section
from bot.domain.year import ChosenStory, Held


class YearShelf(Protocol):
    """Moments are aware; `until` is not within."""

    def span(self, *, now: datetime) -> tuple[datetime, datetime] | None:
        """Return when the first and the last of all that took place began."""

    def held(self, since: datetime, until: datetime, *, now: datetime) -> Sequence[Held]:
        """Return the meetings and visits that took place, the first one first."""

    def reach(self, since: datetime, until: datetime, *, now: datetime) -> Reach:
        """Return the organisations of all who came, and their neighbourhoods, by name."""

    def printed(
        self, since: datetime, until: datetime, *, now: datetime
    ) -> Mapping[Section, Sequence[str]]:
        """Return what humans wrote in the published reports, by section."""

    def minutes(self, since: datetime, until: datetime, *, now: datetime) -> int | None:
        """Return how long was worked on all of it, None if nobody said."""

    def voices(
        self, since: datetime, until: datetime, *, now: datetime
    ) -> Mapping[int, Sequence[Scale | None]]:
        """Return for each meeting on what the organisations of its voices live."""

    def chosen(self, year: int) -> ChosenStory | None:
        """Return the story that changed the community most."""

    def choose(self, year: int, gathering_id: int, why: str, *, at: datetime) -> None:
        """Write down which story it is, and why, instead of the one before."""

    def unchoose(self, year: int) -> None:
        """Choose none."""
