"""What the buttons around the places of a visit remember, beside the two answers."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.rsvp import Via


@dataclass(frozen=True, slots=True)
class AnotherTap(Tap):
    """« Prévenez-moi d’une autre »: of the next ones; it says nothing of this visit."""

    area: ClassVar[str] = "pa"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class WaitForTap(Tap):
    """An organiser lets somebody wait who could not have the place they asked for."""

    area: ClassVar[str] = "pw"

    gathering_id: int
    member_id: int
    via: Via
