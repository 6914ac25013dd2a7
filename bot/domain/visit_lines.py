"""The lines of a programme that stand for visits told there: each has one, and never two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.organisation import folded
from bot.domain.programme import AgendaItem, Part

MINUTES: Final = 10
_LAST: Final = frozenset({Part.NEXT_STEPS, Part.CLOSING, Part.INFORMAL})
_VISIT: Final = re.compile(r"\bvisite?s?\b")


@dataclass(frozen=True, slots=True)
class Bound:
    """A visit that is told at a meeting."""

    visit_id: int
    title: str


def with_visits(
    items: Sequence[AgendaItem], bound: Sequence[Bound], *, left_out: frozenset[int]
) -> tuple[AgendaItem, ...]:
    """
    Return a programme in which each visit that is told there has its line.

    A line that an organiser wrote by hand is that line. Lines of visits that are not told there
    (any more) are left away.
    """
    told = {one.visit_id for one in bound}
    own = [item for item in items if item.visit_id is None or item.visit_id in told]
    written = _written_by_hand(own, bound)
    shown = [item for item in own if item.title or item.visit_id not in written]
    there = {item.visit_id for item in shown} | written | left_out
    new = [
        AgendaItem("", MINUTES, Part.REPORT_BACK, one.visit_id, one.title)
        for one in bound
        if one.visit_id not in there
    ]
    at = _place(shown)
    return (*shown[:at], *new, *shown[at:])


def _written_by_hand(items: Sequence[AgendaItem], bound: Sequence[Bound]) -> set[int]:
    """Return the visits of which a line speaks that is not theirs by its id."""
    lines = [item for item in items if item.visit_id is None]
    ids = {item.visit_id for item in items if item.title}
    found: dict[int, AgendaItem] = {}
    for is_meant in (_names, _may_be):
        for one in bound:
            if one.visit_id in found or one.visit_id in ids:
                continue
            used = [id(line) for line in found.values()]
            line = next((x for x in lines if id(x) not in used and is_meant(x, one)), None)
            if line is not None:
                found[one.visit_id] = line
    return set(found)


def _names(line: AgendaItem, visit: Bound) -> bool:
    title = folded(visit.title)
    return bool(title) and title in folded(line.title)


def _may_be(line: AgendaItem, _: Bound) -> bool:
    return line.part is Part.REPORT_BACK or _VISIT.search(folded(line.title)) is not None


def _place(items: Sequence[AgendaItem]) -> int:
    """Return where a new line goes: before the story, else before what ends a meeting."""
    for place, item in enumerate(items):
        if item.part is Part.STORY:
            return place
    ending = len(items)
    while ending and items[ending - 1].part in _LAST:
        ending -= 1
    return ending
