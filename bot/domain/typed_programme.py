"""The programme and the speakers, as people type them: a line for each."""

import re
from collections.abc import Sequence

from bot.domain.gathering import TITLE_LENGTH
from bot.domain.naming import NothingWritten, one_line, typed_line
from bot.domain.programme import LONGEST_ITEM, NAME_LENGTH, AgendaItem, Speaker

_NUMBER = r"(?P<{name}>[0-9]{{1,3}})"
_LENGTH = (
    rf"(?:{_NUMBER.format(name='minutes')}\s?(?:minutes?|mins?\.?|mn\.?|['’′])"
    rf"|{_NUMBER.format(name='hours')}\s?h(?:\s?{_NUMBER.format(name='after')}(?:\s?mi?n)?)?)"
)
_AT_THE_END = re.compile(
    rf"\s?(?:\(\s*{_LENGTH}\s*\)|(?<=\s){_LENGTH.replace('?P<', '?P<bare_')})\s*$", re.IGNORECASE
)
_BULLET = re.compile(r"(?:[-–—•*]|[0-9]{1,2}[.)])\s+")
# « Repas à 8 h », « pause de 20 min » : these are read best as they were written.
_JOINED = re.compile(
    r"(?:^|\s)(?:à|a|at|vers|dès|de|pour|for|of|pendant|until|jusqu.à)$", re.IGNORECASE
)
_LOOSE_END = " :;,-–—"
_HOSTS = re.compile(r"[\s,;]*[(,;]\s*(?:anime|animation|hosts?)\s*\)?\s*$", re.IGNORECASE)
_HOUR = 60


def read(text: str) -> Sequence[AgendaItem]:
    """
    Read one item for each line that says something; minutes stand at its end.

    Raises:
        TooLong: one of the lines has too long a title.
    """
    return [item for line in text.splitlines() if (item := read_item(line))]


def read_item(line: str) -> AgendaItem | None:
    """
    Read one line; None where nothing readable is written.

    Raises:
        TooLong: its title is too long.
    """
    try:
        title, minutes = _apart(_bare(one_line(line, limit=len(line))))
        return AgendaItem(typed_line(title, limit=TITLE_LENGTH), minutes)
    except NothingWritten:
        return None


def read_length(text: str) -> int | None:
    """Read minutes typed on their own: « 90 min », « 1 h 30 »."""
    found = _AT_THE_END.match(f" {text.strip()}")
    return _minutes(found) if found else None


def written(items: Sequence[AgendaItem]) -> str:
    """Write a programme as it may be typed again."""
    return "\n".join(_written(item) for item in items)


def _written(item: AgendaItem) -> str:
    return item.title if item.minutes is None else f"{item.title} ({item.minutes} min)"


def _bare(line: str) -> str:
    """Take off the bullets or numbers of a list, unless there is nothing else."""
    while (found := _BULLET.match(line)) and line[found.end() :]:
        line = line[found.end() :]
    return line


def _apart(line: str) -> tuple[str, int | None]:
    """Part a line from the minutes at its end; without a title they are the title."""
    found = _AT_THE_END.search(line)
    if found is None:
        return line, None
    title = line[: found.start()].strip().rstrip(_LOOSE_END)
    minutes = _minutes(found)
    if _JOINED.search(title) or not _says_something(title) or not 0 < minutes <= LONGEST_ITEM:
        return line, None
    return title, minutes


def _says_something(title: str) -> bool:
    try:
        return typed_line(title, limit=len(title)) == title.strip()
    except NothingWritten:
        return False


def _minutes(found: re.Match[str]) -> int:
    def number(name: str) -> int:
        return int(found[name] or found[f"bare_{name}"] or 0)

    return number("minutes") or number("hours") * _HOUR + number("after")


def read_speakers(text: str) -> Sequence[Speaker]:
    """
    Read « Prénom Nom, fonction, structure » on each line.

    Raises:
        TooLong: a part of one of the lines is too long.
    """
    return [speaker for line in text.splitlines() if (speaker := read_speaker(line))]


def read_speaker(line: str) -> Speaker | None:
    """
    Read one line; « (anime) » at its end says who hosts. None where nothing is written.

    Raises:
        TooLong: a part of it is too long.
    """
    try:
        whole = _bare(one_line(line, limit=len(line)))
        hosts = _HOSTS.search(whole)
        parts = (whole[: hosts.start()] if hosts else whole).split(",", 2)
        name, function, organisation = (_part(part) for part in (*parts, "", "")[:3])
        if not name:
            return None
        return Speaker(name, function, organisation, hosts=hosts is not None)
    except NothingWritten:
        return None


def _part(text: str) -> str:
    try:
        return typed_line(text, limit=NAME_LENGTH)
    except NothingWritten:
        return ""


def written_speaker(speaker: Speaker) -> str:
    """Write a speaker as they may be typed again, but for whether they host."""
    known = (speaker.name, speaker.function, speaker.organisation)
    return ", ".join(part for part in known if part)
