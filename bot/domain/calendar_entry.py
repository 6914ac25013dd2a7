"""A gathering as it stands in somebody's own calendar."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.gathering import Gathering, Kind, NotAnnounced, Status
from bot.domain.refusal import Refusal
from bot.domain.rsvp import Answer, Rsvp

USUAL_LENGTH = timedelta(hours=2)
"""Calendars want an end, also where nobody said when we part."""

ALARMS = (timedelta(days=1), timedelta(hours=1))


class NoDateYet(Refusal):
    key = "calendar.no_date"


class HeldByOthers(Refusal):
    """We only pass it on: when its date moves, we may never hear of it."""

    key = "calendar.held_by_others"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """
    What a calendar is told; moments are aware and in UTC, texts are plain.

    `uid` never changes; `revision` grows, so that a newer file takes the place of an older one.
    """

    uid: str
    revision: int
    title: str
    starts_at: datetime
    ends_at: datetime
    made_at: datetime
    place: str = ""
    details: str = ""
    link: str = ""
    is_cancelled: bool = False


def check_has_entry(gathering: Gathering, *, now: datetime) -> datetime:
    """
    Return when a gathering begins, if it belongs in calendars; a cancelled one leaves them.

    Raises:
        NotAnnounced: it is a draft.
        HeldByOthers: we only relay it.
        NoDateYet: its date is open, or open again.
        GatheringOver: it has ended.
    """
    if gathering.status in {Status.IDEA, Status.DRAFT}:
        raise NotAnnounced
    if gathering.kind is Kind.RELAY:
        raise HeldByOthers
    if gathering.starts_at is None:
        raise NoDateYet
    if gathering.is_over(now):
        raise gathering.over()
    return gathering.starts_at


def end_of(gathering: Gathering, starts_at: datetime) -> datetime:
    """Return when a gathering ends, as far as anybody said."""
    return gathering.ends_at or starts_at + USUAL_LENGTH


def may_read_the_link(rsvp: Rsvp | None) -> bool:
    """Tell whether somebody comes, so that the address of the video meeting is for them."""
    return rsvp is not None and rsvp.answer is Answer.YES and not rsvp.to_confirm
