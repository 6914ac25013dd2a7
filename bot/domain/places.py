"""The places of a visit: few, never given twice, and offered in order when one is freed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.refusal import Refusal

USUAL_CAPACITY = 8
MOST_PLACES = 60


class NoPlaceLeft(Refusal):
    """Every place is taken or offered, or others wait for the next one."""

    key = "visit.full"


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
    Somebody who waits for a place; `id` grows in the order in which people came to wait.

    While `offer_until` (aware) is set a place is theirs if they take it. `passed` is how many
    places had been freed when they let one pass by, None if they never did.
    """

    id: int
    gathering_id: int
    member_id: int
    since: datetime
    offered_at: datetime | None = None
    offer_until: datetime | None = None
    passed: int | None = None
    organisations: Sequence[int] = ()

    @property
    def is_offered(self) -> bool:
        return self.offer_until is not None
