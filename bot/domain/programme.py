"""What happens at a meeting, and who speaks: the programme that everybody may read."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from zlib import crc32

from bot.domain.refusal import Refusal
from bot.domain.section import Section

NAME_LENGTH = 60  # of a name, a function or an organisation
LONGEST_ITEM = 600  # minutes
MOST_ITEMS = 20
MOST_SPEAKERS = 10


class LineGone(Refusal):
    """Another organiser changed this line, or took it away."""

    key = "draft.line_gone"


class TooManyLines(Refusal):
    key = "draft.too_many_lines"


class TooManySpeakers(Refusal):
    key = "draft.too_many_speakers"


class Part(StrEnum):
    """The kind of one item of the agenda (the glossary of the product, `AgendaItem.kind`)."""

    WELCOME = "welcome"
    ROUND = "round"
    NEWS = "news"
    REPORT_BACK = "report_back"
    STORY = "story"
    ECHO = "echo"
    NEEDS_OFFERS = "needs_offers"
    TOPIC = "topic"
    NEXT_STEPS = "next_steps"
    CLOSING = "closing"
    INFORMAL = "informal"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """
    One line of the agenda; `minutes` is None where nobody said how long it takes.

    With `visit_id` it stands for a visit that is told there, and has no title of its own until
    somebody writes one.
    """

    title: str
    minutes: int | None = None
    part: Part = Part.TOPIC
    visit_id: int | None = field(default=None, repr=False)
    visit: str = field(default="", repr=False)  # what it is called now

    @property
    def name(self) -> str:
        """Return what tells one line from the others: its words, or those of its visit."""
        return self.title or self.visit


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: a name, what they do, for whom; `hosts` leads the conversation."""

    name: str
    function: str = ""
    organisation: str = ""
    hosts: bool = False


Line = AgendaItem | Speaker


class LineDeed(StrEnum):
    """What can be done with one line."""

    SHOW = "show"
    UP = "up"
    DOWN = "down"
    HOST = "host"  # of a speaker: hosts, or does so no more
    REMOVE = "out"


def mark(line: Line) -> int:
    """Return a short number by which a button knows a line again after others moved it."""
    visit = line.visit_id if isinstance(line, AgendaItem) else None
    written = repr(line) if visit is None else f"{line!r} {visit}"
    return crc32(written.encode("utf-8", "replace"))


def find(lines: Sequence[Line], *, place: int, marked: int) -> int:
    """
    Return where a line stands now, that stood at `place` when its button was drawn.

    Raises:
        LineGone: it is nowhere any more.
    """
    marks = [mark(line) for line in lines]
    if place < len(marks) and marks[place] == marked:
        return place
    if marked not in marks:
        raise LineGone
    return marks.index(marked)


def moved(lines: Sequence[Line], place: int, *, by: int) -> Sequence[Line]:
    """Move a line up (-1) or down (1); at the edge it stays."""
    rest = [*lines[:place], *lines[place + 1 :]]
    rest.insert(min(max(place + by, 0), len(rest)), lines[place])
    return rest


@dataclass(frozen=True, slots=True)
class Programme:
    """`left_out` are visits, by id, whose line an organiser took out: it does not come back."""

    items: tuple[AgendaItem, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    left_out: frozenset[int] = frozenset()

    @property
    def minutes(self) -> int:
        """Return how long its lines take together, as far as somebody said so."""
        return sum(item.minutes or 0 for item in self.items)

    def lines(self, section: Section) -> Sequence[Line]:
        """Return the speakers, or the items for any other section."""
        return self.speakers if section is Section.SPEAKERS else self.items

    def with_lines(self, section: Section, lines: Sequence[Line]) -> "Programme":
        """
        Return the programme with other lines in one of its two sections.

        Raises:
            TooManyLines, TooManySpeakers.
        """
        if section is Section.SPEAKERS:
            speakers = tuple(line for line in lines if isinstance(line, Speaker))
            if len(speakers) > MOST_SPEAKERS:
                raise TooManySpeakers
            return replace(self, speakers=speakers)
        items = tuple(line for line in lines if isinstance(line, AgendaItem))
        if len(items) > MOST_ITEMS:
            raise TooManyLines
        gone = _visits(self.items) - _visits(items)
        return replace(self, items=items, left_out=self.left_out | gone)


def _visits(items: Sequence[AgendaItem]) -> frozenset[int]:
    return frozenset(item.visit_id for item in items if item.visit_id is not None)


NOTHING_PLANNED = Programme()
