"""What the buttons of members remember."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.member import Directory
from bot.domain.rsvp import Answer


@dataclass(frozen=True, slots=True)
class RsvpTap(Tap):
    """« Je viens », « Je ne peux pas », « Je ne sais pas encore »."""

    area: ClassVar[str] = "r"

    gathering_id: int
    answer: Answer


class Consent(StrEnum):
    AGREE = "ok"
    MORE = "more"
    DECLINE = "no"


@dataclass(frozen=True, slots=True)
class ConsentTap(Tap):
    area: ClassVar[str] = "c"

    choice: Consent


@dataclass(frozen=True, slots=True)
class KeepNameTap(Tap):
    area: ClassVar[str] = "n"


class NoOrganisation(StrEnum):
    MYSELF = "self"
    LATER = "later"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OrganisationTap(Tap):
    area: ClassVar[str] = "o"

    organisation_id: int


@dataclass(frozen=True, slots=True)
class OrganisationPageTap(Tap):
    area: ClassVar[str] = "op"

    page: int


@dataclass(frozen=True, slots=True)
class NoOrganisationTap(Tap):
    area: ClassVar[str] = "on"

    choice: NoOrganisation


@dataclass(frozen=True, slots=True)
class AddOrganisationTap(Tap):
    """« Ajouter « … » » : the name itself waits in the open dialogue."""

    area: ClassVar[str] = "oa"


@dataclass(frozen=True, slots=True)
class VisibilityTap(Tap):
    area: ClassVar[str] = "v"

    directory: Directory


class Errand(StrEnum):
    """What the menus offer: whatever a command does, a button does."""

    MENU = "menu"
    NEXT = "next"
    AGENDA = "agenda"
    ANSWERS = "answers"
    VISITS = "visits"
    REPORTS = "reports"
    YEAR = "year"
    ME = "me"
    DATA = "data"
    HELP = "help"
    PRIVACY = "privacy"
    HUMAN = "human"
    ORGANISERS = "group"
    NEW = "new"
    BOARD = "board"
    MEMBERS = "members"
    TEAM = "team"
    JOURNAL = "journal"
    BEHALF = "behalf"
    WRITE = "write"
    HOST = "host"  # open one's own doors
    OFFERS = "offers"  # what members offer


@dataclass(frozen=True, slots=True)
class MenuTap(Tap):
    area: ClassVar[str] = "m"

    errand: Errand

    @classmethod
    def pattern_of(cls, errand: Errand) -> str:
        """Return the expression that finds one errand: each feature opens its own doors."""
        return f"^{cls(errand).pack()}$"


@dataclass(frozen=True, slots=True)
class AgendaTap(Tap):
    """Turn the pages of what is to come."""

    area: ClassVar[str] = "ag"

    page: int


@dataclass(frozen=True, slots=True)
class AnswersTap(Tap):
    """Turn the pages of one's own answers."""

    area: ClassVar[str] = "an"

    page: int


@dataclass(frozen=True, slots=True)
class LinkTap(Tap):
    """« Relier » : the space is where the button stands."""

    area: ClassVar[str] = "l"


class Erasing(StrEnum):
    ASK = "ask"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ErasingTap(Tap):
    """« Tout effacer », and the question that follows."""

    area: ClassVar[str] = "e"

    choice: Erasing


@dataclass(frozen=True, slots=True)
class ExportTap(Tap):
    """« Tout recevoir »: everything we know about a person, in a file."""

    area: ClassVar[str] = "ex"
