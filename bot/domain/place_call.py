"""A call for a place: a meeting has none yet, and the groups are asked who can host it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.gathering import OPEN, Gathering, Kind, Status
from bot.domain.place import Format
from bot.domain.refusal import Refusal

_CALLING: Final = OPEN | {Status.DRAFT}


class NoPlaceWanted(Refusal):
    """Its place is known, or it has no date yet, or it does not take place."""

    key = "venue.not_wanted"


class AlreadyCalled(Refusal):
    """The groups read the call already."""

    key = "venue.already"


class NobodyToCall(Refusal):
    """No group is linked, or none was chosen for this meeting."""

    key = "venue.no_group"


class CallOver(Refusal):
    """A place was found meanwhile, or none is needed any more."""

    key = "venue.over"


@dataclass(frozen=True, slots=True)
class PlaceCall:
    """A call that the groups read, since `called_at` (aware); over once it is not `is_open`."""

    gathering_id: int
    called_at: datetime
    is_open: bool = True


def has_place(gathering: Gathering) -> bool:
    """Tell whether it is known where people meet."""
    return bool(gathering.place or gathering.place_note)


def wants_place(gathering: Gathering, *, now: datetime) -> bool:
    """Tell whether a place is missing for a meeting of ours, in a room, on a day to come."""
    if gathering.kind is not Kind.MEETING or gathering.status not in _CALLING:
        return False
    if has_place(gathering) or gathering.format is Format.VIDEO:
        return False
    return gathering.starts_at is not None and gathering.starts_at > now


def check_wanted(gathering: Gathering, *, now: datetime) -> None:
    """Raises NoPlaceWanted."""
    if not wants_place(gathering, now=now):
        raise NoPlaceWanted
