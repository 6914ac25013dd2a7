"""How the settings say when members are reminded, in words that anybody can write."""

import re
from datetime import time, timedelta
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator

from bot.config import kinds

_DAYS = re.compile(r"(\d{1,2}) days? at (\d{1,2}:\d{2})")
_BEFORE = re.compile(r"(\d{1,3}) (hours?|minutes?)")
_NONE = frozenset({"", "none"})
_LONGEST = timedelta(hours=12)


class DaysBefore(NamedTuple):
    """So many days before, at an hour of the community's clock."""

    days: int
    at: time


def _days(value: object) -> object:
    if value is None or isinstance(value, DaysBefore):
        return value
    words = _words(value)
    if words in _NONE:
        return None
    found = _DAYS.fullmatch(words)
    if found is None or not int(found[1]):
        raise ValueError('expected days and an hour such as "7 days at 10:00", or "" for none')
    return DaysBefore(int(found[1]), kinds.hour(found[2]))


def _length(value: object) -> object:
    if value is None or isinstance(value, timedelta):
        return value
    words = _words(value)
    if words in _NONE:
        return None
    found = _BEFORE.fullmatch(words)
    unit = "hours" if found and found[2].startswith("hour") else "minutes"
    length = timedelta(**{unit: int(found[1])}) if found else timedelta(0)
    if not timedelta(0) < length <= _LONGEST:
        raise ValueError('expected "1 hour", "90 minutes" or alike, at most 12 hours; "" for none')
    return length


def _words(value: object) -> str:
    return " ".join(value.lower().split()) if isinstance(value, str) else "?"


Days = Annotated[DaysBefore | None, BeforeValidator(_days)]
Length = Annotated[timedelta | None, BeforeValidator(_length)]
