"""What the buttons under letters about a visit remember."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.visit_call import Small


@dataclass(frozen=True, slots=True)
class StillTap(Tap):
    """« Je viens toujours », two days before."""

    area: ClassVar[str] = "qs"

    gathering_id: int


class Asking(StrEnum):
    WRITE = "write"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class QuestionTap(Tap):
    """« J’écris ma question »: what a visitor would like to understand."""

    area: ClassVar[str] = "qw"

    gathering_id: int
    choice: Asking


@dataclass(frozen=True, slots=True)
class SmallTap(Tap):
    """« On maintient », « On reporte », for a date in minutes since 1970."""

    area: ClassVar[str] = "qf"

    gathering_id: int
    choice: Small
    starts_at: int


@dataclass(frozen=True, slots=True)
class TroubleTap(Tap):
    """« J’ai un souci », from who comes or opens their doors, to the project group."""

    area: ClassVar[str] = "qx"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class FineTap(Tap):
    """« C’est parfait »: a host read the list of who comes."""

    area: ClassVar[str] = "qh"

    gathering_id: int
