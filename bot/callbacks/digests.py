"""What the buttons under organisers' own messages remember."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap


class DigestWish(StrEnum):
    GLADLY = "y"
    NO_THANKS = "n"


@dataclass(frozen=True, slots=True)
class DigestTap(Tap):
    """« Ne plus recevoir ce résumé », and back: what is wished, so that twice is once."""

    area: ClassVar[str] = "dg"

    wish: DigestWish


@dataclass(frozen=True, slots=True)
class SheetTap(Tap):
    """« C’est bon », under the sheet of who facilitates."""

    area: ClassVar[str] = "sh"

    gathering_id: int
