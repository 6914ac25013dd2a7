"""What the buttons around offers remember: those of hosts, and those of organisers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.offer import OfferKind
from bot.domain.offering import OfferLine


@dataclass(frozen=True, slots=True)
class OfferKindTap(Tap):
    """« Une visite », « Un lieu de rencontre »; `for_id` is for whom, 0 for oneself."""

    area: ClassVar[str] = "ok"

    kind: OfferKind
    for_id: int


@dataclass(frozen=True, slots=True)
class OfferForTap(Tap):
    """« Pour quelqu’un », for organisers; 0 asks for whom."""

    area: ClassVar[str] = "of"

    member_id: int


@dataclass(frozen=True, slots=True)
class OfferFoundTap(Tap):
    """Another page of those who were found by what was typed."""

    area: ClassVar[str] = "oj"

    page: int


@dataclass(frozen=True, slots=True)
class OfferNewcomerTap(Tap):
    """Somebody new, by the name that was typed."""

    area: ClassVar[str] = "or"


class Audience(StrEnum):
    EVERYBODY = "all"
    ORGANISATIONS = "org"


@dataclass(frozen=True, slots=True)
class OfferAudienceTap(Tap):
    area: ClassVar[str] = "oe"

    audience: Audience


class Phrase(StrEnum):
    """What most people would write about a place."""

    LEVEL = "level"
    STEPS = "steps"
    TABLES = "tables"
    SCREEN = "screen"
    PLAIN = "plain"  # nothing special there


@dataclass(frozen=True, slots=True)
class OfferPhraseTap(Tap):
    """A phrase instead of one's own words, for a line of a place."""

    area: ClassVar[str] = "oy"

    line: OfferLine
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class OfferSizeTap(Tap):
    area: ClassVar[str] = "ob"

    size: int


@dataclass(frozen=True, slots=True)
class OfferOrganisationTap(Tap):
    """In whose name, 0 for one's own."""

    area: ClassVar[str] = "og"

    organisation_id: int


@dataclass(frozen=True, slots=True)
class OfferLineTap(Tap):
    """One line of the summary, to be said anew."""

    area: ClassVar[str] = "ol"

    line: OfferLine


class OfferingStep(StrEnum):
    SEND = "send"
    CHANGE = "change"
    BACK = "back"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class OfferingTap(Tap):
    """Under what is not sent yet."""

    area: ClassVar[str] = "od"

    step: OfferingStep


class HostDeed(StrEnum):
    SHOW = "s"
    RIGHT = "r"  # what an organiser noted
    CHANGE = "c"
    WITHDRAW = "x"  # asks once more
    SURE = "y"


@dataclass(frozen=True, slots=True)
class MyOfferTap(Tap):
    area: ClassVar[str] = "om"

    offer_id: int
    deed: HostDeed


@dataclass(frozen=True, slots=True)
class OfferAnswerTap(Tap):
    """« Répondre », « Écrire au groupe projet », for the host."""

    area: ClassVar[str] = "ow"

    offer_id: int


@dataclass(frozen=True, slots=True)
class OfferReplyTap(Tap):
    """« C’est ma réponse »: the line of this number goes with this offer."""

    area: ClassVar[str] = "os"

    offer_id: int
    line: int


class DateDeed(StrEnum):
    YES = "y"
    OTHER = "o"


@dataclass(frozen=True, slots=True)
class HostDateTap(Tap):
    """What a host says to a date: `moment` is in whole minutes since 1970, UTC."""

    area: ClassVar[str] = "oh"

    offer_id: int
    moment: int
    deed: DateDeed


@dataclass(frozen=True, slots=True)
class SkipEntryTap(Tap):
    """« Passer », to the question how one gets in."""

    area: ClassVar[str] = "ox"

    offer_id: int


@dataclass(frozen=True, slots=True)
class OffersTap(Tap):
    """« Propositions », for organisers; pages count from 0."""

    area: ClassVar[str] = "oi"

    page: int


class TeamDeed(StrEnum):
    OPEN = "o"
    ASK = "a"
    DATE = "d"


@dataclass(frozen=True, slots=True)
class OfferPageTap(Tap):
    area: ClassVar[str] = "ov"

    offer_id: int
    deed: TeamDeed


@dataclass(frozen=True, slots=True)
class OfferTalkTap(Tap):
    """All that was said about an offer, page by page."""

    area: ClassVar[str] = "oq"

    offer_id: int
    page: int


class Verdict(StrEnum):
    ACCEPT = "y"
    DECLINE = "n"  # asks for a word first
    IN_SILENCE = "s"
    TAKE_BACK = "t"  # the date that the host did not answer yet


@dataclass(frozen=True, slots=True)
class OfferVerdictTap(Tap):
    """What an organiser decides, who saw the offer as of `version`."""

    area: ClassVar[str] = "oc"

    offer_id: int
    version: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class SuggestDateTap(Tap):
    """« Oui, proposer cette date »: `moment` is in whole minutes since 1970, UTC."""

    area: ClassVar[str] = "ot"

    offer_id: int
    version: int
    moment: int
