"""The facilitator's sheet: its lines, parted into messages that are never cut in a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from bot.domain.board import Word
from bot.domain.naming import units
from bot.domain.programme import AgendaItem, Speaker
from bot.domain.typed_programme import written_speaker


@dataclass(frozen=True, slots=True)
class ToTell:
    """A visit that is told, and by whom; where nobody is, its sentences are read out, if any."""

    title: str
    tellers: Sequence[str] = ()
    has_words: bool = True


@dataclass(frozen=True, slots=True)
class Aloud:
    """
    What may be read out of a visit; `by` is empty unless its author wants to be named.

    What stands `apart` is read without saying of which visit it is.
    """

    text: str
    by: str = ""
    apart: bool = False


Line = AgendaItem | Speaker | Word | ToTell | Aloud

PART = "part"  # in the facts of a message: which part of the sheet it is, from 0
FIRST_ROOM: Final = 2200
"""So much fits below the head of the sheet; in the units that Telegram counts."""
ROOM: Final = 3500
_AROUND: Final = 40  # a bullet, minutes, quotation marks


def length(line: Line) -> int:
    """Return how much room a line takes at most."""
    match line:
        case AgendaItem():
            text = line.name
        case Speaker():
            text = written_speaker(line)
        case Word():
            text = line.text + line.name
        case ToTell():
            text = ", ".join([line.title, *line.tellers])
        case Aloud():
            text = line.text + line.by
        case _:
            assert_never(line)
    return units(text) + _AROUND


def parts(lines: Sequence[Line]) -> Sequence[Sequence[Line]]:
    """Part the lines into messages, the first of which also holds the head; one in any case."""
    found: list[list[Line]] = [[]]
    room = FIRST_ROOM
    for line in lines:
        needed = length(line)
        if needed > room:
            found.append([])
            room = ROOM
        found[-1].append(line)
        room -= needed
    return found
