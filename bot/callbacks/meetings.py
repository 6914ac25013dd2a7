"""What buttons that lead to a meeting, and from one to the next screen, remember."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.grammar import Tap


@dataclass(frozen=True, slots=True)
class ShowTap(Tap):
    """Show one's own card of a gathering, in a message of its own."""

    area: ClassVar[str] = "g"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class BoardTap(Tap):
    """« Tableau de bord » of a published gathering, for organisers."""

    area: ClassVar[str] = "b"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class ChangeTap(Tap):
    """« Modifier »: what can be changed, moved or called off."""

    area: ClassVar[str] = "ch"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class ShareTap(Tap):
    """« Partager »: link, poster code, text to forward."""

    area: ClassVar[str] = "s"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class CalendarTap(Tap):
    """« Ajouter à mon agenda »: the file, and links for the usual calendars."""

    area: ClassVar[str] = "k"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class HandTap(Tap):
    """« Besoin d’un coup de main », asked from one's own card."""

    area: ClassVar[str] = "h"

    gathering_id: int
