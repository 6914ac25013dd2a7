"""What buttons about feedback remember; each says what is wished, so twice changes nothing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.feedback import Consent, Echo, Takeaway


@dataclass(frozen=True, slots=True)
class TakeawayTap(Tap):
    """« Avec quoi repartez-vous ? »"""

    area: ClassVar[str] = "wt"

    gathering_id: int
    takeaway: Takeaway


@dataclass(frozen=True, slots=True)
class EchoTap(Tap):
    """What the story says to somebody."""

    area: ClassVar[str] = "we"

    gathering_id: int
    echo: Echo


@dataclass(frozen=True, slots=True)
class ConsentTap(Tap):
    """What may be done with one's words: with those of `feedback_id`, and with no others."""

    area: ClassVar[str] = "wx"

    gathering_id: int
    feedback_id: int
    consent: Consent


@dataclass(frozen=True, slots=True)
class FormerConsentTap(Tap):
    """A consent of before, which does not know to which words it is."""

    area: ClassVar[str] = "wc"

    gathering_id: int
    consent: Consent


class OwnStep(StrEnum):
    SHOW = "show"  # all that one said
    BEGIN = "begin"  # from the first question on
    SENTENCE = "say"
    ON = "on"  # no sentence, or the one of before
    QUOTE = "quote"
    WITHDRAW = "away"  # what shall become of the sentence?
    TEAM = "team"  # the team alone keeps it
    GONE = "gone"  # nobody does
    WHOLE = "whole"  # shall all that one answered go, taps too?


@dataclass(frozen=True, slots=True)
class OwnFeedbackTap(Tap):
    """A step with one's own answers."""

    area: ClassVar[str] = "wm"

    gathering_id: int
    step: OwnStep


@dataclass(frozen=True, slots=True)
class NothingLeftTap(Tap):
    """« Oui, tout retirer »: all of the answer `feedback_id`, and of no other."""

    area: ClassVar[str] = "wz"

    gathering_id: int
    feedback_id: int


@dataclass(frozen=True, slots=True)
class MineTap(Tap):
    """« Mes retours »: the gatherings after which one said something; pages count from 0."""

    area: ClassVar[str] = "wl"

    page: int


@dataclass(frozen=True, slots=True)
class AllWellTap(Tap):
    """« Tout va bien », after a first time."""

    area: ClassVar[str] = "wf"


@dataclass(frozen=True, slots=True)
class SentencesTap(Tap):
    """Another page of what people said, for who may read it."""

    area: ClassVar[str] = "wp"

    gathering_id: int
    page: int


@dataclass(frozen=True, slots=True)
class PlayTap(Tap):
    """A voice note, for who may hear it."""

    area: ClassVar[str] = "wv"

    feedback_id: int


@dataclass(frozen=True, slots=True)
class QuestionsTap(Tap):
    """« Questions d’après »: what will be asked after a meeting."""

    area: ClassVar[str] = "wq"

    gathering_id: int


class Asked(StrEnum):
    ALL = "all"
    TAKEAWAY = "take"
    STORY = "story"


class Wish(StrEnum):
    ASK = "y"
    LEAVE_OUT = "n"


@dataclass(frozen=True, slots=True)
class AskTap(Tap):
    """One of the questions, or all of them: asked or not."""

    area: ClassVar[str] = "wo"

    gathering_id: int
    asked: Asked
    wish: Wish


class WordingStep(StrEnum):
    WRITE = "write"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class WordingTap(Tap):
    """How the question for a sentence is put."""

    area: ClassVar[str] = "ww"

    gathering_id: int
    step: WordingStep
