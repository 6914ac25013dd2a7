"""The list of who was there as a whole: ended, left aside, and the people without a name."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from bot.domain.attendance import Attendance, Mode, Taking
from bot.domain.member import Member
from bot.domain.presence import (
    MOST_UNNAMED,
    AlreadyTaken,
    LeftAside,
    PresenceList,
    nameless_circle,
)
from bot.ports import Store
from bot.services import attendances, feedbacks


def settle(
    store: Store, *, member: Member | None, gathering_id: int, taking: Taking, now: datetime
) -> PresenceList:
    """
    End the list, leave it aside, or take it up again; the same again changes nothing.

    Ended, everybody who is due and whom nobody touched was there: a human looked at them.

    Raises:
        AlreadyTaken, LeftAside: another organiser decided otherwise in the meantime.
        And as for `attendances.look`.
    """
    by, seen = attendances.turn(store, member=member, gathering_id=gathering_id, now=now)
    if seen.taking is taking:
        return seen
    if seen.taking is Taking.TAKEN:
        raise AlreadyTaken
    if seen.taking is Taking.SKIPPED and taking is Taking.TAKEN:
        raise LeftAside
    if taking is Taking.TAKEN:
        _write_down(store, seen, by=by)
    store.attendances.take(gathering_id, taking, at=now)
    attendances.correct_report(store, gathering_id, now=now)
    if seen.gathering.is_over(now):
        store.attendances.close(gathering_id)
    if taking is Taking.TAKEN:
        feedbacks.ask_late(store, seen.gathering, now=now)
    _tell_journal(store, taking, by=by, gathering_id=gathering_id, now=now)
    return attendances.of(store, store.gatherings.get(gathering_id))


def _tell_journal(
    store: Store, taking: Taking, *, by: Member, gathering_id: int, now: datetime
) -> None:
    subject = f"gathering:{gathering_id}"
    match taking:
        case Taking.TAKEN:
            store.audit.note("presence.take", by=by.id, subject=subject, at=now)
        case Taking.SKIPPED:
            store.audit.note("presence.skip", by=by.id, subject=subject, at=now)
        case Taking.OPEN:
            store.audit.note("presence.reopen", by=by.id, subject=subject, at=now)
        case _:
            assert_never(taking)


def _write_down(store: Store, seen: PresenceList, *, by: Member) -> None:
    gathering_id = seen.gathering.id
    untouched = [one for one in seen.lines if one.noted is None]
    store.attendances.put_all(
        [
            Attendance(gathering_id, one.member_id, seen.circle_of(one), mode, recorded_by=by.id)
            for one in untouched
            if (mode := seen.mark_of(one).mode)
        ]
    )
    if seen.unnamed is None and seen.nameless:
        store.attendances.count_unnamed(_unnamed(seen, seen.nameless, by))


def count_unnamed(
    store: Store, *, member: Member | None, gathering_id: int, people: int, now: datetime
) -> PresenceList:
    """
    Note how many people came whose names nobody keeps; the same again changes nothing.

    Raises: as for `attendances.look`.
    """
    by, seen = attendances.turn(store, member=member, gathering_id=gathering_id, now=now)
    wanted = min(people, MOST_UNNAMED)
    if seen.nameless == wanted:
        return seen
    store.attendances.count_unnamed(_unnamed(seen, wanted, by))
    attendances.correct_report(store, gathering_id, now=now)
    subject, facts = f"gathering:{gathering_id}", f"unnamed:{wanted}"
    store.audit.note("presence.count", by=by.id, subject=subject, at=now, facts=facts)
    return replace(seen, unnamed=wanted)


def _unnamed(seen: PresenceList, people: int, by: Member) -> Attendance:
    mode = seen.marks[0].mode or Mode.IN_PERSON
    circle = nameless_circle(seen.gathering)
    return Attendance(seen.gathering.id, None, circle, mode, people, recorded_by=by.id)
