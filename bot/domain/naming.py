"""Names and lines that people type, made safe to show to others."""

import unicodedata

from bot.domain.refusal import Refusal

_JOINERS = {"\u200c", "\u200d"}  # some scripts, and most emoji of several parts, need them
_COMBINING_AT_MOST = 4


class NothingWritten(Refusal):
    """What was typed has no letter, digit or sign that anybody could read."""

    key = "error.nothing_written"


class TooLong(Refusal):
    """What was typed does not fit on the line that it is for; nothing of it is kept."""

    key = "error.too_long"


def typed_line(text: str, *, limit: int) -> str:
    """
    Return what somebody typed as one readable line, whole.

    Raises:
        TooLong: more than `limit` characters are left of it.
        NothingWritten: it has no letter, digit or sign, or punctuation alone.
    """
    line = one_line(text, limit=len(text))
    if len(line) > limit:
        raise TooLong
    if not _says_something(line):
        raise NothingWritten
    return line


def one_line(text: str, *, limit: int) -> str:
    """
    Return one readable line of at most `limit` characters.

    Control signs, marks that turn the direction of other people's text and towers of accents are
    taken out; white space is folded.

    Raises:
        NothingWritten: nothing readable is left.
    """
    line = " ".join("".join(_readable(text)).split())
    line = line[:limit].strip()
    if not any(unicodedata.category(character)[0] in "LNSP" for character in line):
        raise NothingWritten
    return line


def _readable(text: str) -> list[str]:
    kept: list[str] = []
    tower = 0
    for character in text:
        category = unicodedata.category(character)
        tower = tower + 1 if category.startswith("M") else 0
        if tower > _COMBINING_AT_MOST or (
            category in {"Cf", "Cs", "Co"} and character not in _JOINERS
        ):
            continue
        kept.append(" " if category in {"Cc", "Zl", "Zp"} else character)
    return kept


def _says_something(line: str) -> bool:
    return any(unicodedata.category(character)[0] in "LNS" for character in line)


def name_or(text: str, *, limit: int, otherwise: str) -> str:
    """Return a name that can be shown, cut, or another one where nothing of it can be read."""
    try:
        line = one_line(text, limit=limit)
    except NothingWritten:
        return otherwise
    return line if _says_something(line) else otherwise


def visible_length(line: str) -> int:
    """Count the signs that people see: accents stand on their letter, joiners are not seen."""
    seen = (
        character
        for character in line
        if not unicodedata.category(character).startswith("M") and character not in _JOINERS
    )
    return sum(1 for _ in seen)


def units(text: str) -> int:
    """Count as Telegram does, in units of UTF-16: a sign beyond the first 65,536 is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def first_name(name: str) -> str:
    """Return the first word of a name, as people call one another; empty for nobody's."""
    return next(iter(name.split()), "")
