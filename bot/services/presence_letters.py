"""A quarter of an hour after the end: organisers and authors are asked who was there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.appointment import Appointment, Planned, Stage
from bot.domain.attendance import Taking
from bot.domain.circumstances import STARTS
from bot.domain.community import Community
from bot.domain.delivery import Delivery, Kind, Promise
from bot.domain.gathering import Gathering, Kind as GatheringKind, NoSuchGathering, Status
from bot.domain.member import Member, Role
from bot.domain.moments import after_quiet, in_minutes
from bot.domain.presence import PresenceList
from bot.domain.reminder import Choice
from bot.ports import Store
from bot.services import attendances, figures

AFTER_THE_END: Final = timedelta(minutes=15)
_WORTH_ASKING: Final = timedelta(days=14)
_NOTED: Final = "noted"  # organisers were faster than we


@dataclass(frozen=True, slots=True)
class PresenceLetter:
    """The list, to look at and to end with one tap."""

    member: Member
    seen: PresenceList


def owed(gathering: Gathering, _: Choice, community: Community) -> Iterable[Planned]:
    """Tell when organisers are asked who was there; at what others hold, nobody is."""
    starts_at, ends_at = gathering.starts_at, gathering.ends_at
    if starts_at is None or ends_at is None or gathering.kind is GatheringKind.RELAY:
        return
    due_at = after_quiet(ends_at + AFTER_THE_END, hours=community.quiet, zone=community.zone)
    key = f"{Stage.PRESENCE.value}:{gathering.id}:{in_minutes(starts_at)}"
    yield Planned(key, Stage.PRESENCE, gathering.id, due_at, ends_at + _WORTH_ASKING)


def keep(store: Store, due: Appointment, *, community: Community, now: datetime) -> str:
    """Promise the list to those who may tick it; return why nobody is asked, if so."""
    gathering = _held(store, due.gathering_id)
    if gathering is None or gathering.starts_at is None:
        return "gone"
    figures.freeze_invited(store, gathering.id, now=now)
    if store.attendances.taking(gathering.id) is not Taking.OPEN:
        store.attendances.close(gathering.id)
        return _NOTED
    facts = {STARTS: gathering.starts_at.isoformat()}
    due_at = after_quiet(now, hours=community.quiet, zone=community.zone)
    promises = [
        Promise(
            f"{due.key}:{reader.id}",
            Kind.PRESENCE,
            reader.id,
            gathering.id,
            due_at,
            not_after=due.not_after,
            facts=facts,
        )
        for reader in _readers(store, gathering.id)
    ]
    store.deliveries.plan(promises, at=now)
    return ""


def _readers(store: Store, gathering_id: int) -> Sequence[Member]:
    """Return the organisers, and who writes the report of this gathering."""
    authors = [author for author, _, _ in store.casts.have(Role.AUTHOR, gathering_id)]
    everybody = {one.id: one for one in (*store.members.organisers(), *authors)}
    return [one for one in everybody.values() if one.chat_id is not None]


def _held(store: Store, gathering_id: int | None) -> Gathering | None:
    """Return what took place, None for what was called off or is a draft again."""
    if gathering_id is None:
        return None
    try:
        gathering = store.gatherings.get(gathering_id)
    except NoSuchGathering:
        return None
    is_off = gathering.status in {Status.IDEA, Status.DRAFT, Status.CANCELLED, Status.POSTPONED}
    return None if is_off else gathering


def about(store: Store, delivery: Delivery, member: Member) -> PresenceLetter | None:
    """Return the list as it is now; None once somebody ended it, or left it aside."""
    gathering = _held(store, delivery.gathering_id)
    if gathering is None:
        return None
    seen = attendances.of(store, gathering)
    is_open = seen.taking is Taking.OPEN and not seen.is_reported
    return PresenceLetter(member, seen) if is_open else None
