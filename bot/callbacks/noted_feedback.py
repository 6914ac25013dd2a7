"""What buttons about words noted for somebody remember; `seen` is what was noted by then."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.feedback import Consent, Echo, Takeaway


@dataclass(frozen=True, slots=True)
class WhomTap(Tap):
    """« Noter un retour reçu autrement »: asks whose; pages count from 0."""

    area: ClassVar[str] = "wb"

    gathering_id: int
    page: int


class NotedStep(StrEnum):
    SHOW = "show"  # all that is noted
    BEGIN = "begin"  # from the first question on
    STORY = "story"  # nothing was said of what they take home
    SENTENCE = "say"
    ON = "on"  # no sentence, or the one of before
    QUOTE = "quote"
    AWAY = "away"  # shall all of it go?
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class NotedStepTap(Tap):
    """A step with what is noted for somebody."""

    area: ClassVar[str] = "wd"

    gathering_id: int
    member_id: int
    seen: int
    step: NotedStep


@dataclass(frozen=True, slots=True)
class NotedTakeawayTap(Tap):
    """With what somebody goes home."""

    area: ClassVar[str] = "wg"

    gathering_id: int
    member_id: int
    seen: int
    takeaway: Takeaway


@dataclass(frozen=True, slots=True)
class NotedEchoTap(Tap):
    """What the story says to somebody."""

    area: ClassVar[str] = "wh"

    gathering_id: int
    member_id: int
    seen: int
    echo: Echo


@dataclass(frozen=True, slots=True)
class NotedConsentTap(Tap):
    """What may be done with the sentence of `seen`, and with no other."""

    area: ClassVar[str] = "wi"

    gathering_id: int
    member_id: int
    seen: int
    consent: Consent
