"""
What people are invited to: the common ground of meetings and visits.

    Meeting  idea -> draft -> announced -> held -> reported
                        \\-> cancelled     announced -> postponed -> announced
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.place import Format, Place
from bot.domain.refusal import Refusal

TITLE_LENGTH = 120


class NoSuchGathering(Refusal):
    key = "meeting.gone"


class GatheringCancelled(Refusal):
    key = "rsvp.cancelled"


class GatheringOver(Refusal):
    key = "rsvp.over"


class VisitCancelled(GatheringCancelled):
    key = "visit.not_held"


class VisitOver(GatheringOver):
    key = "visit.past"


class NotAnnounced(Refusal):
    """A draft has no answers: only its authors know of it."""

    key = "meeting.gone"


class Kind(StrEnum):
    MEETING = "meeting"
    VISIT = "visit"
    RELAY = "relay"  # a webinar or a call that somebody else holds, passed on


class Status(StrEnum):
    IDEA = "idea"
    DRAFT = "draft"
    ANNOUNCED = "announced"
    POSTPONED = "postponed"
    HELD = "held"
    REPORTED = "reported"
    CANCELLED = "cancelled"


OPEN = frozenset({Status.ANNOUNCED, Status.POSTPONED})


def is_over(status: Status, ends_at: datetime | None, *, at: datetime) -> bool:
    """Tell whether what ends then (aware), if that is known, is past."""
    if status in {Status.HELD, Status.REPORTED}:
        return True
    return ends_at is not None and at >= ends_at


@dataclass(frozen=True, slots=True)
class Gathering:
    """One meeting or visit. Moments are aware and in UTC; a draft may lack any of them."""

    id: int
    kind: Kind = Kind.MEETING
    status: Status = Status.DRAFT
    title: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    format: Format = Format.UNDECIDED
    place: Place | None = None
    place_note: str = ""  # the place as typed, until it is one of the known places
    online_url: str = ""
    ordinal: int | None = None
    question: str = ""
    story_title: str = ""
    tellers: str = ""
    created_by: int | None = None
    held_by: str = ""  # who holds what we only relay; of a visit, the organisation that hosts it
    cancel_reason: str = ""
    announced_at: datetime | None = None
    revision: int = field(
        default=0, compare=False
    )  # grows with every change: the SEQUENCE of calendars

    @property
    def duration(self) -> timedelta | None:
        if self.starts_at is None or self.ends_at is None:
            return None
        return self.ends_at - self.starts_at

    def check_open(self, now: datetime) -> None:
        """
        Refuse an answer that comes too late to matter.

        Raises:
            NotAnnounced: it is still a draft.
            GatheringCancelled: it was called off.
            GatheringOver: it has ended.
        """
        if self.status in {Status.IDEA, Status.DRAFT}:
            raise NotAnnounced
        if self.status is Status.CANCELLED:
            raise self.cancelled()
        if self.is_over(now):
            raise self.over()

    def cancelled(self) -> GatheringCancelled:
        """Return the refusal for what was called off, as it is said of this kind."""
        refusal = VisitCancelled if self.kind is Kind.VISIT else GatheringCancelled
        return refusal(gathering_id=self.id)

    def over(self) -> GatheringOver:
        """Return the refusal for what has ended, as it is said of this kind."""
        refusal = VisitOver if self.kind is Kind.VISIT else GatheringOver
        return refusal(gathering_id=self.id)

    def is_over(self, now: datetime) -> bool:
        return is_over(self.status, self.ends_at, at=now)
