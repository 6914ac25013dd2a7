"""
What an answer does to the places of a visit: one is taken, kept or given back.

Whoever changes who comes holds the row of the places until their deed ends; a place that is given
back is offered by an appointment of its own, committed with it (`bot.services.place_offers`).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.appointment import Planned, Stage
from bot.domain.delivery import Kind, Promise
from bot.domain.gathering import OPEN, Gathering, Kind as GatheringKind
from bot.domain.places import NoPlaceLeft, NoRoomForGuests, OfferPassed, Places, Waiting, heads
from bot.domain.queue import is_lapsed, may_be_offered, may_take, swept
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store

WHY: Final = "why"  # in the facts of a message: `FEWER`, `LATE` or `BY_PHONE`
FEWER: Final = "fewer"  # places than before: somebody waits again
_A_MOMENT: Final = timedelta(seconds=1)


def hold(store: Store, gathering: Gathering) -> Places | None:
    """Return the places of a visit, held until this deed ends; None for whatever has none."""
    if gathering.kind is not GatheringKind.VISIT:
        return None
    return store.places.hold(gathering.id)


def has_begun(gathering: Gathering, now: datetime) -> bool:
    """Tell whether it is too late to offer anybody a place."""
    return gathering.starts_at is not None and now >= gathering.starts_at


def take(
    store: Store, gathering: Gathering, member_id: int, *, places: Places, now: datetime
) -> None:
    """
    Let somebody have a place that is theirs to take; the answer that says so is written next.

    Raises:
        OfferPassed: it was theirs, and is not any more.
        NoPlaceLeft: there is none, or others wait for it.
    """
    waiting = store.places.waiting(gathering.id)
    mine = next((one for one in waiting if one.member_id == member_id), None)
    if not _is_theirs(store, gathering, member_id, places=places, waiting=waiting, now=now):
        raise (OfferPassed if _knew_of_one(mine) else NoPlaceLeft)(gathering_id=gathering.id)
    others = [one for one in waiting if one is not mine]
    end_lapsed(store, gathering, others, swept(places, others, now=now)[1], now=now)
    if mine is not None:
        store.places.leave(gathering.id, member_id)


def set_aside(store: Store, gathering_id: int, member_id: int, *, now: datetime) -> None:
    """Let a place be somebody's for this moment, so that their yes takes it like any other."""
    waits = store.places.wait(Waiting(0, gathering_id, member_id, now))
    store.places.change([replace(waits, offered_at=now, offer_until=now)])
    store.places.seal(gathering_id)


def _knew_of_one(mine: Waiting | None) -> bool:
    if mine is None:
        return False
    return mine.passed is not None or (mine.is_offered and mine.was_told)


def may_take_one(store: Store, gathering: Gathering, member_id: int, *, now: datetime) -> bool:
    """Tell whether a yes would be taken now; the yes itself looks again."""
    places = store.places.of(gathering.id)
    if places is None:
        return True
    waiting = store.places.waiting(gathering.id)
    return _is_theirs(store, gathering, member_id, places=places, waiting=waiting, now=now)


def _is_theirs(
    store: Store,
    gathering: Gathering,
    member_id: int,
    *,
    places: Places,
    waiting: Sequence[Waiting],
    now: datetime,
) -> bool:
    mine = next((one for one in waiting if one.member_id == member_id), None)
    if mine is not None and mine.is_offered and not mine.is_over(now):
        return True
    after, line = swept(places, waiting, now=now)
    asked = [] if has_begun(gathering, now) else line
    return may_take(after, asked, member_id, represented=represented(store, places))


def represented(store: Store, places: Places) -> frozenset[int]:
    """Return the organisations of those who come, where that matters for whose turn it is."""
    return store.places.represented(places.gathering_id) if places.one_each else frozenset()


def end_lapsed(
    store: Store,
    gathering: Gathering,
    before: Sequence[Waiting],
    after: Sequence[Waiting],
    *,
    now: datetime,
) -> None:
    """Write down which offers are over, and promise a word to those who let them pass by."""
    now_so = {one.id: one for one in after}
    ended = [one for one in before if is_lapsed(one, now)]
    store.places.change(now_so[one.id] for one in ended)
    tell_passed(store, gathering, [one for one in ended if one.is_reachable], now=now)


