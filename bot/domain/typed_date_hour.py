"""One hour as people type it: « 14 h 30 », 14:30, 2.30pm, « midi et demi », a bare "6"."""

import re
from dataclasses import dataclass
from datetime import time
from typing import Literal

from bot.domain.typed_date_words import NUMBER

Half = Literal["am", "pm"]

HALF_DAY = 12
_HOURS_IN_DAY = 24
_MINUTES_IN_HOUR = 60
_DOUBTFUL_HOURS = range(1, 8)
_MONTHS = range(1, 13)
_QUARTERS = range(0, _MINUTES_IN_HOUR, 15)


@dataclass(frozen=True, slots=True)
class Hour:
    """
    An hour as written.

    It `is_marked` when nothing else is written like that ("14:30", "2pm") and `is_settled` when
    its half of the day is known ("14h", "2pm", « midi », but neither "6" nor "6:30").
    """

    hour: int
    minute: int
    half: Half | None = None
    is_marked: bool = True
    is_settled: bool = True
    is_doubtful: bool = False

    @property
    def minutes(self) -> int:
        return self.hour * _MINUTES_IN_HOUR + self.minute

    def at_half(self, half: Half) -> "Hour":
        return Hour(self.hour % HALF_DAY + (HALF_DAY if half == "pm" else 0), self.minute, half)

    def as_time(self) -> time:
        return time(self.hour, self.minute)


_HOUR = (
    r"(?:(?P<word>midi|noon|minuit|midnight)(?: (?P<past>[0-9]{2}))?"
    rf"|(?P<hour>{NUMBER})(?:(?P<unit> ?h)(?: ?(?P<after>[0-9]{{2}}))?"
    r"|(?P<sign>[:.])(?P<minute>[0-9]{2}))?(?: ?(?P<half>[ap]m))?)"
)
HOUR = re.sub(r"\(\?P<\w+>", "(?:", _HOUR)  # the same, to build patterns with
_PATTERN = re.compile(_HOUR)


def read(text: str) -> Hour | None:
    """Read smoothed text that matches HOUR; None when no clock shows it."""
    found = _PATTERN.fullmatch(text)
    if found is None:
        return None
    if found["word"]:
        return _named(found["word"], int(found["past"] or 0))
    hour = Hour(
        int(found["hour"]),
        int(found["after"] or found["minute"] or 0),
        is_marked=bool(found["unit"] or found["sign"] or found["half"]),
        is_settled=bool(found["unit"]) or int(found["hour"]) > HALF_DAY,
        is_doubtful=not found["unit"] and found["hour"] in map(str, _DOUBTFUL_HOURS),
    )
    if not _is_possible(found, hour):
        return None
    match found["half"]:
        case "am" | "pm" as half:
            return hour.at_half(half)
        case _:
            return hour


def _named(word: str, minute: int) -> Hour | None:
    if minute not in _QUARTERS:
        return None
    return Hour(HALF_DAY if word in {"midi", "noon"} else 0, minute)


def _is_possible(found: re.Match[str], hour: Hour) -> bool:
    if hour.minute >= _MINUTES_IN_HOUR or hour.hour >= _HOURS_IN_DAY:
        return False
    if found["half"]:
        return not found["unit"] and 1 <= hour.hour <= HALF_DAY
    # With a dot, « 10.12 » is a date; only what no month is called can be minutes.
    return found["sign"] != "." or hour.minute not in _MONTHS
