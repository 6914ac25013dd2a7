"""Whose a typed line is: somebody's by their whole name, by their number, or by their door."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.organisation import folded

_NUMBER: Final = re.compile(r"\+?\(?\d(?:[ .()\u00a0\u202f-]*\d){5,}")
_COUNTRY: Final = "33"
_ABROAD: Final = 11  # digits of a number of ours that is written with its country
_TELLING: Final = 9  # digits that stand in no other number by chance


@dataclass(frozen=True, slots=True)
class Typed:
    """A line as it is compared: its words without case and accents, and the numbers in it."""

    words: tuple[str, ...]
    numbers: frozenset[str]

    def has(self, words: Sequence[str]) -> bool:
        """Tell whether these words stand in the line, one after the other."""
        length = len(words)
        starts = range(len(self.words) - length + 1)
        return bool(words) and any(self.words[at : at + length] == (*words,) for at in starts)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody, by the words of their name and the numbers at which they are reached."""

    words: tuple[str, ...]
    numbers: frozenset[str] = frozenset()

    def is_named_in(self, line: Typed) -> bool:
        """Tell whether a line has their whole name; a first name alone is many people's."""
        return len(self.words) > 1 and line.has(self.words)

    def is_called(self, line: Typed) -> bool:
        """Tell whether a line is their name, or their first name, and nothing else."""
        return bool(self.words) and line.words in {self.words, self.words[:1]}

    def is_reached_in(self, line: Typed) -> bool:
        """Tell whether a line has a number of theirs."""
        return any(_is_in(mine, line.numbers) for mine in self.numbers)

    def opens_in(self, line: Typed) -> bool:
        """Tell whether a line says that the door is theirs: « sonnez chez Gaëlle »."""
        return bool(self.words) and line.has(("chez", self.words[0]))

    def shares_first_name(self, other: "Known") -> bool:
        return self.words[:1] == other.words[:1]


def typed(text: str) -> Typed:
    return Typed(tuple(folded(text).split()), numbers_in(text))


def known(name: str, note: str = "") -> Known:
    """Return somebody by their name, and the line that says how to reach them."""
    return Known(tuple(folded(name).split()), numbers_in(note))


def numbers_in(text: str) -> frozenset[str]:
    """Return the telephone numbers in a line, however they are written."""
    return frozenset(_number(found.group()) for found in _NUMBER.finditer(text))


def _number(written: str) -> str:
    digits = "".join(one for one in written if one.isdigit())
    if not written.lstrip("(").startswith(("+", "00")):
        return digits
    abroad = digits.removeprefix("00")
    if abroad.startswith(f"{_COUNTRY}0"):  # « +33 (0)6 … »
        abroad = _COUNTRY + abroad.removeprefix(f"{_COUNTRY}0")
    is_ours = abroad.startswith(_COUNTRY) and len(abroad) == _ABROAD
    return f"0{abroad.removeprefix(_COUNTRY)}" if is_ours else abroad


def _is_in(mine: str, numbers: frozenset[str]) -> bool:
    if mine in numbers:
        return True
    return len(mine) >= _TELLING and any(mine in one for one in numbers)
