"""The places of a visit: few, never given twice, and offered in order when one is freed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.refusal import Refusal
from bot.domain.rsvp import Answer, Rsvp

USUAL_CAPACITY = 8
MOST_PLACES = 60
_USUAL_MINIMUM = 3


class NoPlaceLeft(Refusal):
    """Every place is taken or offered, or others wait for the next one."""

    key = "visit.full"


class CountedPerhaps(NoPlaceLeft):
    """There is no other place than one that a colleague, `host_id`, may have taken for them."""

    def __init__(self, *, gathering_id: int, host_id: int) -> None:
        super().__init__(gathering_id=gathering_id)
        self.host_id = host_id


class OfferPassed(NoPlaceLeft):
    """The time to take an offered place is over, and others come first now; the turn is kept."""

    key = "place.passed"


class NoRoomForGuests(Refusal):
    """Who brings somebody needs a place for them, and nobody who waits for it."""

    key = "place.no_room_for_guests"


class NoRoomForTheirGuests(NoRoomForGuests):
    """An organiser notes that more come than there is room for; it is noted for nobody then."""

    key = "place.no_room_for_their_guests"


class NobodyInstead(Refusal):
    """On a visit nobody comes in somebody's place: it goes to who waits."""

    key = "place.nobody_instead"


class HasPlace(Refusal):
    """Who has a place does not wait for one."""

    key = "place.yours_already"


class PlaceIsFree(Refusal):
    """Who could have a place by saying yes does not wait for one."""

    key = "place.is_free"


class FewerThanComing(Refusal):
    """So many places are not enough for those who come; `excess` of them would have none."""

    key = "place.fewer_than_coming"

    def __init__(self, excess: int) -> None:
        super().__init__(excess=excess)
        self.excess = excess


class OddCapacity(Refusal):
    """A visit has between one place and `MOST_PLACES`."""

    key = "place.odd_capacity"


class Fewer(StrEnum):
    """What organisers do when there are to be fewer places than are spoken for."""

    KEEP = "keep"  # as many places as are spoken for
    LAST_WAIT = "last_wait"  # who said yes last goes to the front of the list


def usual_minimum(capacity: int) -> int:
    """Return from how many people on a visit takes place where nobody said otherwise."""
    return min(_USUAL_MINIMUM, capacity)


@dataclass(frozen=True, slots=True)
class Places:
    """
    How many may come, and how many places are spoken for.

    `taken` counts people who come, guests included, and the places that are offered to somebody
    who waits; it never exceeds `capacity`. `freed` grows whenever a place becomes free: who let an
    earlier one pass by is asked again only for a later one.
    """

    gathering_id: int
    capacity: int = USUAL_CAPACITY
    minimum: int = 0
    taken: int = 0
    freed: int = 0
    one_each: bool = False  # one person of each organisation first

    @property
    def left(self) -> int:
        return self.capacity - self.taken


@dataclass(frozen=True, slots=True)
class Waiting:
    """
    Somebody who waits for a place; `id` grows in the order in which people came to wait, and a
    smaller `turn` comes before it.

    While `offer_until` (aware) is set a place is theirs if they take it; `was_told` says that the
    message about it has left, or never can. `passed` is how many places had been freed when they
    let one pass by, None if they never did. Who is not `is_reachable` cannot be offered one by a
    message: somebody calls them.
    """

    id: int
    gathering_id: int
    member_id: int
    since: datetime
    offered_at: datetime | None = None
    offer_until: datetime | None = None
    passed: int | None = None
    turn: int = 0
    was_told: bool = True
    is_reachable: bool = True
    organisations: Sequence[int] = ()

    @property
    def is_offered(self) -> bool:
        return self.offer_until is not None

    def is_over(self, now: datetime) -> bool:
        """Tell whether a place was offered, and the time to take it has ended."""
        return self.offer_until is not None and now > self.offer_until


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody who has a place, with guests; `said_at` (aware) is when they said yes."""

    member_id: int
    guests: int = 0
    to_confirm: bool = False
    said_at: datetime | None = None
    is_reachable: bool = True

    @property
    def heads(self) -> int:
        return 1 + self.guests


def heads(rsvp: Rsvp | None) -> int:
    """Count the places that an answer takes: none, unless it is a yes."""
    if rsvp is None:
        return 0
    return 1 + rsvp.guests if rsvp.answer is Answer.YES else rsvp.stand_ins


def alone(rsvp: Rsvp) -> Rsvp:
    """Return an answer for one person: company is added to a place one has, and never promised."""
    return replace(rsvp, guests=0, guest_names="", stand_in="", stand_ins=0)
