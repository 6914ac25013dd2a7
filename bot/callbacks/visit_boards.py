"""What the buttons of the places of a visit remember, for organisers, and the page of a host."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.places import Fewer
from bot.domain.visit_board import Move, Spot


@dataclass(frozen=True, slots=True)
class PlaceListTap(Tap):
    """Turn the pages of who comes and who waits."""

    area: ClassVar[str] = "bi"

    gathering_id: int
    page: int


@dataclass(frozen=True, slots=True)
class PlaceOfTap(Tap):
    """One person of the list, or found by name; `page` is where the list was open."""

    area: ClassVar[str] = "bu"

    gathering_id: int
    member_id: int
    page: int


@dataclass(frozen=True, slots=True)
class MoveTap(Tap):
    """
    Give somebody a place, or take it away; `is_sure` once that was asked.

    `spot` is where they stood when the button was shown.
    """

    area: ClassVar[str] = "bd"

    gathering_id: int
    member_id: int
    move: Move
    spot: Spot
    is_sure: int


@dataclass(frozen=True, slots=True)
class AddVisitorTap(Tap):
    """« Ajouter quelqu’un »: asks for a name."""

    area: ClassVar[str] = "by"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class VisitorFoundTap(Tap):
    """Turn the pages of the people who were found; what was typed waits in the dialogue."""

    area: ClassVar[str] = "bf"

    gathering_id: int
    page: int


@dataclass(frozen=True, slots=True)
class NewVisitorTap(Tap):
    """« Ajouter « … » »: the name waits in the dialogue."""

    area: ClassVar[str] = "bn"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class CapacityTap(Tap):
    """« Nombre de places »: how many there are, and how they are given."""

    area: ClassVar[str] = "bk"

    gathering_id: int


class Instead(StrEnum):
    """What to do where there are fewer places than people, `ASK` until somebody said."""

    ASK = "ask"
    KEEP = Fewer.KEEP.value
    LAST_WAIT = Fewer.LAST_WAIT.value

    @property
    def choice(self) -> Fewer | None:
        return None if self is Instead.ASK else Fewer(self.value)


@dataclass(frozen=True, slots=True)
class SetCapacityTap(Tap):
    area: ClassVar[str] = "bs"

    gathering_id: int
    capacity: int
    instead: Instead


@dataclass(frozen=True, slots=True)
class OneEachTap(Tap):
    """« Une personne par structure d’abord »: on or off."""

    area: ClassVar[str] = "be"

    gathering_id: int
    is_on: int


@dataclass(frozen=True, slots=True)
class HostPageTap(Tap):
    """What whoever opens their doors reads of who comes: numbers, names by consent, questions."""

    area: ClassVar[str] = "bh"

    gathering_id: int
    page: int
