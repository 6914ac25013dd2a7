"""What buttons about reminders remember: to be spared them, and when they leave."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.appointment import Stage


class Hush(StrEnum):
    HUSH = "y"
    REMIND = "n"


@dataclass(frozen=True, slots=True)
class HushTap(Tap):
    """« Ne plus me le rappeler », and the way back; it says what is wished."""

    area: ClassVar[str] = "rh"

    gathering_id: int
    hush: Hush


@dataclass(frozen=True, slots=True)
class RemindersTap(Tap):
    """« Rappels »: when members are reminded of a gathering, for organisers."""

    area: ClassVar[str] = "rw"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class ReminderStageTap(Tap):
    """One of the three reminders, to choose when it leaves."""

    area: ClassVar[str] = "rt"

    gathering_id: int
    stage: Stage


@dataclass(frozen=True, slots=True)
class ReminderTap(Tap):
    """When one leaves: days before, minutes before for the last one; 0 for none."""

    area: ClassVar[str] = "rn"

    gathering_id: int
    stage: Stage
    number: int


@dataclass(frozen=True, slots=True)
class UsualRemindersTap(Tap):
    """« Comme d’habitude » : the plan of the community again."""

    area: ClassVar[str] = "ru"

    gathering_id: int
