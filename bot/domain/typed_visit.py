"""What organisers type about a visit: whom to call, and how many may come."""

import re
from dataclasses import replace
from typing import Final

from bot.domain.naming import typed_line
from bot.domain.number_words import numbers_in, words_of
from bot.domain.places import MOST_PLACES
from bot.domain.section import Section
from bot.domain.visit import Visit

TEXT_LENGTH: Final = 200

_PHONE: Final = re.compile(r"\+?\(?\d[\d .()/-]{4,}\d")
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
    Return the least and the most people in « 8 », « quatre à huit »; None if nobody can tell.

    The least is None where it was not said.
    """
    numbers = sorted(found.number for found in numbers_in(words_of(text)))
    if not 1 <= len(numbers) <= _TWO or not 1 <= numbers[-1] <= MOST_PLACES:
        return None
    return (numbers[0] if len(numbers) > 1 else None), numbers[-1]


def line_of(visit: Visit, section: Section) -> str:
    """Return what one line of a visit says."""
    match section:
        case Section.TOPIC:
            return visit.topic
        case Section.MEETING_POINT:
            return visit.meeting_point
        case Section.ACCESS:
            return visit.access
        case _:
            return ", ".join(part for part in (visit.contact_name, visit.contact_phone) if part)


def with_line(visit: Visit, section: Section, text: str) -> Visit:
    """
    Return a visit with another line; an empty one takes it out.

    Raises:
        NothingWritten, TooLong.
    """
    line = typed_line(text, limit=TEXT_LENGTH) if text else ""
    match section:
        case Section.TOPIC:
            return replace(visit, topic=line)
        case Section.MEETING_POINT:
            return replace(visit, meeting_point=line)
        case Section.ACCESS:
            return replace(visit, access=line)
        case _:
            name, phone = contact_of(line)
            return replace(visit, contact_name=name, contact_phone=phone)
