"""What a member offers: to open their doors for a visit, or a place for meetings."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.gathering import Status
from bot.domain.refusal import Refusal


class OfferKind(StrEnum):
    VISIT = "visit"
    PLACE = "place"


class OfferState(StrEnum):
    """
    proposed -> accepted (its visit is a draft, or its place is known) -> withdrawn
    proposed -> declined | withdrawn
    """

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class NoSuchOffer(Refusal):
    """There is none of this number, or it is somebody else's."""

    key = "offer.no_such"


class OfferSettled(Refusal):
    """Somebody accepted, declined or withdrew it meanwhile."""

    key = "offer.settled"


class OfferChanged(Refusal):
    """Somebody else acted since this organiser looked at it."""

    key = "offer.changed"


class DateOutdated(Refusal):
    """Another date is suggested by now, or none."""

    key = "offer.date_outdated"


class DateGone(Refusal):
    """The suggested date passed before the host answered."""

    key = "offer.date_gone"


class AlreadyAnnounced(Refusal):
    """Everybody knows of the visit: it can only be called off."""

    key = "offer.announced"


@dataclass(frozen=True, slots=True)
class Offer:
    """
    `slots`, `audience`, `access` and `equipment` are as typed; `capacity` is how many at most.

    `proposed_at` (aware) is a date that an organiser, `proposed_by`, suggests and the host has not
    confirmed yet. `gathering_id` is the visit that was made of it, `status` how far that is;
    `place_id` is the place. `version` grows with every change that another organiser must not
    overlook. `call_id` is the meeting that called for a place, `call_at` (aware) its date.
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
    proposed_by: int | None = None
    gathering_id: int | None = None
    place_id: int | None = None
    settled_at: datetime | None = None
    settled_by: int | None = None
    version: int = 0
    status: Status | None = None
    equipment: str = ""
    call_id: int | None = None
    call_at: datetime | None = None

    @property
    def is_draft(self) -> bool:
        """Tell whether it was accepted, and nobody but organisers and its host knows of it."""
        return self.state is OfferState.ACCEPTED and self.status is Status.DRAFT

    @property
    def is_open(self) -> bool:
        """Tell whether there is still something to agree on."""
        return self.state is OfferState.PROPOSED or self.is_draft

    def check_proposed(self) -> None:
        """Raises OfferSettled."""
        if self.state is not OfferState.PROPOSED:
            raise OfferSettled

    def check_open(self) -> None:
        """Raises OfferSettled."""
        if not self.is_open:
            raise OfferSettled

    def check_withdrawable(self) -> None:
        """
        Refuse to take back what others count on.

        Raises:
            AlreadyAnnounced: its visit is announced.
            OfferSettled: it was declined or withdrawn, or its place is in use.
        """
        if self.state is OfferState.ACCEPTED and self.status not in {None, Status.DRAFT}:
            raise AlreadyAnnounced
        self.check_open()


@dataclass(frozen=True, slots=True)
class OfferWord:
    """A question or an answer between organisers and a host; `at` is aware."""

    id: int
    offer_id: int
    member_id: int | None
    by_host: bool
    text: str
    at: datetime
