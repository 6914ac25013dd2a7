"""A document before it is set in type: what it says and in which order, whatever the format."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of the document has level 1; a manuscript itself begins with level 2."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Fact:
    label: str  # without the colon
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A short list of what is known: date, place, how many."""

    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    is_remark: bool = False  # set apart, as somebody's word on what stands around it


@dataclass(frozen=True, slots=True)
class Item:
    """
    One line of a list; `mark` is the sign before it: `+`, `-`, `~`, or none.

    `meaning` says the sign in a word, to those who hear the page.
    """

    text: str
    mark: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, without its quotation marks; `by` is already in words."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Quotes:
    quotes: Sequence[Quote]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; every row is as long as its headings. `caption` says what it is for."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str = ""


Block = Heading | Facts | Paragraph | Items | Quotes | Grid


@dataclass(frozen=True, slots=True)
class Manuscript:
    """`language` is as in `fr`; `author` is for the properties of the file, and may be empty."""

    title: str
    language: str
    blocks: Sequence[Block]
    author: str = ""
    subject: str = ""
