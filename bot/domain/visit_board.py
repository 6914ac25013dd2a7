"""Who comes to a visit, who was offered a place and who waits, as organisers and hosts see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.board import Named, Slice
from bot.domain.gathering import Gathering
from bot.domain.places import Places
from bot.domain.refusal import Refusal
from bot.domain.visit import Visit
from bot.domain.visit_call import Visitor

MOVED_TO: Final = "to"
"""The fact of a message that says where organisers moved its reader: a `Move`."""


class NotAHost(Refusal):
    """Only who opens their doors, and the project group, read the page of a host."""

    key = "hosting.not_yours"


class StandsElsewhere(Refusal):
    """Another organiser moved them, or they answered, since that button was shown."""

    key = "visitors.changed"


class Spot(StrEnum):
    """Where somebody stands in the places of a visit."""

    COMING = "coming"
    OFFERED = "offered"
    WAITING = "waiting"
    NOWHERE = "nowhere"


class Move(StrEnum):
    """What organisers do with somebody by hand."""

    GIVE = "give"  # a place
    PUT_BACK = "back"  # to those who wait
    TAKE_OFF = "off"  # they neither come nor wait


@dataclass(frozen=True, slots=True)
class Moving:
    """What an organiser wants to do with somebody, who stood at `spot` on the screen."""

    gathering_id: int
    member_id: int
    move: Move
    spot: Spot


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """
    Where one member stands; `until` (aware) is how long an offer holds, `rank` their turn.

    Who is `is_unconfirmed` was asked whether they still come, and did not say so yet.
    """

    member_id: int
    spot: Spot = Spot.NOWHERE
    until: datetime | None = None
    rank: int = 0
    is_unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody by name, and where they stand."""

    person: Named
    where: Whereabouts

    @property
    def spot(self) -> Spot:
        return self.where.spot

    @property
    def moves(self) -> Sequence[Move]:
        """Return what can be done with them by hand."""
        match self.spot:
            case Spot.COMING:
                return (Move.PUT_BACK, Move.TAKE_OFF)
            case Spot.OFFERED | Spot.WAITING:
                return (Move.GIVE, Move.TAKE_OFF)
            case Spot.NOWHERE:
                return (Move.GIVE, Move.PUT_BACK)


@dataclass(frozen=True, slots=True)
class Glance:
    """
    A visit in numbers. `unconfirmed` had a place when asked whether they still come, and did not
    say so; who owes a word about another date is not counted among them. `offered_until` is when
    the first open offer ends. Moments are aware.
    """

    visit: Visit
    places: Places
    offered: int = 0
    offered_until: datetime | None = None
    waiting: int = 0
    unconfirmed: int = 0
    questions: int = 0
    listed_at: datetime | None = None
    is_kept_small: bool = False
    told_at: Gathering | None = None

    @property
    def coming(self) -> int:
        """Count the people who have a place, guests included."""
        return self.places.taken - self.offered

    @property
    def missing(self) -> int:
        """Count how many are missing to the minimum."""
        return max(0, self.places.minimum - self.coming)


@dataclass(frozen=True, slots=True)
class PlaceSheet:
    """One page of those who come, were offered a place, or wait, in this order."""

    gathering: Gathering
    glance: Glance
    page: Slice[Placed]


@dataclass(frozen=True, slots=True)
class PlaceOf:
    """One person opened from the list; `others_wait` for a place that they might give back."""

    gathering: Gathering
    placed: Placed
    others_wait: bool = False


@dataclass(frozen=True, slots=True)
class HostPage:
    """
    One page of what a host reads: who agreed to be named, then what they would like to understand.

    `others` are the people who come and are not named, guests included.
    """

    gathering: Gathering
    glance: Glance
    page: Slice[Visitor | str]
    others: int = 0
