"""Members look at a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.gathering import Gathering, Kind, NoSuchGathering, NotAnnounced, Status
from bot.domain.listing import Listed
from bot.domain.member import Member
from bot.domain.places import Places, Waiting
from bot.domain.programme import NOTHING_PLANNED, Programme
from bot.domain.prospect import Line, Prospect
from bot.domain.rsvp import NOBODY, Headcount, Rsvp
from bot.domain.visit import Visit
from bot.ports import Store
from bot.services import held_places

AGENDA_PAGE = 5
ANSWERS_PAGE = 8
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """
    A gathering as one person sees it: with the counts, and the answer they gave, if any.

    Of a visit, also its places, where the person waits for one, and what they may hope for.
    """

    gathering: Gathering
    counts: Headcount = NOBODY
    rsvp: Rsvp | None = None
    programme: Programme = NOTHING_PLANNED
    visit: Visit | None = None
    places: Places | None = None
    waiting: Waiting | None = None
    prospect: Prospect | None = None


def look_at(store: Store, gathering: Gathering, *, member: Member | None = None) -> Seen:
    """Return a gathering with all that its cards show; without a member, as a group sees it."""
    rsvp = store.rsvps.of(gathering.id, member.id) if member else None
    counts = store.rsvps.headcount(gathering.id)
    seen = Seen(gathering, counts, rsvp, store.programmes.of(gathering.id))
    return _as_visit(store, seen, member) if gathering.kind is Kind.VISIT else seen


def _as_visit(store: Store, seen: Seen, member: Member | None) -> Seen:
    which = seen.gathering.id
    whole = replace(seen, visit=store.visits.of(which), places=store.places.of(which))
    return in_line(whole, line_of(store, whole.places), member.id if member else 0)


def line_of(store: Store, places: Places | None) -> Line | None:
    """Return everybody who waits for a place; None of what has none."""
    if places is None:
        return None
    waiting = store.places.waiting(places.gathering_id)
    return Line(places, waiting, held_places.represented(store, places))


def in_line(seen: Seen, line: Line | None, member_id: int) -> Seen:
    """Return a visit with where one person waits, and what they may hope for."""
    if line is None:
        return seen
    return replace(seen, waiting=line.of(member_id), prospect=line.prospect(member_id))


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
    return show(store, gathering_id=int(number, 36), member=member)


def show(store: Store, *, gathering_id: int, member: Member | None) -> Seen:
    """
    Return a gathering that everybody may see.

    Raises:
        NoSuchGathering, NotAnnounced: there is none, or it is a draft.
    """
    gathering = store.gatherings.get(gathering_id)
    if gathering.status in {Status.IDEA, Status.DRAFT}:
        raise NotAnnounced
    return look_at(store, gathering, member=member)


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of gatherings; `start` is the number of the first line, from 0."""

    lines: Sequence[Listed]
    number: int
    start: int
    is_last: bool


def agenda(store: Store, *, member: Member | None, number: int, now: datetime) -> ListPage:
    """Return one page of what is to come; a page past the end is the first one."""
    total = store.listings.count_upcoming(now=now)
    start = _start(number, size=AGENDA_PAGE, total=total)
    who = member.id if member else None
    lines = store.listings.upcoming(who, now=now, start=start, size=AGENDA_PAGE)
    return ListPage(lines, start // AGENDA_PAGE, start, start + AGENDA_PAGE >= total)


def answers(store: Store, *, member: Member | None, number: int) -> ListPage:
    """Return one page of all that a member answered; a page past the end is the first one."""
    total = store.listings.count_answers(member.id) if member else 0
    start = _start(number, size=ANSWERS_PAGE, total=total)
    lines = store.listings.answers(member.id, start=start, size=ANSWERS_PAGE) if member else []
    return ListPage(lines, start // ANSWERS_PAGE, start, start + ANSWERS_PAGE >= total)


def _start(number: int, *, size: int, total: int) -> int:
    return number * size if number * size < total else 0
