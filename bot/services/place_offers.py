"""Free places of a visit are offered to who waits, in order; when an offer ends, the next one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.appointment import Appointment
from bot.domain.circumstances import UNTIL
from bot.domain.community import Community
from bot.domain.delivery import Kind, Promise
from bot.domain.gathering import OPEN, Gathering, NoSuchGathering, Status
from bot.domain.offer_times import OfferTime, offer_time, shortened
from bot.domain.places import Places, Waiting
from bot.domain.queue import next_offers, swept, waits_by_phone
from bot.ports import Store
from bot.services import held_places
from bot.services.held_places import WHY, stamp

LATE: Final = "late"  # nobody has the time to answer any more
BY_PHONE: Final = "by_phone"  # who waits cannot be written to
_GONE: Final = "gone"
_BEGUN: Final = "begun"
_STANDING: Final = OPEN | {Status.HELD, Status.REPORTED}


def keep(store: Store, due: Appointment, *, community: Community, now: datetime) -> str | None:
    """End the offers whose time is over and make new ones; return why there is none to make."""
    if due.gathering_id is None:
        return _GONE
    places = store.places.hold(due.gathering_id)
    gathering = _standing(store, due.gathering_id)
    if places is None or gathering is None:
        return _GONE
    waiting = store.places.waiting(gathering.id)
    if held_places.has_begun(gathering, now):
        _let_go(store, waiting)
        store.places.seal(gathering.id)
        return _BEGUN
    free, line = swept(places, waiting, now=now)
    held_places.end_lapsed(store, gathering, waiting, line, now=now)
    _give_out(store, gathering, free, line, community=community, now=now)
    if store.places.seal(gathering.id) != places:
        store.touch(gathering.id)
    return ""


def _standing(store: Store, gathering_id: int) -> Gathering | None:
    """Return a visit that is to come, or took place: what was left open of it is ended late."""
    try:
        gathering = store.gatherings.get(gathering_id)
    except NoSuchGathering:
        return None
    return gathering if gathering.status in _STANDING else None


def _give_out(
    store: Store,
    gathering: Gathering,
    free: Places,
    line: Sequence[Waiting],
    *,
    community: Community,
    now: datetime,
) -> None:
    chosen = next_offers(free, line, represented=held_places.represented(store, free))
    quiet, zone = community.quiet, community.zone
    time = offer_time(now, gathering.starts_at, quiet=quiet, zone=zone) if chosen else None
    if chosen and time is None:
        _tell_organisers(store, gathering, free, why=LATE, now=now)
    elif free.left > len(chosen) and waits_by_phone(free, line):
        _tell_organisers(store, gathering, free, why=BY_PHONE, now=now)
    if time is not None:
        _offer(store, gathering, chosen, time, now=now)


def _offer(
    store: Store,
    gathering: Gathering,
    chosen: Sequence[Waiting],
    time: OfferTime,
    *,
    now: datetime,
) -> None:
    offered = [replace(one, offered_at=now, offer_until=time.until) for one in chosen]
    store.places.change(offered)
    promises = [
        Promise(
            f"place_offered:{gathering.id}:{one.id}:{stamp(now)}",
            Kind.PLACE_OFFERED,
            one.member_id,
            gathering.id,
            time.leaves_at,
            not_after=time.tell_by,
            facts={UNTIL: time.until.isoformat()},
        )
        for one in offered
    ]
    store.deliveries.plan(promises, at=now)
    held_places.look_at_end(store, gathering.id, offered[-1], now=now)


def _tell_organisers(
    store: Store, gathering: Gathering, free: Places, *, why: str, now: datetime
) -> None:
    """Promise organisers to read, once for each place that was freed, that they decide."""
    promises = [
        Promise(
            f"places_left_over:{gathering.id}:{free.freed}:{one.id}",
            Kind.PLACES_LEFT_OVER,
            one.id,
            gathering.id,
            now,
            not_after=gathering.starts_at,
            facts={WHY: why},
        )
        for one in store.members.organisers()
        if one.chat_id is not None
    ]
    store.deliveries.plan(promises, at=now)


def _let_go(store: Store, waiting: Sequence[Waiting]) -> None:
    """End offers without a word; who had one is as if nobody had asked them."""
    offered = [one for one in waiting if one.is_offered]
    store.places.change(replace(one, offer_until=None) for one in offered)


def call_off(store: Store, gathering: Gathering) -> None:
    """End all offers of a visit that does not take place; who waits keeps their turn."""
    if held_places.hold(store, gathering) is not None:
        _let_go(store, store.places.waiting(gathering.id))
        store.places.seal(gathering.id)


def begin_again(store: Store, gathering: Gathering, *, now: datetime) -> None:
    """Offer the free places of a visit that takes place after all."""
    if held_places.hold(store, gathering) is not None:
        revision = store.gatherings.get(gathering.id).revision
        held_places.look_at(store, gathering, because=f"again:{revision}", now=now)


def move(store: Store, gathering: Gathering, *, community: Community, now: datetime) -> None:
    """Let open offers end in time for the new date, and look whether there are others to make."""
    if held_places.hold(store, gathering) is None:
        return
    if gathering.starts_at is not None:
        _shorten(store, gathering, gathering.starts_at, community=community, now=now)
    revision = store.gatherings.get(gathering.id).revision
    held_places.look_at(store, gathering, because=f"moved:{revision}", now=now)


def _shorten(
    store: Store,
    gathering: Gathering,
    starts_at: datetime,
    *,
    community: Community,
    now: datetime,
) -> None:
    for one in store.places.waiting(gathering.id):
        if one.offer_until is None:
            continue
        until = shortened(one.offer_until, starts_at, quiet=community.quiet, zone=community.zone)
        if until != one.offer_until:
            sooner = replace(one, offer_until=until)
            store.places.change([sooner])
            held_places.look_at_end(store, gathering.id, sooner, now=now)
