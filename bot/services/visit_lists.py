"""Who comes to a visit, as whoever opens the doors reads it: names by consent, and questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Final

from bot.domain.appointment import Appointment, Stage
from bot.domain.circumstances import STARTS
from bot.domain.delivery import Kind, Promise, State
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.moments import in_minutes
from bot.domain.places import Places
from bot.domain.visit_call import HAND_OVER, MORE, HostList
from bot.ports import Store

_NOBODY: Final = "nobody"
_SAME: Final = "nothing_new"
_TOGETHER: Final = timedelta(minutes=30)  # what is asked within is read at once
_BEFORE: Final = timedelta(minutes=30)  # the start: from then on the host is at the door


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who reads a list, for themselves or to hand it over."""

    member: Member
    hands_over: bool


def of(store: Store, gathering_id: int) -> HostList:
    """Return the list as it is now."""
    places = store.places.of(gathering_id) or Places(gathering_id)
    visitors = store.visit_calls.visitors(gathering_id)
    return HostList(places.capacity, visitors, store.visit_questions.of(gathering_id))


def hosts(store: Store, gathering_id: int) -> Sequence[Member]:
    """Return who opens the doors, by id."""
    visit = store.visits.of(gathering_id)
    known = store.members.known(visit.host_ids) if visit else {}
    return [known[which] for which in sorted(known)]


def to_hand_over(store: Store, gathering_id: int) -> Sequence[Member]:
    """Return the hosts whom no message reaches: somebody brings them the list."""
    return [host for host in hosts(store, gathering_id) if not is_reachable(host)]


def is_reachable(member: Member) -> bool:
    """Tell whether somebody agreed to be written to, and can be."""
    return member.chat_id is not None and member.has_agreed


def promise(
    store: Store, gathering: Gathering, due: Appointment, *, is_last: bool, now: datetime
) -> str:
    """
    Promise the list to each host, and to organisers for those whom no message reaches.

    The last one is only for whom it is another than the one they read. Return why nobody gets it,
    if so.
    """
    mark = of(store, gathering.id).mark if is_last else ""
    readers = _readers(store, gathering.id)
    told = store.visit_calls.told
    news = [one for one in readers if not is_last or told(gathering.id, one.member.id) != mark]
    starts_at = gathering.starts_at.isoformat() if gathering.starts_at else None
    promises = [
        Promise(
            f"{due.key}:{one.member.id}",
            Kind.HOST_LIST,
            one.member.id,
            gathering.id,
            now,
            not_after=due.not_after,
            facts={STARTS: starts_at, HAND_OVER: int(one.hands_over), MORE: int(is_last)},
        )
        for one in news
    ]
    store.deliveries.plan(promises, at=now)
    if promises:
        return ""
    return _SAME if readers else _NOBODY


def tell_more(store: Store, gathering: Gathering, *, now: datetime) -> None:
    """
    Promise the list once more for what was asked since the last one, which left on the eve.

    What is asked until then is read together, when the first is due; the night goes by first.
    """
    if gathering.starts_at is None or _is_eve_ahead(store, gathering, gathering.starts_at):
        return
    starts_at = gathering.starts_at.isoformat()
    promises = [
        Promise(
            key := _next_key(store, gathering.id, one.member.id),
            Kind.HOST_LIST,
            one.member.id,
            gathering.id,
            _due_at(store, key, now=now),
            not_after=gathering.starts_at - _BEFORE,
            facts={STARTS: starts_at, HAND_OVER: int(one.hands_over), MORE: 1},
        )
        for one in _readers(store, gathering.id)
    ]
    store.deliveries.plan(promises, at=now)


def _due_at(store: Store, key: str, *, now: datetime) -> datetime:
    """Return when a list leaves; one that waits already is not put off by a further question."""
    waiting = store.deliveries.find(key)
    together = now + _TOGETHER
    if waiting is None or waiting.state is not State.PLANNED:
        return together
    return min(waiting.due_at, together)


def _is_eve_ahead(store: Store, gathering: Gathering, starts_at: datetime) -> bool:
    """Tell whether the list of the evening before is still to come, and says it all."""
    key = f"{Stage.HOST_LIST_EVE.value}:{gathering.id}:{in_minutes(starts_at)}"
    eve = store.appointments.find(key)
    return eve is not None and eve.is_ahead


def _next_key(store: Store, gathering_id: int, member_id: int) -> str:
    """Return the key of the list that waits to leave; of a further one, if that has left."""
    keys = (f"host_list_more:{gathering_id}:{member_id}:{number}" for number in count())
    return next(key for key in keys if not _has_left(store, key))


def _has_left(store: Store, key: str) -> bool:
    earlier = store.deliveries.find(key)
    return earlier is not None and earlier.state not in {State.PLANNED, State.DROPPED}


def _readers(store: Store, gathering_id: int) -> Sequence[_Reader]:
    """Return who reads the list; an organiser who also hosts is asked to pass it on, too."""
    there = hosts(store, gathering_id)
    reached = [host for host in there if is_reachable(host)]
    readers = {host.id: _Reader(host, hands_over=False) for host in reached}
    if not there or len(reached) < len(there):
        organisers = [one for one in store.members.organisers() if is_reachable(one)]
        readers |= {one.id: _Reader(one, hands_over=True) for one in organisers}
    return list(readers.values())
