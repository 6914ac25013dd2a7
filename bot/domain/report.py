"""
The report of a meeting: what is known, and what humans make of it (product, 3).

    draft -> in_review -> published -> (corrected) published
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.figures import Echoes, Figures
from bot.domain.gathering import Gathering
from bot.domain.refusal import Refusal
from bot.domain.visit import Visited, VisitWord, gives_away

LINE_LENGTH = 600
MOST_LINES = 30  # of one section
_NUMBER = re.compile(r"[0-9]+")


class LineGone(Refusal):
    """Another author took this line out, or its sentence was withdrawn."""

    key = "desk.line_gone"


class TooManyLines(Refusal):
    key = "desk.too_many_lines"


class LineTooLong(Refusal):
    key = "desk.line_too_long"


class ReportStatus(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"


class Section(StrEnum):
    """What people write, in the order of the page; the facts above and below are filled in."""

    OBSERVATIONS = "observations"
    ECHOES = "echoes"  # sentences that people allowed to be quoted
    VISIT = "visit"  # the visit told
    LEARNINGS = "learnings"  # left to humans on purpose: nothing is ever suggested here
    SPARKS = "sparks"  # needs, offers and what has begun
    LEADS = "leads"
    DECISIONS = "decisions"


class Sign(StrEnum):
    """What a human thinks of an observation; a suggested one that nobody judged is mixed."""

    NONE = ""
    PLUS = "+"
    MINUS = "-"
    MIXED = "~"


class Source(StrEnum):
    TYPED = "typed"
    SUGGESTED = "suggested"  # put forward by us, in numbers
    FEEDBACK = "feedback"  # somebody's sentence: its words are read anew each time
    VISIT = "visit"  # what a visitor said, likewise


class LineState(StrEnum):
    SUGGESTED = "suggested"  # shown to authors, never published as it is
    KEPT = "kept"
    GONE = "gone"  # taken out; it can be brought back


@dataclass(frozen=True, slots=True)
class Line:
    """
    One line of a section. `version` grows with each change, so that two authors see each other;
    `source_id` says whose sentence it quotes, whose words are not kept here; `suggested_as` which
    suggestion it was.
    """

    id: int
    gathering_id: int
    section: Section
    position: int
    written_at: datetime
    text: str = ""
    sign: Sign = Sign.NONE
    source: Source = Source.TYPED
    source_id: int | None = None
    suggested_as: str = ""
    state: LineState = LineState.KEPT
    version: int = 1
    written_by: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """
    How far a report is; moments are aware, in UTC. `edition` counts what was published,
    `review_at` is since when its words are as others are asked to read them, `approved_at` when
    somebody else than `review_by`, who asked, found them good; `remarks` counts what others
    remarked since.
    """

    gathering_id: int
    status: ReportStatus
    opened_at: datetime
    review_at: datetime | None = None
    published_at: datetime | None = None
    corrected_at: datetime | None = None
    edition: int = 0
    approved_at: datetime | None = None
    review_by: int | None = None
    remarks: int = 0

    @property
    def is_published(self) -> bool:
        """Tell whether everybody may read an edition of it."""
        return self.edition > 0

    @property
    def is_under_review(self) -> bool:
        """Tell whether others were asked to read it, and nobody found it good yet."""
        return self.review_at is not None and self.approved_at is None

    @property
    def reading(self) -> int:
        """Return the mark of the words that others are asked to read, 0 for none."""
        return int(self.review_at.timestamp() * 1000) if self.review_at else 0


@dataclass(frozen=True, slots=True)
class Version:
    """What a line said before; `by` is empty for somebody who was erased."""

    id: int
    version: int
    text: str
    sign: Sign
    state: LineState
    written_at: datetime
    by: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes a report, since an aware moment; whoever does not sign is named nowhere."""

    member_id: int
    name: str
    since: datetime
    signs: bool = True


@dataclass(frozen=True, slots=True)
class AtWork:
    """Somebody opened a section at an aware moment and did not leave it since."""

    member_id: int
    name: str
    section: Section
    since: datetime


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as it stands in an edition; a quoted one has no words of its own."""

    section: Section
    text: str = ""
    sign: Sign = Sign.NONE
    source: Source = Source.TYPED
    source_id: int | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """What was published under one number, at an aware moment, with the echoes counted then."""

    number: int
    lines: Sequence[PrintedLine]
    published_at: datetime
    published_by: int | None = None
    echoes: Echoes = field(default_factory=Echoes)


@dataclass(frozen=True, slots=True)
class Sentence:
    """
    What may be quoted; `by` is empty where they want no name, `about` what of a visit it is.

    `among` counts who may have said it of that visit.
    """

    id: int
    text: str
    by: str = ""
    about: VisitWord | None = None
    visit: Visited | None = None
    among: int = 0

    @property
    def stands_apart(self) -> bool:
        """Tell whether it must not stand below its visit: that would say whose it is."""
        return self.visit is not None and gives_away(self.by, among=self.among)


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line as everybody may read it; of a quoted sentence by whom, `among` how many."""

    section: Section
    text: str
    sign: Sign = Sign.NONE
    is_quote: bool = False
    by: str = ""
    about: VisitWord | None = None
    visit: Visited | None = None
    among: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """
    A whole report, as everybody may read it: what every format is made of.

    `following` is the next meeting, if there is one. Of a draft, `published_at` is None. Who only
    looks on reads it `observed`: nothing is said of where people met that is not for them.
    """

    gathering: Gathering
    figures: Figures
    authors: Sequence[str]
    lines: Sequence[ToldLine]
    following: Gathering | None = None
    published_at: datetime | None = None
    corrected_at: datetime | None = None
    observed: bool = False

    def of(self, section: Section) -> Sequence[ToldLine]:
        return [line for line in self.lines if line.section is section]


def is_recounted(kept: str, counted: str) -> bool:
    """Tell whether a text says what was kept, but with other numbers."""
    return kept != counted and _NUMBER.sub("", kept) == _NUMBER.sub("", counted)
