"""Who was there: organisers, and who writes the report, tick one person after the other."""

from dataclasses import replace
from datetime import datetime

from bot.domain.attendance import Attendance, Taking
from bot.domain.gathering import Gathering, Kind, NoSuchGathering, Status
from bot.domain.member import Member
from bot.domain.presence import (
    Attendee,
    HeldByOthers,
    Mark,
    NotBegun,
    PresenceList,
    VisitNotBegun,
    chosen_circle,
    other_circle,
)
from bot.domain.refusal import Refusal
from bot.domain.report import ReportStatus
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import feedbacks, rights, untold_visits
from bot.services.boards import NobodyThere


class NoSuchMark(Refusal):
    """The meeting is no longer one to which people may come in this way."""

    key = "error.old_button"


def look(store: Store, *, member: Member | None, gathering_id: int, now: datetime) -> PresenceList:
    """
    Return the list of a gathering that has begun.

    Raises:
        NotAnOrganiser, NoSuchGathering, GatheringCancelled, HeldByOthers, NotBegun.
    """
    rights.check(store, member, Action.NOTE_PRESENCE, gathering_id=gathering_id)
    return of(store, begun(store, gathering_id, now=now))


def begun(store: Store, gathering_id: int, *, now: datetime) -> Gathering:
    """
    Return a gathering at which people may be by now.

    Raises:
        NoSuchGathering, GatheringCancelled, HeldByOthers, NotBegun.
    """
    gathering = store.gatherings.get(gathering_id)
    if gathering.status in {Status.IDEA, Status.DRAFT}:
        raise NoSuchGathering(gathering_id=gathering_id)
    if gathering.status is Status.CANCELLED:
        raise gathering.cancelled()
    if gathering.kind is Kind.RELAY:
        raise HeldByOthers
    if gathering.starts_at is None or now < gathering.starts_at:
        raise VisitNotBegun if gathering.kind is Kind.VISIT else NotBegun
    return gathering


def of(store: Store, gathering: Gathering, *, besides: int = 0) -> PresenceList:
    """Return a list as it is now, with somebody `besides`; whoever shows it asks for the right."""
    return PresenceList(
        gathering,
        store.attendances.taking(gathering.id),
        store.attendances.people(gathering, besides=besides),
        store.casts.speakers(gathering.id),
        store.attendances.unnamed(gathering.id),
        store.attendances.forgotten(gathering.id),
        is_reported=is_reported(store, gathering),
        untold=untold_visits.of(store, gathering),
    )


def is_reported(store: Store, gathering: Gathering) -> bool:
    """Tell whether everybody reads a report that counts on the list."""
    report = store.reports.get(gathering.id)
    if report is None:
        return gathering.status is Status.REPORTED
    return report.status is ReportStatus.PUBLISHED


def turn(
    store: Store,
    *,
    member: Member | None,
    gathering_id: int,
    now: datetime,
    besides: int = 0,
) -> tuple[Member, PresenceList]:
    """
    Wait for the others who tick, and return who ticks now, with the list as those left it.

    Raises: as for `look`.
    """
    by = rights.check_in_turn(store, member, Action.NOTE_PRESENCE, gathering_id=gathering_id)
    return by, of(store, begun(store, gathering_id, now=now), besides=besides)


def correct_report(store: Store, gathering_id: int, *, now: datetime) -> None:
    """Let a published report say that it was corrected now, once what it counts on has changed."""
    if store.attendances.taking(gathering_id) is not Taking.TAKEN:
        return
    report = store.reports.hold(gathering_id)
    if report is not None and report.is_published:
        store.reports.save(replace(report, corrected_at=now))


def mark(
    store: Store,
    *,
    member: Member | None,
    gathering_id: int,
    member_id: int,
    mark: Mark,
    now: datetime,
) -> PresenceList:
    """
    Note in what way somebody was there, or that nobody saw them; the same again changes nothing.

    Raises:
        NobodyThere: they were erased meanwhile.
        NoSuchMark: not at a gathering of this format; and as for `look`.
    """
    known = _known(store, member_id)
    by, seen = turn(store, member=member, gathering_id=gathering_id, now=now, besides=known.id)
    if mark not in seen.marks:
        raise NoSuchMark
    one = person(seen, known.id)
    if seen.mark_of(one) is mark:
        return seen
    note(store, seen, one, mark, by=by)
    correct_report(store, gathering_id, now=now)
    if seen.taking is Taking.TAKEN:
        feedbacks.ask_late(store, seen.gathering, now=now)
    subject, facts = f"gathering:{gathering_id}", f"member:{one.member_id}:{mark.value}"
    store.audit.note("presence.mark", by=by.id, subject=subject, at=now, facts=facts)
    return of(store, seen.gathering)


def _known(store: Store, member_id: int) -> Member:
    """Follow a record that turned out to be another one's."""
    try:
        return store.members.get(member_id)
    except LookupError as unknown:
        raise NobodyThere from unknown


def person(seen: PresenceList, member_id: int) -> Attendee:
    """Return somebody of a list. Raises NobodyThere."""
    for one in seen.people:
        if one.member_id == member_id and one.name:
            return one
    raise NobodyThere


def note(store: Store, seen: PresenceList, one: Attendee, mark: Mark, *, by: Member) -> None:
    """Write down one mark; nobody seen leaves no trace, but for a yes on an open list."""
    gathering_id, mode = seen.gathering.id, mark.mode
    if mode is not None:
        circle = seen.circle_of(one)
        store.attendances.put(
            Attendance(gathering_id, one.member_id, circle, mode, recorded_by=by.id)
        )
    elif seen.is_due(one) and seen.taking is not Taking.TAKEN:
        store.attendances.unsee(gathering_id, one.member_id, by=by.id)
    else:
        store.attendances.drop(gathering_id, one.member_id)


def tell_voice(
    store: Store,
    *,
    member: Member | None,
    gathering_id: int,
    member_id: int,
    tells: bool,
    now: datetime,
) -> PresenceList:
    """
    Note whether somebody who was there told the story; the same again changes nothing.

    Of a visit: whether they were among those who opened their doors.

    Raises:
        NobodyThere: they are not, or no longer, among those who were there; and as for `look`.
    """
    by, seen = turn(store, member=member, gathering_id=gathering_id, now=now)
    one = person(seen, _known(store, member_id).id)
    mode = seen.mark_of(one).mode
    if mode is None:
        raise NobodyThere
    circle = chosen_circle(seen.gathering) if tells else other_circle(one, seen.gathering)
    if seen.circle_of(one) is circle:
        return seen
    store.attendances.put(Attendance(gathering_id, one.member_id, circle, mode, recorded_by=by.id))
    correct_report(store, gathering_id, now=now)
    subject, facts = f"gathering:{gathering_id}", f"member:{one.member_id}:{circle.value}"
    store.audit.note("presence.circle", by=by.id, subject=subject, at=now, facts=facts)
    return of(store, seen.gathering)
