"""The ways into visits: each of these buttons opens one of their rooms."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.grammar import Tap


@dataclass(frozen=True, slots=True)
class VisitsTap(Tap):
    """« Visites »: what is to come, and how to open one's own doors."""

    area: ClassVar[str] = "va"


@dataclass(frozen=True, slots=True)
class OfferTap(Tap):
    """« Proposer une visite »: the first of four questions."""

    area: ClassVar[str] = "oz"


@dataclass(frozen=True, slots=True)
class PlacesTap(Tap):
    """The places of a visit, for organisers: who comes, who waits."""

    area: ClassVar[str] = "ba"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class WaitTap(Tap):
    """« Oui, prévenez-moi »: wait for a place."""

    area: ClassVar[str] = "wn"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class TellingTap(Tap):
    """What was said of a visit, who tells it, and whether it was told: for organisers."""

    area: ClassVar[str] = "vt"

    gathering_id: int
