"""Whether a message is still worth sending when its turn has come; if not, why."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.circumstances import (
    BEFORE,
    INVITED,
    PROGRAMME,
    STARTS,
    WAITS,
    WHAT,
    Circumstances,
    Unsaid,
    counts_on_it,
    date_before,
)
from bot.domain.delivery import Delivery, Kind
from bot.domain.gathering import Kind as GatheringKind
from bot.domain.manner import MANNERS
from bot.domain.member import Status as MemberStatus, Topic
from bot.domain.rations import Other, first_room, is_better
from bot.domain.relevance import REMINDING, nothing_to_say, of_places
from bot.domain.urgency import good_moment
from bot.domain.visit_call import HAND_OVER

__all__ = [
    "BEFORE",
    "INVITED",
    "PROGRAMME",
    "STARTS",
    "WAITS",
    "WHAT",
    "Circumstances",
    "Unsaid",
    "date_before",
    "good_moment",
    "is_rationed_out",
    "when",
    "why_not",
]

_GIVING_WAY: Final = timedelta(seconds=30)
_BEFOREHAND: Final = REMINDING | {Kind.SIGNS, Kind.RUN_SHEET}


def why_not(delivery: Delivery, seen: Circumstances) -> Unsaid | None:
    """Return the reason for which a message had better not be sent at all."""
    if _is_late(delivery, seen, at=seen.now):
        return Unsaid.TOO_LATE
    return (
        _not_for_them(delivery, seen)
        or _unwanted(delivery, seen)
        or nothing_to_say(delivery, seen.gathering, seen.rsvp, is_host=seen.is_host)
        or of_places(delivery, seen)
        or _never_in_time(delivery, seen)
    )


def when(delivery: Delivery, seen: Circumstances) -> datetime:
    """
    Return `seen.now` if a message may be sent at once, or the first moment when it may.

    Of two that are due for the same reader, the one that is of less use to them waits a little.
    What goes with a place is not lost to what others wrote: rather one too many on that day.
    """
    moment = _first_chance(delivery, seen)
    if _goes_with_a_place(delivery, seen) and _is_late(delivery, seen, at=moment):
        moment = _first_chance(delivery, replace(seen, others=()))
    is_outdone = moment == seen.now and _is_outdone(delivery, seen)
    return moment + _GIVING_WAY if is_outdone else moment


def is_rationed_out(delivery: Delivery, seen: Circumstances) -> bool:
    """Tell whether a message waits because its reader was, or will be, written to enough."""
    return when(delivery, seen) > when(delivery, replace(seen, others=()))


def _goes_with_a_place(delivery: Delivery, seen: Circumstances) -> bool:
    """Tell whether who took a place of a visit knows that they will be asked this."""
    is_visit = seen.gathering is not None and seen.gathering.kind is GatheringKind.VISIT
    return is_visit and delivery.kind in {Kind.REMINDER, Kind.FEEDBACK}


def _first_chance(delivery: Delivery, seen: Circumstances) -> datetime:
    moment = seen.now
    while (later := _next_chance(delivery, seen, moment)) > moment:
        moment = later
    return moment


def _next_chance(delivery: Delivery, seen: Circumstances, moment: datetime) -> datetime:
    if MANNERS[delivery.kind].is_rationed:
        told_at = [other.began_at for other in seen.others if other.began_at]
        rations = seen.rations
        if _goes_with_a_place(delivery, seen):  # it waits for the next morning, not for a week
            rations = replace(rations, weekly=len(told_at) + 1)
        moment = first_room(told_at, at=moment, rations=rations, zone=seen.zone)
    starts_at = seen.gathering.starts_at if seen.gathering else None
    dates = [date for date in (date_before(delivery), starts_at) if date]
    return good_moment(delivery.kind, dates, at=moment, hours=seen.quiet, zone=seen.zone)


def _is_outdone(delivery: Delivery, seen: Circumstances) -> bool:
    this = Other(delivery.kind, delivery.stage)
    waiting = [other for other in seen.others if other.began_at is None]
    return MANNERS[delivery.kind].is_rationed and any(is_better(one, than=this) for one in waiting)


def _is_late(delivery: Delivery, seen: Circumstances, *, at: datetime) -> bool:
    if delivery.not_after is not None and at > delivery.not_after:
        return True
    gathering = seen.gathering
    if gathering is None or delivery.kind is Kind.MESSAGE:  # it may well be about what was
        return False
    if MANNERS[delivery.kind].looks_back:
        return False
    if delivery.kind in _BEFOREHAND and gathering.starts_at and at >= gathering.starts_at:
        return True
    return gathering.is_over(at)


def _never_in_time(delivery: Delivery, seen: Circumstances) -> Unsaid | None:
    if not _is_late(delivery, seen, at=when(delivery, seen)):
        return None
    return Unsaid.CAPPED if is_rationed_out(delivery, seen) else Unsaid.TOO_LATE


def _not_for_them(delivery: Delivery, seen: Circumstances) -> Unsaid | None:
    member = seen.member
    if member.status in {MemberStatus.LEFT, MemberStatus.INVITED}:
        return Unsaid.NOT_A_MEMBER
    if MANNERS[delivery.kind].for_organisers and not seen.is_organiser:
        return Unsaid.NOT_AN_ORGANISER
    if MANNERS[delivery.kind].for_hosts and not _is_for_host(delivery, seen):
        return Unsaid.NOT_A_HOST
    if member.chat_id is None or member.status is MemberStatus.UNREACHABLE:
        return Unsaid.UNREACHABLE
    return None


def _is_for_host(delivery: Delivery, seen: Circumstances) -> bool:
    """Tell whether somebody hosts the visit, or is an organiser who is asked beside the host."""
    is_shared = delivery.kind is Kind.TOO_FEW or bool(delivery.facts.get(HAND_OVER))
    return seen.is_host or (is_shared and seen.is_organiser)


def _unwanted(delivery: Delivery, seen: Circumstances) -> Unsaid | None:
    is_awaited = counts_on_it(seen.rsvp) or seen.waiting is not None
    # Who opens their doors asked for calm from news, not from what becomes of their own house.
    is_needed = MANNERS[delivery.kind].topic is None and (is_awaited or seen.is_host)
    if seen.member.is_paused(seen.now) and not is_needed:
        return Unsaid.PAUSED
    if not _topics(delivery, seen).isdisjoint(seen.mutes):
        return Unsaid.MUTED
    if seen.is_hushed and delivery.kind in REMINDING:
        return Unsaid.HUSHED
    return Unsaid.STOPPED if seen.is_stopped else None


def _topics(delivery: Delivery, seen: Circumstances) -> frozenset[Topic]:
    """Return what a message is about; none, if it is needed."""
    topic = MANNERS[delivery.kind].topic
    was_asked = delivery.facts.get(INVITED) and not seen.is_host
    if topic is None and seen.rsvp is None and was_asked:
        topic = Topic.ANNOUNCEMENTS
    if topic is None:
        return frozenset()
    is_visit = seen.gathering is not None and seen.gathering.kind is GatheringKind.VISIT
    return frozenset({topic, Topic.VISITS} if is_visit and seen.rsvp is None else {topic})
