"""Who comes to a visit, as whoever opens the doors reads it: names by consent, and questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.appointment import Appointment
from bot.domain.circumstances import STARTS
from bot.domain.delivery import Kind, Promise
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.places import Places
from bot.domain.visit_call import HAND_OVER, HostList
from bot.ports import Store

_NOBODY: Final = "nobody"
_SAME: Final = "nothing_new"


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
            facts={STARTS: starts_at, HAND_OVER: int(one.hands_over)},
        )
        for one in news
    ]
    store.deliveries.plan(promises, at=now)
    if promises:
        return ""
    return _SAME if readers else _NOBODY


def _readers(store: Store, gathering_id: int) -> Sequence[_Reader]:
    """Return who reads the list; an organiser who also hosts is asked to pass it on, too."""
    there = hosts(store, gathering_id)
    reached = [host for host in there if is_reachable(host)]
    readers = {host.id: _Reader(host, hands_over=False) for host in reached}
    if not there or len(reached) < len(there):
        organisers = [one for one in store.members.organisers() if is_reachable(one)]
        readers |= {one.id: _Reader(one, hands_over=True) for one in organisers}
    return list(readers.values())