def tell_passed(
    store: Store, gathering: Gathering, who: Sequence[Waiting], *, now: datetime, why: str = ""
) -> None:
    """
    Promise somebody whose place went on to read that their turn is kept.

    Who never read that they were offered one reads nothing of its end.
    """
    promises = [
        Promise(
            f"place_passed:{gathering.id}:{one.id}:{why or stamp(one.offered_at)}",
            Kind.PLACE_PASSED,
            one.member_id,
            gathering.id,
            now,
            not_after=gathering.starts_at,
            facts={WHY: why} if why else {},
        )
        for one in who
        if one.was_told or not one.is_offered
    ]
    store.deliveries.plan(promises, at=now)


def make_room(
    store: Store, gathering: Gathering, before: Rsvp, after: Rsvp, *, now: datetime
) -> None:
    """
    Let more people come with somebody, if there is room that nobody waits for.

    Raises:
        NoRoomForGuests: there is not.
    """
    more = heads(after) - heads(before)
    places = hold(store, gathering) if more > 0 else None
    if places is None:
        return
    waiting = store.places.waiting(gathering.id)
    free, line = swept(places, waiting, now=now)
    is_asked = any(may_be_offered(free, one) for one in line) and not has_begun(gathering, now)
    if more > free.left or is_asked:
        raise NoRoomForGuests(gathering_id=gathering.id)
    end_lapsed(store, gathering, waiting, line, now=now)


def follow(
    store: Store, gathering: Gathering, before: Rsvp | None, after: Rsvp | None, *, now: datetime
) -> None:
    """
    Count the places of a visit again once an answer is another; what was given back is offered.

    Who says no waits no more.

    Raises:
        NoPlaceLeft: there are not so many; the deed must leave no trace.
    """
    said = after or before
    if said is None or hold(store, gathering) is None:
        return
    given_back = max(heads(before) - heads(after), 0)
    if after is not None and after.answer is Answer.NO:
        given_back += _wait_no_more(store, gathering.id, said.member_id)
    freed(store, gathering, given_back, now=now)


def _wait_no_more(store: Store, gathering_id: int, member_id: int) -> int:
    """Return how many places somebody gives back who waits no more: one that was offered."""
    mine = store.places.of_member([gathering_id], member_id).get(gathering_id)
    if mine is None:
        return 0
    store.places.leave(gathering_id, member_id)
    return int(mine.is_offered)


def leave(store: Store, gathering: Gathering, member_id: int, *, now: datetime) -> bool:
    """Let somebody wait no more, and give back what they were offered; False if they did not."""
    if hold(store, gathering) is None:
        return False
    mine = store.places.of_member([gathering.id], member_id).get(gathering.id)
    if mine is None:
        return False
    freed(store, gathering, _wait_no_more(store, gathering.id, member_id), now=now)
    return True


def freed(store: Store, gathering: Gathering, count: int, *, now: datetime) -> Places:
    """
    Count the places again; so many were given back, and are offered to who waits.

    Raises:
        NoPlaceLeft: more come than there are places; the deed must leave no trace.
    """
    sealed = store.places.seal(gathering.id, freed=count)
    store.touch(gathering.id)
    if count:
        look_at(store, gathering, because=f"freed:{sealed.freed}", now=now)
    return sealed


def look_at(store: Store, gathering: Gathering, *, because: str, now: datetime) -> None:
    """Plan for free places to be offered after this deed; `because` tells it from others."""
    if gathering.status in OPEN and not has_begun(gathering, now):
        key = f"{Stage.PLACES.value}:{gathering.id}:{because}"
        store.appointments.plan([Planned(key, Stage.PLACES, gathering.id, now)], at=now)


def look_at_end(store: Store, gathering_id: int, offered: Waiting, *, now: datetime) -> None:
    """Plan to look when the time to take a place has ended."""
    if offered.offer_until is None:
        return
    key = f"{Stage.PLACES.value}:{gathering_id}:until:{offered.id}:{stamp(offered.offer_until)}"
    due_at = offered.offer_until + _A_MOMENT
    store.appointments.plan([Planned(key, Stage.PLACES, gathering_id, due_at)], at=now)


def stamp(moment: datetime | None) -> int:
    """Return a moment as a number that tells it from others, in milliseconds."""
    return int(moment.timestamp() * 1000) if moment else 0
