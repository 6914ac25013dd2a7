"""Hours as people type them: one or a range, with a part of the day: « de 8h à 10h du soir »."""

import re
from dataclasses import dataclass
from datetime import time
from enum import Enum

from bot.domain import typed_date_hour
from bot.domain.typed_date_hour import HALF_DAY, HOUR, Half, Hour

_MINUTES_IN_DAY = 24 * 60
_LONGEST_NIGHT = 6 * 60  # minutes: beyond that, an end before the start is a slip


class Part(Enum):
    """A part of the day, with the hours (first, last) a meeting in it may begin at."""

    MORNING = (0, 11)
    AFTERNOON = (12, 19)
    EVENING = (17, 23)


@dataclass(frozen=True, slots=True)
class Hours:
    """
    Wall-clock hours as typed; `ends` before `starts` means the day after.

    `is_doubtful` when it may be twelve hours later: "at 6".
    """

    starts: time
    ends: time | None = None
    is_doubtful: bool = False


# The night before the day that was said, or the one after? Only the person knows.
_MIDNIGHT = ("minuit", "midnight")
_HOURS = re.compile(
    r"(?:(?P<lead>a|at|vers|around|about|des|a partir de|de|from|entre|between|-) )?"
    rf"(?P<starts>{HOUR})"
    rf"(?:(?P<to> ?- ?| (?:a|to|jusqu'a|until|till|et|and) )(?P<ends>{HOUR}))?",
)
_PARTS = {
    Part.MORNING: "matinee|matin|morning",
    Part.AFTERNOON: "apres midi|aprem|afternoon",
    Part.EVENING: "soiree|soir|evening|night",
}
_PART = re.compile(
    r"\b(?:(?P<this>(?:ce|cet|cette|this) |to(?=night))"
    r"|(?:du|dans la|dans l'|de l'|en|le|in the|at|l') ?)?"
    "(?:" + "|".join(rf"(?P<{part.name}>{words})" for part, words in _PARTS.items()) + r")\b",
)


def part_of_day(text: str) -> tuple[str, Part | None]:
    """Take one part of the day out of smoothed text: "ce soir 20h" gives "today 20h"."""
    found = _PART.search(text)
    if found is None:
        return text, None
    rest = text[: found.start()] + (" today " if found["this"] else " ") + text[found.end() :]
    part = next(part for part in Part if found[part.name])
    return " ".join(rest.split()), part


def read(text: str, *, part: Part | None = None, bare: bool = False) -> Hours | None:
    """
    Read smoothed text that holds hours and nothing else.

    `bare` allows "18" on its own, when the hour was just asked for.
    """
    found = _HOURS.fullmatch(text)
    if found is None or not _is_range_well_said(found):
        return None
    if found["starts"].startswith(_MIDNIGHT):
        return None
    starts = typed_date_hour.read(found["starts"])
    ends = typed_date_hour.read(found["ends"]) if found["ends"] else None
    if starts is None or (found["ends"] and ends is None):
        return None
    if not (starts.is_marked or _may_be_bare(found, ends, is_asked=bare)):
        return None
    return _within(part, starts, ends)


def _may_be_bare(found: re.Match[str], ends: Hour | None, *, is_asked: bool) -> bool:
    """Say whether a number without a unit is an hour, from what surrounds it."""
    if is_asked or found["lead"] not in {None, "-"}:
        return True
    # « samedi 12 à 14h » is Saturday the 12th at two, far more often than from noon to two.
    return ends is not None and ends.is_marked and found["to"] != " a "


def _is_range_well_said(found: re.Match[str]) -> bool:
    """« entre 10h et 12h », but never « 10h et 12h »: those are two hours."""
    is_between = found["lead"] in {"entre", "between"}
    says_and = (found["to"] or "").strip() in {"et", "and"}
    return is_between == says_and


def _within(part: Part | None, starts: Hour, ends: Hour | None) -> Hours | None:
    if ends is not None:
        starts, ends = _share_half(starts, ends)
    if part is not None:
        starts, ends = _move_to(part, starts, ends)
        first, last = part.value
        if not first <= starts.hour <= last:
            return None
    if ends is not None and not 0 < _minutes_between(starts, ends) <= _longest(starts, ends):
        return None
    is_doubtful = starts.is_doubtful and part is None
    return Hours(starts.as_time(), ends.as_time() if ends else None, is_doubtful=is_doubtful)


def _minutes_between(starts: Hour, ends: Hour) -> int:
    return (ends.minutes - starts.minutes) % _MINUTES_IN_DAY


def _longest(starts: Hour, ends: Hour) -> int:
    return _LONGEST_NIGHT if ends.minutes < starts.minutes else _MINUTES_IN_DAY


def _share_half(starts: Hour, ends: Hour) -> tuple[Hour, Hour]:
    """Let "6-8pm" begin in the evening, "10-2pm" in the morning, and "7pm-9" end at 21:00."""
    if ends.half and not starts.is_settled:
        same, other = starts.at_half(ends.half), starts.at_half(_other(ends.half))
        return (same if same.minutes < ends.minutes else other), ends
    if starts.half and not ends.is_settled:
        same, other = ends.at_half(starts.half), ends.at_half(_other(starts.half))
        return starts, (same if same.minutes > starts.minutes else other)
    return starts, ends


def _other(half: Half) -> Half:
    return "am" if half == "pm" else "pm"


def _move_to(part: Part, starts: Hour, ends: Hour | None) -> tuple[Hour, Hour | None]:
    """Read « 8h du soir » as 20:00, and the end of a range along with its start."""
    if part is Part.MORNING or starts.half or not 0 < starts.hour < HALF_DAY:
        return starts, ends
    moved = starts.at_half("pm")
    if ends is None or not starts.minutes < ends.minutes < HALF_DAY * 60:
        return moved, ends
    return moved, ends.at_half("pm")
