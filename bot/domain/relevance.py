"""Whether a message still says something: it is so, and its reader does not know it yet."""

from typing import Final

from bot.domain.appointment import Stage
from bot.domain.circumstances import (
    STARTS,
    UNTIL,
    Circumstances,
    Unsaid,
    counts_on_it,
    date_before,
    date_in,
    was_invited,
)
from bot.domain.delivery import Delivery, Kind
from bot.domain.gathering import OPEN, Gathering, Kind as GatheringKind, Status
from bot.domain.mailing import GROUP, OF_A_GATHERING, Group
from bot.domain.manner import MANNERS
from bot.domain.rsvp import Answer, Rsvp
from bot.domain.visit import has_place

REMINDING: Final = frozenset({Kind.REMINDER, Kind.LAST_REMINDER, Kind.NUDGE})
"""What asks, or says again, to be there: nobody who said no reads it."""

_HOPED_FOR: Final = frozenset(OF_A_GATHERING) - {Group.EXCUSED}


def nothing_to_say(
    delivery: Delivery, gathering: Gathering | None, rsvp: Rsvp | None, *, is_host: bool = False
) -> Unsaid | None:
    """
    Return why a message says nothing that is true, new and of use to its reader; if so.

    `is_host` is who opens their doors: what becomes of the visit concerns them without an answer.
    """
    if gathering is None or MANNERS[delivery.kind].looks_back:
        return _if_it_took_place(delivery, gathering) if gathering else None
    match delivery.kind:
        case Kind.MESSAGE:
            return _unless_excused(delivery, rsvp)
        case Kind.CANCELLED:
            return _unless_cancelled(delivery, gathering, rsvp, is_host=is_host)
        case kind if kind in REMINDING:
            is_of_places = _is_of_places(delivery, gathering)
            decided = _unless_they_have_a_place if is_of_places else _unless_decided
            return _overtaken(delivery, gathering) or decided(delivery, rsvp)
        case _:
            known = _unless_they_know(delivery, gathering, rsvp, is_host=is_host)
            return _overtaken(delivery, gathering) or known


def _unless_excused(delivery: Delivery, rsvp: Rsvp | None) -> Unsaid | None:
    """A message may wait for days: what is for those who come, or might, is for no excused one."""
    is_excused = rsvp is not None and rsvp.answer is Answer.NO and not rsvp.to_confirm
    return Unsaid.ANSWERED if is_excused and delivery.facts.get(GROUP) in _HOPED_FOR else None


def _overtaken(delivery: Delivery, gathering: Gathering) -> Unsaid | None:
    if gathering.status is not Status.CANCELLED and gathering.status not in OPEN:
        return Unsaid.NOTHING_NEW
    return _if_it_took_place(delivery, gathering)


def _if_it_took_place(delivery: Delivery, gathering: Gathering) -> Unsaid | None:
    """Say why not: it was called off, or is not on the date for which this was meant."""
    if gathering.status is Status.CANCELLED:
        return Unsaid.CANCELLED
    is_moved = STARTS in delivery.facts and date_in(delivery, STARTS) != gathering.starts_at
    return Unsaid.MOVED if is_moved else None


def _unless_decided(delivery: Delivery, rsvp: Rsvp | None) -> Unsaid | None:
    """A no is never asked again; a yes only to hear where and how."""
    if rsvp is None:
        return Unsaid.NO_ANSWER if delivery.kind is Kind.LAST_REMINDER else None
    match rsvp.answer:
        case Answer.NO:
            return Unsaid.ANSWERED
        case Answer.YES if not rsvp.to_confirm:
            is_for_them = delivery.kind is Kind.LAST_REMINDER or delivery.stage is Stage.DETAILS
        case _:
            is_for_them = delivery.kind is not Kind.LAST_REMINDER
    return None if is_for_them else Unsaid.ANSWERED


def _is_of_places(delivery: Delivery, gathering: Gathering) -> bool:
    return gathering.kind is GatheringKind.VISIT and delivery.kind is not Kind.NUDGE


def _unless_they_have_a_place(delivery: Delivery, rsvp: Rsvp | None) -> Unsaid | None:
    """Where and how is for those who have a place; who may come no more is spared it."""
    if rsvp is None or rsvp.answer is not Answer.YES:
        return Unsaid.NO_ANSWER if rsvp is None else Unsaid.ANSWERED
    is_unsure = rsvp.to_confirm and delivery.kind is Kind.LAST_REMINDER
    return Unsaid.ANSWERED if is_unsure else None


def _unless_they_know(
    delivery: Delivery, gathering: Gathering, rsvp: Rsvp | None, *, is_host: bool
) -> Unsaid | None:
    match delivery.kind:
        case Kind.ANNOUNCEMENT:
            return Unsaid.ANSWERED if rsvp else None
        case Kind.CHANGED:
            return None if is_host or _sets_out(gathering, rsvp) else Unsaid.NO_ANSWER
        case Kind.MOVED if date_before(delivery) == gathering.starts_at:
            return Unsaid.NOTHING_NEW
        case Kind.MOVED | Kind.REINSTATED:
            return _unless_to_confirm(delivery, rsvp, is_host=is_host)
        case _:
            return None


def _sets_out(gathering: Gathering, rsvp: Rsvp | None) -> bool:
    """Tell whether another address concerns somebody: that of a visit goes with a place."""
    return has_place(rsvp) if gathering.kind is GatheringKind.VISIT else counts_on_it(rsvp)


def _unless_cancelled(
    delivery: Delivery, gathering: Gathering, rsvp: Rsvp | None, *, is_host: bool
) -> Unsaid | None:
    if gathering.status is not Status.CANCELLED:
        return Unsaid.NOTHING_NEW
    return None if rsvp or is_host or was_invited(delivery) else Unsaid.NO_ANSWER


def _unless_to_confirm(delivery: Delivery, rsvp: Rsvp | None, *, is_host: bool) -> Unsaid | None:
    if rsvp is None:
        return None if is_host or was_invited(delivery) else Unsaid.NO_ANSWER
    return None if rsvp.to_confirm else Unsaid.ANSWERED


def of_places(delivery: Delivery, seen: Circumstances) -> Unsaid | None:
    """Return why a message about a place of a visit is not true or not new any more; if so."""
    match delivery.kind:
        case Kind.PLACE_OFFERED:
            return _unless_offered(delivery, seen)
        case Kind.PLACE_PASSED:
            return _unless_it_waits(seen)
        case Kind.PLACES_LEFT_OVER:
            return None if seen.is_idle else Unsaid.NOTHING_NEW
        case Kind.ANNOUNCEMENT:
            return Unsaid.ANSWERED if seen.waiting is not None else None
        case _:
            return None


def _unless_offered(delivery: Delivery, seen: Circumstances) -> Unsaid | None:
    """An offer may have been taken, left or ended; one that ends sooner than planned holds."""
    waiting, planned = seen.waiting, date_in(delivery, UNTIL)
    if waiting is None or waiting.offer_until is None:
        return _unless_it_waits(seen) or Unsaid.NOTHING_NEW
    is_another = planned is not None and waiting.offer_until > planned
    return Unsaid.NOTHING_NEW if is_another or waiting.is_over(seen.now) else None


def _unless_it_waits(seen: Circumstances) -> Unsaid | None:
    if seen.waiting is None:
        return Unsaid.ANSWERED if seen.rsvp else Unsaid.NO_ANSWER
    return Unsaid.NOTHING_NEW if seen.waiting.is_offered else None
