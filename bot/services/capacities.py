"""Organisers say how many places a visit has, and to whom they go first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.places import (
    MOST_PLACES,
    Coming,
    Fewer,
    FewerThanComing,
    OddCapacity,
    Places,
    Waiting,
)
from bot.domain.queue import enough_of, swept, to_the_front
from bot.ports import Store
from bot.services import held_places
from bot.services.moving_people import hold_for


@dataclass(frozen=True, slots=True)
class Resized:
    """
    How it stands now; `waiting` are the members, by id, who had a place and wait again.

    `is_minimum_lower` says that the minimum came down with the places.
    """

    gathering: Gathering
    places: Places
    waiting: Sequence[int] = ()
    is_minimum_lower: bool = False


def set_capacity(
    store: Store,
    *,
    gathering_id: int,
    capacity: int,
    by: Member | None,
    now: datetime,
    choice: Fewer | None = None,
) -> Resized:
    """
    Give a visit so many places; where there are more than before, they are offered.

    Raises:
        FewerThanComing: more are spoken for, and nobody chose what to do.
        OddCapacity: a visit has no such number of places.
        NotAnOrganiser, NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver.
    """
    if not 1 <= capacity <= MOST_PLACES:
        raise OddCapacity(most=MOST_PLACES)
    gathering, places, organiser = hold_for(store, gathering_id, by=by, now=now)
    waiting = store.places.waiting(gathering_id)
    free, line = swept(places, waiting, now=now)
    excess = free.taken - capacity
    if excess > 0 and choice is None:
        raise FewerThanComing(excess)
    held_places.end_lapsed(store, gathering, waiting, line, now=now)
    again: Sequence[int] = ()
    if excess > 0 and choice is Fewer.KEEP:
        capacity = free.taken
    elif excess > 0:
        again = _let_last_wait(store, gathering, line, excess, by=organiser, now=now)
    before = store.places.seal(gathering_id)
    sealed = _resize(store, gathering, before, capacity, is_left=bool(again), now=now)
    if sealed.capacity != places.capacity:
        _note(store, "places.capacity", gathering, by=organiser, now=now)
    return Resized(gathering, sealed, again, sealed.minimum < places.minimum)


def _resize(
    store: Store,
    gathering: Gathering,
    before: Places,
    capacity: int,
    *,
    is_left: bool,
    now: datetime,
) -> Places:
    """Write the number down, and offer what is free by it; `is_left` of a company, for one."""
    minimum = min(before.minimum, capacity)
    store.places.put(replace(before, capacity=capacity, minimum=minimum))
    more = capacity - (before.taken if is_left else before.capacity)
    return held_places.freed(store, gathering, max(more, 0), now=now)


def _let_last_wait(
    store: Store,
    gathering: Gathering,
    waiting: Sequence[Waiting],
    excess: int,
    *,
    by: Member,
    now: datetime,
) -> Sequence[int]:
    """
    Let as many wait again as there are places too few for: first who was offered one last, then
    who said yes last. They come before all who wait, are told, and the journal says who they are.
    """
    offered = sorted((one for one in waiting if one.is_offered), key=_since, reverse=True)
    asked = offered[:excess]
    store.places.change(replace(one, offer_until=None) for one in asked)
    leaving = enough_of(store.places.coming(gathering.id), excess - len(asked))
    turns = to_the_front(waiting, len(leaving))
    back = [
        _wait_again(store, gathering.id, one, turn, by=by, now=now)
        for one, turn in zip(leaving, turns, strict=True)
    ]
    for moved in (*asked, *back):
        facts = f"member:{moved.member_id}"
        _note(store, "places.put_back", gathering, by=by, now=now, facts=facts)
    told = [one for one in (*back, *asked) if one.is_reachable]
    held_places.tell_passed(store, gathering, told, now=now, why=held_places.FEWER)
    return [one.member_id for one in back]


def _since(one: Waiting) -> tuple[int, int]:
    return held_places.stamp(one.offered_at), one.id


def _wait_again(
    store: Store, gathering_id: int, one: Coming, turn: int, *, by: Member, now: datetime
) -> Waiting:
    rsvp = store.rsvps.hold(gathering_id, one.member_id)
    if rsvp is not None:
        store.rsvps.withdraw(replace(rsvp, entered_by=by.id), at=now)
    return store.places.wait(Waiting(0, gathering_id, one.member_id, now, turn=turn))


def set_one_each(
    store: Store, *, gathering_id: int, one_each: bool, by: Member | None, now: datetime
) -> Places:
    """
    Say whether one person of each organisation comes first; who was offered a place keeps it.

    Raises:
        NotAnOrganiser, NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver.
    """
    gathering, places, organiser = hold_for(store, gathering_id, by=by, now=now)
    if places.one_each is one_each:
        return places
    changed = replace(places, one_each=one_each)
    store.places.put(changed)
    _note(store, "places.one_each", gathering, by=organiser, now=now)
    return changed


def _note(
    store: Store, action: str, gathering: Gathering, *, by: Member, now: datetime, facts: str = ""
) -> None:
    store.audit.note(action, by=by.id, subject=f"gathering:{gathering.id}", at=now, facts=facts)
