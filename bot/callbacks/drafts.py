"""What the buttons of a meeting that is being prepared remember."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.place import Format


class DraftStep(StrEnum):
    RESUME = "go"
    RESTART = "new"
    TITLE = "title"
    DATE = "date"
    FORMAT = "format"
    PREVIEW = "look"
    PUBLISH = "pub"
    KEEP = "keep"
    DELETE = "del"


@dataclass(frozen=True, slots=True)
class DraftTap(Tap):
    area: ClassVar[str] = "d"

    gathering_id: int
    step: DraftStep


@dataclass(frozen=True, slots=True)
class DayTap(Tap):
    area: ClassVar[str] = "dd"

    gathering_id: int
    day: date


@dataclass(frozen=True, slots=True)
class MonthTap(Tap):
    """Turn the pages of the calendar; `month` counts from year 0: 12 * year + month - 1."""

    area: ClassVar[str] = "dm"

    gathering_id: int
    month: int


@dataclass(frozen=True, slots=True)
class HourTap(Tap):
    """`minutes` since midnight, on the wall clock of the community."""

    area: ClassVar[str] = "dh"

    gathering_id: int
    day: date
    minutes: int


@dataclass(frozen=True, slots=True)
class ConfirmDateTap(Tap):
    """« Oui, c’est cela » : `moment` is in whole minutes since 1970, UTC; so is `end`."""

    area: ClassVar[str] = "dc"

    gathering_id: int
    moment: int
    end: int


@dataclass(frozen=True, slots=True)
class FormatTap(Tap):
    area: ClassVar[str] = "df"

    gathering_id: int
    format: Format


@dataclass(frozen=True, slots=True)
class PlaceTap(Tap):
    area: ClassVar[str] = "dp"

    gathering_id: int
    place_id: int
