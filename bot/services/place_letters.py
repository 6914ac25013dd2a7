"""What who waits for a place of a visit reads, and organisers where nobody can be asked."""

from dataclasses import dataclass

from bot.domain.delivery import Delivery, Kind
from bot.domain.member import Member
from bot.services.held_places import WHY
from bot.services.meetings import Seen
from bot.services.reading import Reading


@dataclass(frozen=True, slots=True)
class PlaceLetter:
    """A visit as its reader sees it; `why` tells one reason from another, see `held_places`."""

    kind: Kind
    member: Member
    seen: Seen
    why: str = ""


def about(reading: Reading, delivery: Delivery, member: Member) -> PlaceLetter | None:
    """Return what a message says now; None if what it is about exists no more."""
    gathering = reading.subject(delivery)
    if gathering is None:
        return None
    why = str(delivery.facts.get(WHY) or "")
    return PlaceLetter(delivery.kind, member, reading.seen(gathering, member), why)
