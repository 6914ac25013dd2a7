"""What organisers type about a visit: whom to call, and how many may come."""

import re
from typing import Final

from bot.domain.places import MOST_PLACES

_PHONE: Final = re.compile(r"\+?\(?\d[\d .()/-]{4,}\d")
_NUMBER: Final = re.compile(r"\d{1,4}")
_BETWEEN: Final = " ,;:-()"
_TWO: Final = 2


def contact_of(line: str) -> tuple[str, str]:
    """Return the name and the number in « Rosa, 06 12 34 56 78 »; either may be missing."""
    found = _PHONE.search(line)
    if found is None:
        return line, ""
    name = f"{line[: found.start()]} {line[found.end() :]}"
    return " ".join(name.split()).strip(_BETWEEN), found.group().strip()


def size_of(text: str) -> tuple[int | None, int] | None:
    """
    Return the least and the most people in « 8 », « 4 à 8 »; None where that cannot be read.

    The least is None where it was not said.
    """
    numbers = sorted(int(number) for number in _NUMBER.findall(text))
    if not 1 <= len(numbers) <= _TWO or not 1 <= numbers[-1] <= MOST_PLACES:
        return None
    return (numbers[0] if len(numbers) > 1 else None), numbers[-1]
