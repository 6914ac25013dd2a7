"""What the buttons around sharing remember, and the cards that we offer in chats of others."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap


@dataclass(frozen=True, slots=True)
class PosterTap(Tap):
    """« Code QR pour une affiche »."""

    area: ClassVar[str] = "sq"

    gathering_id: int


class CardLanguage(StrEnum):
    FRENCH = "fr"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class InlineCard(Tap):
    """A card offered behind our typed name; Telegram tells us by this which one was sent."""

    area: ClassVar[str] = "i"

    gathering_id: int
    language: CardLanguage
