"""
Numbers after a gathering: traces to talk about, never targets (product, 4).

They are counts. Nothing here is about one person, and nothing is a rate, a score or a trend.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.attendance import Circle
from bot.domain.feedback import Echo, Takeaway


@dataclass(frozen=True, slots=True)
class Signs:
    """Who answered before it began, whatever they said, of all who were members then."""

    yes: int = 0
    no: int = 0
    maybe: int = 0
    invited: int = 0

    @property
    def total(self) -> int:
        return self.yes + self.no + self.maybe


@dataclass(frozen=True, slots=True)
class Presence:
    """
    People who were there, by circle; `first` had never come before, `back` had.

    Those without a name are in the circles, and in neither of the two.
    """

    circles: Mapping[Circle, int] = field(default_factory=dict)
    remote: int = 0
    first: int = 0
    back: int = 0

    @property
    def total(self) -> int:
        return sum(self.circles.values())

    def of(self, circle: Circle) -> int:
        return self.circles.get(circle, 0)

    @property
    def others(self) -> int:
        """Count who is neither of the project group nor told the story."""
        return self.total - self.of(Circle.PROJECT_GROUP) - self.of(Circle.VOICE)


@dataclass(frozen=True, slots=True)
class Reach:
    """Names that their members allow to be shown, in alphabetical order."""

    organisations: Sequence[str] = ()
    neighbourhoods: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Takings:
    """What people took home: `counts` of the four buttons, by so many `answers`."""

    counts: Mapping[Takeaway, int] = field(default_factory=dict)
    answers: int = 0

    def of(self, takeaway: Takeaway) -> int:
        return self.counts.get(takeaway, 0)


@dataclass(frozen=True, slots=True)
class Echoes:
    counts: Mapping[Echo, int] = field(default_factory=dict)

    def of(self, echo: Echo) -> int:
        return self.counts.get(echo, 0)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Figures:
    """
    One gathering in numbers; `presence` is None where nobody noted who was there.

    `came_again` are those, of the `first_before` who came to the one before for the first time,
    who were here too. `excused_from` are organisations. `minutes` were given to make it happen,
    None if nobody said. `starts_at` is aware.
    """

    gathering_id: int
    title: str
    ordinal: int | None
    starts_at: datetime
    signs: Signs = Signs()
    presence: Presence | None = None
    reach: Reach = Reach()
    excused_from: Sequence[str] = ()
    takings: Takings = Takings()
    echoes: Echoes = Echoes()
    first_before: int = 0
    came_again: int = 0
    minutes: int | None = None
