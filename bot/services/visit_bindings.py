"""Which meeting hears about a visit: chosen, or the next one; when that goes, the one after it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.domain.gathering import OPEN, Gathering, Kind, NoSuchGathering, Status
from bot.domain.visit import Visit
from bot.ports import Store

_TOOK_PLACE: Final = frozenset({Status.HELD, Status.REPORTED})
_MOST: Final = 50


def follow(store: Store, *, now: datetime) -> None:
    """
    Bind each visit that was not told yet to a meeting that takes place after it.

    What was chosen stays, as long as it takes place after the visit; what waits for the next one,
    or lost the one that was chosen, is told at the nearest that is announced.
    """
    visits = store.visits.to_bind()
    if not visits:
        return
    ahead = [one for one in store.visits.tellable(after=now, most=_MOST) if one.status in OPEN]
    for visit in visits:
        _follow(store, visit, ahead, now=now)


def _follow(store: Store, visit: Visit, ahead: Sequence[Gathering], *, now: datetime) -> None:
    ends_at = _end(store, visit)
    bound = _bound(store, visit)
    if bound is not None and (_stands(bound, visit, ends_at) or _is_past(bound, now)):
        return
    after = [one for one in ahead if one.starts_at and (not ends_at or one.starts_at >= ends_at)]
    found = after[0].id if after else None
    if found == visit.told_at and visit.told_next:
        return
    if not store.tellings.follow(visit.gathering_id, found):
        return  # it was told since we looked
    for which in {visit.gathering_id, visit.told_at, found}:
        if which is not None:  # the programme of a meeting says what is told there
            store.touch(which)
    if bound is not None and bound.id != found:
        facts = f"meeting:{found}" if found else ""
        subject = f"gathering:{visit.gathering_id}"
        store.audit.note("visit.rebind", by=None, subject=subject, at=now, facts=facts)


def _stands(bound: Gathering, visit: Visit, ends_at: datetime | None) -> bool:
    """Tell whether a meeting that was chosen can hear of the visit; « the next » looks again."""
    if visit.told_next or bound.status is Status.CANCELLED or bound.starts_at is None:
        return False
    return ends_at is None or bound.starts_at >= ends_at


def _is_past(bound: Gathering, now: datetime) -> bool:
    """Tell whether it took place: whether the visit was told there, a human says."""
    if bound.status is Status.CANCELLED:
        return False
    return bound.status in _TOOK_PLACE or bool(bound.starts_at and bound.starts_at <= now)


def _bound(store: Store, visit: Visit) -> Gathering | None:
    try:
        return store.gatherings.get(visit.told_at) if visit.told_at else None
    except NoSuchGathering:
        return None


def _end(store: Store, visit: Visit) -> datetime | None:
    gathering = store.gatherings.get(visit.gathering_id)
    return gathering.ends_at or gathering.starts_at


def redraw(store: Store, meeting_id: int) -> None:
    """Have the cards of the visits that are told at a meeting drawn again: its date is theirs."""
    for visit in store.visits.bound_to(meeting_id):
        store.touch(visit.gathering_id)


def redraw_meeting(store: Store, gathering: Gathering) -> None:
    """Have the card of the meeting that hears of a visit drawn again: its line is in there."""
    visit = store.visits.of(gathering.id) if gathering.kind is Kind.VISIT else None
    if visit is not None and visit.told_at is not None:
        store.touch(visit.told_at)
