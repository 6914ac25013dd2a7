"""Who comes along with somebody, or in their place: how one answer follows from another."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.organisation import folded
from bot.domain.rsvp import Answer, Rsvp, Via

MOST_GUESTS: Final = 3
NAMES_LENGTH: Final = 120
_BETWEEN_NAMES: Final = re.compile(r"\s*(?:[,;/&+]|\bet\b|\band\b)\s*", re.IGNORECASE)


def turned(
    earlier: Rsvp, answer: Answer, *, at: datetime, via: Via, entered_by: int | None
) -> Rsvp:
    """
    Return the answer that follows another; what was said around it stays as far as it fits.

    After a no, nobody comes along until the member says so (`staying`); who comes back after it
    takes along whom they had announced in their place.
    """
    said = replace(
        earlier, answer=answer, answered_at=at, via=via, entered_by=entered_by, to_confirm=False
    )
    match answer:
        case Answer.NO:
            return replace(said, guests=0, listens=False)
        case Answer.YES if earlier.answer is not Answer.YES:
            return _come_back(said)
        case Answer.YES | Answer.MAYBE:
            return said if said.guests else replace(said, guest_names="")


def _come_back(said: Rsvp) -> Rsvp:
    guests = min(said.guests + said.stand_ins, MOST_GUESTS)
    names = (said.guest_names if said.guests else said.stand_in) if guests else ""
    return replace(said, guests=guests, guest_names=names, stand_ins=0, stand_in="")


def staying(excused: Rsvp, guests: int) -> Rsvp:
    """Count the former guests of somebody who cannot come; 0 if they do not come either."""
    kept = min(max(guests, 0), MOST_GUESTS)
    names = (excused.guest_names or excused.stand_in) if kept else ""
    return replace(excused, stand_ins=kept, stand_in=names, guest_names="")


def bringing(coming: Rsvp, guests: int) -> Rsvp:
    """Return the answer with so many guests; names that were given belong to the number before."""
    kept = min(max(guests, 0), MOST_GUESTS)
    names = coming.guest_names if kept == coming.guests else ""
    return replace(coming, guests=kept, guest_names=names)


def has_company(rsvp: Rsvp) -> bool:
    """Tell whether more people than the member are counted with this answer."""
    return rsvp.guests + rsvp.stand_ins > 0


def one_fewer(rsvp: Rsvp, *, name: str) -> Rsvp:
    """Take out one of the company, who answered alone; `name` is what that person is called."""
    if rsvp.stand_ins:
        return replace(rsvp, stand_ins=rsvp.stand_ins - 1)
    guests = max(rsvp.guests - 1, 0)
    names = [other for other in _names(rsvp.guest_names) if folded(other) != folded(name)]
    return replace(rsvp, guests=guests, guest_names=", ".join(names) if guests else "")


def likeliest(candidates: Sequence[Rsvp], *, name: str) -> Rsvp | None:
    """Return the answer that most likely counts a person of this name already."""
    named = [one for one in candidates if _speaks_of(one, name)]
    return next(iter([*named, *candidates]), None)


def _speaks_of(rsvp: Rsvp, name: str) -> bool:
    known = folded(name).split()
    typed = [folded(one).split() for one in _names(f"{rsvp.stand_in}, {rsvp.guest_names}")]
    return any(one and one == known[: len(one)] for one in typed)


def _names(typed: str) -> Sequence[str]:
    return [name for name in _BETWEEN_NAMES.split(typed) if name]
