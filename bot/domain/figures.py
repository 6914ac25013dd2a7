"""
Numbers after a gathering: traces to talk about, never targets (product, 4).

They are counts. Nothing here is about one person, and nothing is a rate, a score or a trend.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.attendance import Circle, Mode
from bot.domain.feedback import TELLING, Echo, Takeaway

_APART: Final = frozenset({Circle.PROJECT_GROUP, Circle.VOICE})


class Came(StrEnum):
    """What is known of somebody who was there: nothing is, of those without a name."""

    FIRST = "first"  # had never come before
    AGAIN = "again"  # had come once: the time before this one
    BACK = "back"  # had come before in any other way


class Way(StrEnum):
    """How an organisation is told of, once whoever belonged to it was erased."""

    THERE = "there"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Seat:
    """One member who was there, or some people without names."""

    circle: Circle
    mode: Mode
    people: int = 1
    came: Came | None = None


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

    @property
    def named(self) -> int:
        """Count those with a name: of the others nobody knows whether they had come before."""
        return self.first + self.back

    def of(self, circle: Circle) -> int:
        return self.circles.get(circle, 0)

    @property
    def others(self) -> int:
        """Count who is neither of the project group nor told the story."""
        return sum(people for circle, people in self.circles.items() if circle not in _APART)

    @property
    def is_of_visit(self) -> bool:
        """Tell whether people were there as visitors, or to welcome them."""
        return bool(self.of(Circle.VISITOR) or self.of(Circle.HOST))

    @property
    def visitors(self) -> int:
        """Count who was not visited."""
        return self.total - self.of(Circle.HOST)

    @classmethod
    def of_seats(cls, seats: Sequence[Seat]) -> "Presence":
        """Count who was there, in the order of the circles."""
        circles = {
            circle: people
            for circle in Circle
            if (people := sum(seat.people for seat in seats if seat.circle is circle))
        }
        known = [seat for seat in seats if seat.came is not None]
        first = sum(seat.people for seat in known if seat.came is Came.FIRST)
        back = sum(seat.people for seat in known if seat.came is not Came.FIRST)
        remote = sum(seat.people for seat in seats if seat.mode is Mode.REMOTE)
        return cls(circles, remote, first, back)


@dataclass(frozen=True, slots=True)
class Reach:
    """
    Names that their members allow to be shown.

    Organisations stand in the order in which people were noted, neighbourhoods by name.
    """

    organisations: Sequence[str] = ()
    neighbourhoods: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Takings:
    """
    What people took home: `counts` of the four buttons, by so many `answers`.

    While fewer than `TELLING` people answered themselves nothing is counted apart: it would give
    somebody away. Of the answers that were `noted`, organisers know whose they are.
    """

    counts: Mapping[Takeaway, int] = field(default_factory=dict)
    answers: int = 0
    noted: int = 0

    @classmethod
    def told(cls, counts: Mapping[Takeaway, int], *, noted: int = 0) -> "Takings":
        answers = sum(counts.values())
        return cls(counts if answers - noted >= TELLING else {}, answers, noted)

    @property
    def are_told(self) -> bool:
        """Tell whether the buttons may be counted apart."""
        return self.answers - self.noted >= TELLING

    def of(self, takeaway: Takeaway) -> int:
        return self.counts.get(takeaway, 0)


@dataclass(frozen=True, slots=True)
class Echoes:
    """What the story said to people; empty while fewer than `TELLING` answered themselves."""

    counts: Mapping[Echo, int] = field(default_factory=dict)

    @classmethod
    def told(cls, counts: Mapping[Echo, int], *, noted: int = 0) -> "Echoes":
        return cls(counts if sum(counts.values()) - noted >= TELLING else {})

    def of(self, echo: Echo) -> int:
        return self.counts.get(echo, 0)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


# Of fewer newcomers than that, whoever did not come again would be known.
_ENOUGH: Final = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """
    One gathering in numbers; `presence` is None where nobody noted who was there.

    `came_again` are those, of the `first_before` who came to the one before for the first time,
    who were here too. `excused` said no before it began and were not there; `excused_from` are
    organisations. `minutes` were given to make it happen, None if nobody said. `starts_at` is
    aware.
    """

    gathering_id: int
    title: str
    ordinal: int | None
    starts_at: datetime
    signs: Signs = Signs()
    presence: Presence | None = None
    reach: Reach = Reach()
    excused: int = 0
    excused_from: Sequence[str] = ()
    takings: Takings = Takings()
    echoes: Echoes = Echoes()
    first_before: int = 0
    came_again: int = 0
    minutes: int | None = None

    @property
    def tells_who_came_again(self) -> bool:
        """Tell whether that number says nothing about one person."""
        return self.first_before >= _ENOUGH
