"""Lines that authors type into a report: one for each line, with the sign before it."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from bot.domain.naming import NothingWritten, TooLong, typed_line
from bot.domain.report import LINE_LENGTH, LineTooLong, Section, Sign

_SIGNS: Final[Mapping[str, Sign]] = {
    "+": Sign.PLUS,
    **dict.fromkeys("-\N{MINUS SIGN}\N{EN DASH}", Sign.MINUS),
    "~": Sign.MIXED,
}
_NUMBER: Final = re.compile(r"(?:n[°o.]\s*|#)?([0-9]{1,3})\s*[.)]?", re.IGNORECASE)
_MARKS: Final = frozenset({"•", "*", "·", *_SIGNS})


def read(section: Section, text: str) -> Sequence[tuple[Sign, str]]:
    """
    Read typed lines: the mark before an observation is its sign, all others are bullets.

    Raises:
        NothingWritten.
        LineTooLong: one of them is.
    """
    typed = [line.strip() for line in text.splitlines() if line.strip()]
    if not typed:
        raise NothingWritten
    return [_marked(section, line) for line in typed]


def number_alone(text: str) -> int | None:
    """Return the number of a line that was typed instead of touched: « 2 », « n° 2 »."""
    found = _NUMBER.fullmatch(text.strip())
    return int(found.group(1)) if found else None


def one_line(text: str) -> str:
    """Read everything that was typed as one line. Raises NothingWritten, LineTooLong."""
    try:
        return typed_line(text, limit=LINE_LENGTH)
    except TooLong as refusal:
        raise LineTooLong from refusal


def _marked(section: Section, line: str) -> tuple[Sign, str]:
    mark, _, rest = line.partition(" ")
    if mark not in _MARKS or not rest:
        return Sign.NONE, one_line(line)
    sign = _SIGNS.get(mark, Sign.NONE) if section is Section.OBSERVATIONS else Sign.NONE
    return sign, one_line(rest)
