"""What the buttons around a call for a place remember."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap


class CallDeed(StrEnum):
    LOOK = "l"  # what the groups would read, or how the call fares
    PUBLISH = "p"
    ANSWER = "a"  # of a host, in private


@dataclass(frozen=True, slots=True)
class PlaceCallTap(Tap):
    """« Chercher un lieu », « Publier l’appel »; « Proposer un lieu » of who answers."""

    area: ClassVar[str] = "pc"

    gathering_id: int
    deed: CallDeed


@dataclass(frozen=True, slots=True)
class RetainAskTap(Tap):
    """« Retenir pour… », where people are told of it: asked once more before."""

    area: ClassVar[str] = "pk"

    offer_id: int
    version: int


@dataclass(frozen=True, slots=True)
class RetainTap(Tap):
    """« Oui, retenir », of an organiser who saw the offer as of `version`."""

    area: ClassVar[str] = "pr"

    offer_id: int
    version: int
