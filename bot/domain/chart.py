"""
A picture of numbers before it is drawn: each number in words, and a pip for each one counted.

There are no percentages, no trends and no colours that judge (product, 4.1).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Pip(StrEnum):
    """What stands for one that was counted: told apart by its form, whatever its colour."""

    DISC = "disc"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    RING = "ring"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class Tally:
    """`label` says the number too: « Je viens : 11 »."""

    label: str
    count: int
    pip: Pip = Pip.DISC


@dataclass(frozen=True, slots=True)
class Panel:
    """One thing that was counted; `question` is what to talk about before it."""

    heading: str
    tallies: Sequence[Tally] = ()
    lines: Sequence[str] = ()
    question: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """`stance` stands above every number; `foot` says whose picture it is, and of when."""

    title: str
    language: str
    subtitle: str
    stance: Sequence[str]
    panels: Sequence[Panel]
    foot: str = ""
