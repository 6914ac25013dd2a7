"""What buttons about what a visit brings remember; each says what is wished."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.feedback import Consent
from bot.domain.visit import Telling, VisitWord


@dataclass(frozen=True, slots=True)
class SayTap(Tap):
    """« Un étonnement », « À rapporter chez nous », « Un pas de côté à essayer »."""

    area: ClassVar[str] = "ts"

    gathering_id: int
    word: VisitWord


@dataclass(frozen=True, slots=True)
class MayTap(Tap):
    """What may be done with one's words: with those of `answer_id`, and with no others."""

    area: ClassVar[str] = "te"

    gathering_id: int
    word: VisitWord
    answer_id: int
    consent: Consent


@dataclass(frozen=True, slots=True)
class FormerMayTap(Tap):
    """A consent of before, which does not know to which words it is."""

    area: ClassVar[str] = "tc"

    gathering_id: int
    word: VisitWord
    consent: Consent


class WordStep(StrEnum):
    SHOW = "show"
    MAY = "may"  # choose anew who may read it
    WITHDRAW = "away"  # what shall become of it?
    TEAM = "team"  # the team alone keeps it
    GONE = "gone"  # nobody does
    HEAR = "hear"  # one's own voice or photo again


@dataclass(frozen=True, slots=True)
class WordTap(Tap):
    """A step with one thing that one said."""

    area: ClassVar[str] = "tw"

    gathering_id: int
    word: VisitWord
    step: WordStep


class OwnPage(StrEnum):
    SHOW = "show"
    BEGIN = "begin"  # the three questions
    DONE = "done"  # nothing more to say
    WAYS = "ways"  # who tells it?


@dataclass(frozen=True, slots=True)
class OwnWordsTap(Tap):
    """All that one said of a visit."""

    area: ClassVar[str] = "to"

    gathering_id: int
    page: OwnPage


class Way(StrEnum):
    ALONE = "tell"
    TOGETHER = "duo"
    READ = "read"
    OTHERS = "none"  # somebody else


@dataclass(frozen=True, slots=True)
class WayTap(Tap):
    """How one tells a visit at the meeting."""

    area: ClassVar[str] = "ty"

    gathering_id: int
    way: Way


@dataclass(frozen=True, slots=True)
class ReadyTap(Tap):
    """« C’est bon »: who tells a visit read their sentence again."""

    area: ClassVar[str] = "tk"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class SaidTap(Tap):
    """Another page of what was said of a visit, for who leads its telling."""

    area: ClassVar[str] = "tp"

    gathering_id: int
    number: int


@dataclass(frozen=True, slots=True)
class HearTap(Tap):
    """A voice note or a photo, for who may hear or see it."""

    area: ClassVar[str] = "tv"

    answer_id: int


@dataclass(frozen=True, slots=True)
class SettleTap(Tap):
    """« La visite a-t-elle été racontée ? », of the meeting that heard of it."""

    area: ClassVar[str] = "tq"

    gathering_id: int
    meeting_id: int
    telling: Telling
