"""Members look at a meeting."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.gathering import Gathering, NoSuchGathering, NotAnnounced, Status
from bot.domain.member import Member
from bot.domain.programme import NOTHING_PLANNED, Programme
from bot.domain.rsvp import NOBODY, Headcount, Rsvp
from bot.ports import Store

_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """A gathering as one person sees it: with the counts, and the answer they gave, if any."""

    gathering: Gathering
    counts: Headcount = NOBODY
    rsvp: Rsvp | None = None
    programme: Programme = NOTHING_PLANNED


def look_at(store: Store, gathering: Gathering, *, member: Member | None = None) -> Seen:
    """Return a gathering with all that its cards show; without a member, as a group sees it."""
    rsvp = store.rsvps.of(gathering.id, member.id) if member else None
    counts = store.rsvps.headcount(gathering.id)
    return Seen(gathering, counts, rsvp, store.programmes.of(gathering.id))


def upcoming(store: Store, *, member: Member | None, now: datetime) -> Seen | None:
    """Return the next meeting, if one is announced."""
    gathering = store.gatherings.next_meeting(now=now)
    return look_at(store, gathering, member=member) if gathering else None


def by_link(store: Store, *, payload: str, member: Member | None) -> Seen:
    """
    Return what a deep link is about (`r_` and an id in base 36).

    Raises:
        NoSuchGathering, NotAnnounced: the link is old, wrong, or about a draft.
    """
    kind, _, number = payload.partition("_")
    if kind != "r" or not number.isalnum() or not number.isascii() or len(number) > _LONGEST:
        raise NoSuchGathering
    gathering = store.gatherings.get(int(number, 36))
    if gathering.status in {Status.IDEA, Status.DRAFT}:
        raise NotAnnounced
    return look_at(store, gathering, member=member)
