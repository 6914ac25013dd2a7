"""What the buttons around a message to people, and around a guess, remember."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.rsvp import Answer


@dataclass(frozen=True, slots=True)
class CancelRelayTap(Tap):
    """« Annuler »: nothing is passed on."""

    area: ClassVar[str] = "hs"


@dataclass(frozen=True, slots=True)
class PassOnTap(Tap):
    """« Oui, transmettez »: the line of this number."""

    area: ClassVar[str] = "hp"

    line: int


@dataclass(frozen=True, slots=True)
class StrayTap(Tap):
    """« C’est pour autre chose »: the line of this number was no answer to what was asked."""

    area: ClassVar[str] = "ho"

    line: int


@dataclass(frozen=True, slots=True)
class CallTap(Tap):
    """« Je préfère un appel », about a gathering."""

    area: ClassVar[str] = "hc"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class ReplyTap(Tap):
    """« Répondre », for organisers: to the private chat that a message came from."""

    area: ClassVar[str] = "hr"

    chat_id: int


@dataclass(frozen=True, slots=True)
class GuessTap(Tap):
    """« Oui, c’est cela »: all that was understood, for nothing of it was written down."""

    area: ClassVar[str] = "q"

    gathering_id: int
    answer: Answer
    guests: int


@dataclass(frozen=True, slots=True)
class WrongGuessTap(Tap):
    area: ClassVar[str] = "qn"

    gathering_id: int
