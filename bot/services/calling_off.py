"""A meeting is called off, or takes place after all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.change import (
    NothingStaged,
    TooLateToReinstate,
    check_changeable,
    check_reinstatable,
)
from bot.domain.community import Community
from bot.domain.delivery import Kind
from bot.domain.gathering import Gathering, Kind as GatheringKind, Status
from bot.domain.member import Member
from bot.domain.naming import typed_line
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import (
    announcing,
    appointments,
    changes,
    noticing,
    place_calls,
    place_offers,
    rights,
    tidings,
    visit_bindings,
)
from bot.services.tidings import Told

REASON_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Prospect:
    """A meeting that may be called off or brought back, and who would hear of it."""

    gathering: Gathering
    told: Told


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A meeting that was called off, and whether it may still take place."""

    gathering: Gathering
    may_return: bool


@dataclass(frozen=True, slots=True)
class Done:
    """It was called off or brought back; `others` are the organisers who hear of it."""

    gathering: Gathering
    by: Member
    told: Told
    others: Sequence[Member]


def prospect(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Prospect:
    """
    Return who would hear that a meeting is called off.

    Raises:
        NotAnOrganiser, NoSuchGathering, NotPublished, GatheringCancelled, GatheringOver.
    """
    rights.check(store, member, Action.CANCEL)
    gathering = store.gatherings.get(gathering_id)
    check_changeable(gathering, now=now)
    return Prospect(gathering, _would_hear(store, gathering, now=now))


def reason_of(text: str) -> str:
    """Return a reason as it will be read. Raises NothingWritten, TooLong."""
    return typed_line(text, limit=REASON_LENGTH)


def cancel(
    store: Store,
    *,
    gathering_id: int,
    reason: str,
    member: Member | None,
    community: Community,
    now: datetime,
) -> Done:
    """
    Call a meeting off: nothing else that was planned about it is said any more.

    Raises:
        NotAnOrganiser, NoSuchGathering, NotPublished, GatheringCancelled, GatheringOver.
    """
    organiser = rights.check_in_turn(store, member, Action.CANCEL)
    gathering = store.gatherings.get(gathering_id)
    check_changeable(gathering, now=now)
    cancelled = replace(gathering, status=Status.CANCELLED, cancel_reason=reason)
    store.gatherings.save(cancelled)
    visit_bindings.follow(store, now=now)
    appointments.drop_for(store, cancelled.id, reason=Kind.CANCELLED.value, now=now)
    place_offers.call_off(store, cancelled)
    place_calls.follow(store, cancelled, now=now)
    told = tidings.of_end(store, cancelled, kind=Kind.CANCELLED, community=community, now=now)
    _note(store, "meeting.cancel", cancelled, by=organiser, now=now)
    return Done(cancelled, organiser, told, changes.colleagues(store, organiser))


def cancelled(
    store: Store, *, gathering_id: int, member: Member | None, now: datetime
) -> Cancelled:
    """Return what was called off. Raises NotAnOrganiser, NoSuchGathering."""
    rights.check(store, member, Action.CHANGE)
    gathering = store.gatherings.get(gathering_id)
    try:
        check_reinstatable(gathering, now=now)
    except (NothingStaged, TooLateToReinstate):
        return Cancelled(gathering, may_return=False)
    return Cancelled(gathering, may_return=True)


def second_thoughts(
    store: Store, *, gathering_id: int, member: Member | None, now: datetime
) -> Prospect:
    """
    Return who would hear that a cancelled meeting takes place after all.

    Raises:
        NotAnOrganiser, NoSuchGathering, NothingStaged.
        TooLateToReinstate: its date is past.
    """
    rights.check(store, member, Action.CHANGE)
    gathering = store.gatherings.get(gathering_id)
    check_reinstatable(gathering, now=now)
    told = _would_hear(store, gathering, now=now)
    return Prospect(gathering, _with_invitations(store, gathering, told, now=now))


def reinstate(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    community: Community,
    now: datetime,
) -> Done:
    """
    Let a cancelled meeting take place; everybody who answered is asked again, and announcements
    that had not left are promised anew.

    Raises:
        NotAnOrganiser, NoSuchGathering, NothingStaged.
        TooLateToReinstate: its date is past.
    """
    organiser = rights.check_in_turn(store, member, Action.CHANGE)
    gathering = store.gatherings.get(gathering_id)
    check_reinstatable(gathering, now=now)
    status = Status.ANNOUNCED if gathering.starts_at else Status.POSTPONED
    number = _free_ordinal(store, gathering)
    kept = replace(gathering, status=status, cancel_reason="", ordinal=number)
    store.gatherings.save(kept)
    store.rsvps.ask_again(kept.id)
    told = tidings.of_end(store, kept, kind=Kind.REINSTATED, community=community, now=now)
    told = _with_invitations(store, kept, told, now=now)
    announcing.promise(store, kept, community=community, now=now)
    appointments.plan_for(store, kept, community=community, now=now)
    place_offers.begin_again(store, kept, now=now)
    visit_bindings.follow(store, now=now)
    _note(store, "meeting.reinstate", kept, by=organiser, now=now)
    return Done(kept, organiser, told, changes.colleagues(store, organiser))


def reopen(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Gathering:
    """
    Let a visit that was called off wait for another date, which its host offers.

    Nobody is told before there is one; places and who waits stay, whoever comes confirms then.

    Raises:
        NotAnOrganiser, NoSuchGathering.
        NothingStaged: it takes place anyway, or is no visit.
    """
    organiser = rights.check_in_turn(store, member, Action.CHANGE)
    gathering = store.gatherings.get(gathering_id)
    is_visit = gathering.kind is GatheringKind.VISIT
    if gathering.status is not Status.CANCELLED or not is_visit:
        raise NothingStaged
    kept = replace(
        gathering, status=Status.POSTPONED, starts_at=None, ends_at=None, cancel_reason=""
    )
    store.gatherings.save(kept)
    store.rsvps.ask_again(kept.id)
    _note(store, "meeting.reinstate", kept, by=organiser, now=now)
    return kept


def _free_ordinal(store: Store, gathering: Gathering) -> int | None:
    """Return its number, or the next one when another meeting bears it by now."""
    if gathering.kind is not GatheringKind.MEETING or gathering.ordinal is None:
        return gathering.ordinal
    if not store.gatherings.bears(gathering.ordinal):
        return gathering.ordinal
    return store.gatherings.last_ordinal() + 1


def _would_hear(store: Store, gathering: Gathering, *, now: datetime) -> Told:
    return tidings.counted(tidings.everybody(store, gathering, now=now))


def _with_invitations(store: Store, gathering: Gathering, told: Told, *, now: datetime) -> Told:
    """Count those too whose announcement had not left when it was called off."""
    missing = len(announcing.missing(store, gathering, now=now))
    return replace(told, people=told.people + missing, invitations=missing)


def _note(store: Store, action: str, gathering: Gathering, *, by: Member, now: datetime) -> None:
    store.touch(gathering.id)
    visit_bindings.redraw_meeting(store, gathering)
    noticing.in_groups(store, gathering.id)
    store.audit.note(action, by=by.id, subject=f"gathering:{gathering.id}", at=now)
