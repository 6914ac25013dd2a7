"""What the buttons on the desk of a report remember."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.report import Section, Source


class LineDeed(StrEnum):
    """What can be done with one line."""

    SHOW = "s"
    PLUS = "p"
    MINUS = "m"
    MIXED = "x"
    PLAIN = "n"  # no sign
    UP = "u"
    OUT = "o"
    BACK = "b"
    VERSIONS = "v"


class Choice(StrEnum):
    """What the author wants: a button says it, so that a second tap changes nothing."""

    YES = "y"
    NO = "n"


class Listing(StrEnum):
    """What is put forward for a section, and what was taken out of it."""

    SUGGESTED = "s"
    QUOTES = "q"
    GONE = "g"


class ReviewStep(StrEnum):
    ASK = "a"
    READ = "l"
    REMARK = "r"


class PublishStep(StrEnum):
    ASK = "a"
    DO = "d"
    QUIETLY = "q"  # members are told, groups are not


class AuthorDeed(StrEnum):
    SHARE = "s"
    ADD = "a"
    REMOVE = "r"


@dataclass(frozen=True, slots=True)
class DeskTap(Tap):
    """Back to the desk, in the same message."""

    area: ClassVar[str] = "ub"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class SectionTap(Tap):
    area: ClassVar[str] = "us"

    gathering_id: int
    section: Section


@dataclass(frozen=True, slots=True)
class LineTap(Tap):
    """One line; `version` is the one that its author sees."""

    area: ClassVar[str] = "ul"

    gathering_id: int
    line_id: int
    version: int
    deed: LineDeed


@dataclass(frozen=True, slots=True)
class VersionTap(Tap):
    """« Reprendre » what a line said before."""

    area: ClassVar[str] = "uv"

    gathering_id: int
    line_id: int
    version_id: int


@dataclass(frozen=True, slots=True)
class ListingTap(Tap):
    area: ClassVar[str] = "ux"

    gathering_id: int
    section: Section
    listing: Listing
    page: int


@dataclass(frozen=True, slots=True)
class SuggestionTap(Tap):
    """Keep or leave an observation that is put forward, known by its key."""

    area: ClassVar[str] = "ug"

    gathering_id: int
    key: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class QuoteTap(Tap):
    """Quote a sentence, or leave it."""

    area: ClassVar[str] = "uq"

    gathering_id: int
    source: Source
    sentence_id: int
    page: int
    choice: Choice


@dataclass(frozen=True, slots=True)
class SignTap(Tap):
    """« Signer », « Ne pas signer »."""

    area: ClassVar[str] = "un"

    gathering_id: int
    choice: Choice


@dataclass(frozen=True, slots=True)
class AuthorsTap(Tap):
    area: ClassVar[str] = "uo"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class AuthorTap(Tap):
    """Ask somebody to write as well, name them as an author, or take them off."""

    area: ClassVar[str] = "ui"

    gathering_id: int
    member_id: int
    deed: AuthorDeed


@dataclass(frozen=True, slots=True)
class FindAuthorTap(Tap):
    """« Quelqu’un d’autre »: the next typed line is a name."""

    area: ClassVar[str] = "uk"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class LaterTap(Tap):
    """« Me le rappeler demain »."""

    area: ClassVar[str] = "ut"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class ReviewTap(Tap):
    area: ClassVar[str] = "ur"

    gathering_id: int
    step: ReviewStep


@dataclass(frozen=True, slots=True)
class GoodTap(Tap):
    """« C'est bon »: of the words that bear this mark, see `Report.reading`, and of no others."""

    area: ClassVar[str] = "gd"

    gathering_id: int
    reading: int


@dataclass(frozen=True, slots=True)
class PreviewTap(Tap):
    """A page of the report as it would be published; the first is 0."""

    area: ClassVar[str] = "uw"

    gathering_id: int
    page: int


@dataclass(frozen=True, slots=True)
class PublishTap(Tap):
    area: ClassVar[str] = "up"

    gathering_id: int
    step: PublishStep
