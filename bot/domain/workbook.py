"""Tables before they are written as a file: headings in words, cells as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

Cell = str | int | datetime | None
"""A moment is local and naive, as people read it; None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    Every row is as long as the headings; `title` is at most 31 characters.

    `notes` stand above the headings, each on a line of its own: what this is, and for whom.
    """

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """
    What cannot have several sheets (CSV) is made of the first one.

    `made_at` is local and naive, as the moments in its cells.
    """

    title: str
    language: str
    sheets: Sequence[Sheet]
    made_at: datetime
