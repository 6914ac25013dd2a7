"""What the buttons around figures remember: meetings side by side, the year, the hours given."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.effort import EffortKind
from bot.domain.order import Form


@dataclass(frozen=True, slots=True)
class ThreeTap(Tap):
    """This meeting and the two before it."""

    area: ClassVar[str] = "kb"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class YearTap(Tap):
    """One year on a page."""

    area: ClassVar[str] = "kc"

    year: int


@dataclass(frozen=True, slots=True)
class SaysTap(Tap):
    """« Qu’est-ce que cela nous dit ? »."""

    area: ClassVar[str] = "kd"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class EffortTap(Tap):
    """« Heures données »."""

    area: ClassVar[str] = "ke"

    gathering_id: int


class Amount(StrEnum):
    """How much one tap adds."""

    HOUR = "h"
    HALF = "m"
    LESS = "l"  # half an hour less


@dataclass(frozen=True, slots=True)
class GiveTap(Tap):
    """Some time more, or less, for one kind of work."""

    area: ClassVar[str] = "kf"

    gathering_id: int
    kind: EffortKind
    amount: Amount


@dataclass(frozen=True, slots=True)
class FloorTap(Tap):
    """Who has had the floor in a year."""

    area: ClassVar[str] = "kg"

    year: int


@dataclass(frozen=True, slots=True)
class StoriesTap(Tap):
    """The stories of a year, to choose one of them."""

    area: ClassVar[str] = "kh"

    year: int
    page: int


@dataclass(frozen=True, slots=True)
class StoryTap(Tap):
    """The one that changed us most: why?"""

    area: ClassVar[str] = "ki"

    year: int
    gathering_id: int


@dataclass(frozen=True, slots=True)
class NoStoryTap(Tap):
    """None of them after all."""

    area: ClassVar[str] = "kj"

    year: int


@dataclass(frozen=True, slots=True)
class YearFormsTap(Tap):
    """« Emporter l’année »: which kind of file?"""

    area: ClassVar[str] = "kk"

    year: int


@dataclass(frozen=True, slots=True)
class YearFormTap(Tap):
    """One kind of file."""

    area: ClassVar[str] = "kl"

    year: int
    form: Form
