"""What the buttons that change, move or call off a published meeting remember."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.change import Part
from bot.domain.place import Format


class ChangeStep(StrEnum):
    MORE = "more"  # change something else too, before all of it is confirmed
    UNDECIDED = "open"  # no date for now
    LEAVE = "leave"  # change nothing after all
    TELL_PROGRAMME = "prog"  # it changed at once; those who may come hear of it only so


@dataclass(frozen=True, slots=True)
class ChangeStepTap(Tap):
    area: ClassVar[str] = "cs"

    gathering_id: int
    step: ChangeStep


@dataclass(frozen=True, slots=True)
class ChangePartTap(Tap):
    area: ClassVar[str] = "cp"

    gathering_id: int
    part: Part


@dataclass(frozen=True, slots=True)
class EmptyPartTap(Tap):
    """« Enlever »: no link, no question any more."""

    area: ClassVar[str] = "ck"

    gathering_id: int
    part: Part


@dataclass(frozen=True, slots=True)
class ChangeFormatTap(Tap):
    area: ClassVar[str] = "cf"

    gathering_id: int
    format: Format


@dataclass(frozen=True, slots=True)
class ChangePlaceTap(Tap):
    area: ClassVar[str] = "cl"

    gathering_id: int
    place_id: int


@dataclass(frozen=True, slots=True)
class MoveTap(Tap):
    """Another date: `moment` is in whole minutes since 1970, UTC."""

    area: ClassVar[str] = "cm"

    gathering_id: int
    moment: int


@dataclass(frozen=True, slots=True)
class MoveMonthTap(Tap):
    """Turn the pages of the calendar; `month` counts from year 0: 12 * year + month - 1."""

    area: ClassVar[str] = "cv"

    gathering_id: int
    month: int


@dataclass(frozen=True, slots=True)
class MoveDayTap(Tap):
    area: ClassVar[str] = "cd"

    gathering_id: int
    day: date


@dataclass(frozen=True, slots=True)
class LengthTap(Tap):
    area: ClassVar[str] = "ce"

    gathering_id: int
    minutes: int


@dataclass(frozen=True, slots=True)
class ConfirmChangeTap(Tap):
    """« Confirmer »: what was shown, of which revision of the meeting."""

    area: ClassVar[str] = "cc"

    gathering_id: int
    revision: int
    stamp: int


class CancelStep(StrEnum):
    ASK = "ask"
    NO_REASON = "none"
    REINSTATE = "keep"
    REINSTATE_NOW = "yes"
    OTHER_DATE = "date"  # of a visit: the host offers another one


@dataclass(frozen=True, slots=True)
class CancelTap(Tap):
    area: ClassVar[str] = "ca"

    gathering_id: int
    step: CancelStep


@dataclass(frozen=True, slots=True)
class CancelNowTap(Tap):
    """« Oui, annuler », with the reason that was shown."""

    area: ClassVar[str] = "cx"

    gathering_id: int
    stamp: int
