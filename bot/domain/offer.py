"""What a member offers: to open their doors for a visit, or a place for meetings."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OfferKind(StrEnum):
    VISIT = "visit"
    PLACE = "place"


class OfferState(StrEnum):
    """
    proposed -> accepted (its visit is a draft, or its place is known) -> ...
    proposed -> declined | withdrawn
    """

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Offer:
    """
    `slots`, `audience` and `access` are as typed; `capacity` is how many at most.

    `proposed_at` (aware) is a date that organisers suggest and the host has not confirmed yet;
    `gathering_id` is the visit that was made of it, `place_id` the place.
    """

    id: int
    kind: OfferKind
    member_id: int | None
    topic: str
    made_at: datetime
    organisation_id: int | None = None
    audience: str = ""
    slots: str = ""
    access: str = ""
    capacity: int | None = None
    state: OfferState = OfferState.PROPOSED
    proposed_at: datetime | None = None
    gathering_id: int | None = None
    place_id: int | None = None


@dataclass(frozen=True, slots=True)
class OfferWord:
    """A question or an answer between organisers and a host; `at` is aware."""

    id: int
    offer_id: int
    member_id: int | None
    by_host: bool
    text: str
    at: datetime
