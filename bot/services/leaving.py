"""Somebody is erased: their places go on, and organisers hear what is missing without them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.erasing import Lack, Lacking
from bot.domain.gathering import OPEN, Gathering, Status
from bot.domain.lost_voice import LostVoice
from bot.domain.member import Member
from bot.ports import Store
from bot.services import places_of_people, relays, report_listeners, taking_turns

_PREPARED: Final = OPEN | {Status.DRAFT, Status.CANCELLED}  # what is called off may come back


@dataclass(frozen=True, slots=True)
class Bereft:
    """A gathering to come, or in preparation, and what its organisers have to say anew."""

    gathering: Gathering
    parts: frozenset[Lack]


@dataclass(frozen=True, slots=True)
class Gone:
    """What an erasure leaves to do, the nearest first, and who is told of it."""

    bereft: Sequence[Bereft] = ()
    readers: Sequence[Member] = ()
    voices: Sequence[LostVoice] = ()


def forget(store: Store, member: Member, *, now: datetime) -> Gone:
    """Erase somebody, give back their places, and say what is missing of what is to come."""
    taking_turns.wait_for_others(store, None)  # who writes a visit now would bring them back
    places_of_people.let_go(store, member.id, now=now)
    voices = report_listeners.of_voices_of(store, member.id, now=now)
    bereft = _bereft(store, store.members.forget(member.id, at=now), now=now)
    readers = relays.listeners(store, now=now, but=member.id) if bereft else ()
    return Gone(bereft, readers, voices)


def _bereft(store: Store, lacking: Iterable[Lacking], *, now: datetime) -> Sequence[Bereft]:
    parts: dict[int, frozenset[Lack]] = {}
    for one in lacking:
        parts[one.gathering_id] = parts.get(one.gathering_id, frozenset()) | one.parts
    found = [Bereft(store.gatherings.get(which), lost) for which, lost in parts.items()]
    ahead = [
        one
        for one in found
        if one.gathering.status in _PREPARED and not one.gathering.is_over(now)
    ]
    return sorted(ahead, key=_soonest)


def _soonest(one: Bereft) -> tuple[bool, float, int]:
    """Put what has no date yet last."""
    starts_at = one.gathering.starts_at
    return starts_at is None, starts_at.timestamp() if starts_at else 0.0, one.gathering.id
