"""What becomes of places of visits when somebody is erased, out of reach, or is one of two."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.gathering import OPEN, Gathering
from bot.domain.places import Places, Waiting
from bot.domain.queue import to_the_front
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import held_places
from bot.services.held_places import stamp


def let_go(store: Store, member_id: int, *, now: datetime) -> None:
    """Give back the places of somebody who is about to be erased; they wait for none any more."""
    for which in store.places.concerning([member_id]):
        gathering = store.gatherings.hold_alone(which)  # how one comes there may go too
        is_past = gathering.status in OPEN and gathering.is_over(now)
        if is_past or held_places.hold(store, gathering) is None:
            continue
        rsvp = store.rsvps.hold(which, member_id)
        if rsvp is not None:
            store.rsvps.withdraw(rsvp, at=now)
            held_places.follow(store, gathering, rsvp, None, now=now)
        held_places.leave(store, gathering, member_id, now=now)


def lose(store: Store, member_id: int) -> None:
    """Let what was offered to somebody go on, who will not read of it any more."""
    for one in _waits_of(store, member_id):
        if one.offered_at is not None and one.is_offered:
            because = f"lost:{one.id}:{stamp(one.offered_at)}"
            _look_at(store, one, because=because, at=one.offered_at)


def reach(store: Store, member_id: int) -> None:
    """Have somebody asked who waits, and can be written to again, if a place is free."""
    for one in _waits_of(store, member_id):
        places = store.places.of(one.gathering_id)
        if places is not None and places.left > 0 and not one.is_offered:
            _look_at(store, one, because=f"back:{one.id}:{places.freed}", at=one.since)


def _waits_of(store: Store, member_id: int) -> Collection[Waiting]:
    visits = store.places.concerning([member_id])
    return store.places.of_member(visits, member_id).values() if visits else ()


def _look_at(store: Store, one: Waiting, *, because: str, at: datetime) -> None:
    gathering = store.gatherings.get(one.gathering_id)
    held_places.look_at(store, gathering, because=because, now=at)


def hold_all(store: Store, member_ids: Collection[int]) -> Sequence[Places]:
    """Return the places of all visits that concern these members, held until this deed ends."""
    held = (store.places.hold(which) for which in store.places.concerning(member_ids))
    return [places for places in held if places is not None]


def count_again(
    store: Store, held: Collection[Places], member_ids: Sequence[int], *, now: datetime
) -> None:
    """
    Count the places again after two records became one, or one became two.

    `held` is how it stood before. Whose place was given to others meanwhile waits in front.
    """
    known = {places.gathering_id: places for places in held}
    for places in hold_all(store, member_ids):
        known.setdefault(places.gathering_id, places)
    for which, before in sorted(known.items()):
        gathering = store.gatherings.get(which)
        for member_id in member_ids:
            _leave_if_they_come(store, which, member_id)
            if store.places.count(which) > before.capacity:
                _wait_again(store, gathering, member_id, now=now)
        fewer = before.taken - store.places.count(which)
        sealed = held_places.freed(store, gathering, max(fewer, 0), now=now)
        if sealed.left > 0 and not fewer:  # who waits may have come back with one of the records
            because = f"counted:{sealed.freed}:{stamp(now)}"
            held_places.look_at(store, gathering, because=because, now=now)


def _leave_if_they_come(store: Store, gathering_id: int, member_id: int) -> None:
    rsvp = store.rsvps.hold(gathering_id, member_id)
    if rsvp is not None and rsvp.answer is Answer.YES:
        store.places.leave(gathering_id, member_id)


def _wait_again(store: Store, gathering: Gathering, member_id: int, *, now: datetime) -> None:
    which = gathering.id
    line = store.places.waiting(which)
    mine = next((one for one in line if one.member_id == member_id), None)
    rsvp = store.rsvps.hold(which, member_id)
    if mine is not None and mine.is_offered:
        store.places.change([replace(mine, offer_until=None)])
    elif rsvp is not None and rsvp.answer is Answer.YES:
        store.rsvps.withdraw(rsvp, at=now)
        (turn,) = to_the_front(line, 1)
        store.places.wait(Waiting(0, which, member_id, now, turn=turn))
