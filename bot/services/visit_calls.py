"""What a visit asks of its hosts, days before and the day after; and who said they still come."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Final

from bot.domain import asking_after
from bot.domain.appointment import Appointment, Planned, Stage
from bot.domain.circumstances import STARTS
from bot.domain.community import Community
from bot.domain.delivery import Kind, Promise
from bot.domain.digest import Evening
from bot.domain.gathering import OPEN, Gathering, Kind as GatheringKind, NoSuchGathering, Status
from bot.domain.member import Member
from bot.domain.moments import before_quiet, days_before, in_minutes
from bot.domain.reminder import Choice
from bot.domain.rsvp import Answer, NoAnswerYet
from bot.domain.visit_call import SaidOfAnotherDate
from bot.ports import Store
from bot.services import rsvps, small_visits, visit_lists

_TOO_FEW_DAYS: Final = 3
_LIST_DAYS: Final = 2
_MORNING: Final = time(10)
_A_LITTLE_AFTER: Final = timedelta(minutes=30)  # who is asked at 10:00 whether they come says so
_LATEST: Final = timedelta(hours=2)  # before the start: then it is what it is
_THANKS_UNTIL: Final = timedelta(days=14)
_GONE: Final = "gone"
_NOBODY: Final = "nobody"


def owed(gathering: Gathering, _: Choice, community: Community) -> Iterable[Planned]:
    """Tell what the hosts of a visit are owed, and when; nothing of anything else."""
    starts_at = gathering.starts_at
    if gathering.kind is not GatheringKind.VISIT or starts_at is None:
        return
    latest = starts_at - _LATEST
    morning = _morning(starts_at, _LIST_DAYS, community)
    evening = Evening(community.digest_at, community.quiet, community.zone)
    for stage, due_at, not_after in (
        (Stage.TOO_FEW, _morning(starts_at, _TOO_FEW_DAYS, community), latest),
        (Stage.HOST_LIST, morning + _A_LITTLE_AFTER, starts_at),
        (Stage.HOST_LIST_EVE, evening.before(starts_at, days=1), starts_at),
        *_thanks(gathering, community),
    ):
        key = f"{stage.value}:{gathering.id}:{in_minutes(starts_at)}"
        yield Planned(key, stage, gathering.id, due_at, not_after)


def _morning(starts_at: datetime, days: int, community: Community) -> datetime:
    shown = days_before(starts_at, days, at=_MORNING, zone=community.zone)
    return before_quiet(shown, hours=community.quiet, zone=community.zone)


def _thanks(
    gathering: Gathering, community: Community
) -> Sequence[tuple[Stage, datetime, datetime]]:
    if gathering.ends_at is None:
        return ()
    quiet, zone = community.quiet, community.zone
    due_at = asking_after.day_after(gathering.ends_at, quiet=quiet, zone=zone)
    return ((Stage.HOST_THANKS, due_at, gathering.ends_at + _THANKS_UNTIL),)


def keep(store: Store, due: Appointment, *, community: Community, now: datetime) -> str:
    """Promise hosts what is due; return why nobody is promised anything, if so."""
    del community
    gathering = _gathering(store, due)
    if gathering is None:
        return _GONE
    match due.stage:
        case Stage.TOO_FEW:
            return small_visits.promise(store, gathering, due, now=now)
        case Stage.HOST_THANKS:
            return _thank(store, gathering, due, now=now)
        case _:
            is_last = due.stage is Stage.HOST_LIST_EVE
            return visit_lists.promise(store, gathering, due, is_last=is_last, now=now)


def _gathering(store: Store, due: Appointment) -> Gathering | None:
    """Return a visit that is to come; where hosts are thanked, one that took place."""
    try:
        gathering = store.gatherings.get(due.gathering_id or 0)
    except NoSuchGathering:
        return None
    took_place = {Status.ANNOUNCED, Status.HELD, Status.REPORTED}
    wanted = took_place if due.stage is Stage.HOST_THANKS else OPEN
    is_dated_visit = gathering.kind is GatheringKind.VISIT and gathering.starts_at is not None
    return gathering if is_dated_visit and gathering.status in wanted else None


def _thank(store: Store, gathering: Gathering, due: Appointment, *, now: datetime) -> str:
    visit = store.visits.of(gathering.id)
    starts_at = gathering.starts_at.isoformat() if gathering.starts_at else None
    hosts = store.members.known(visit.host_ids) if visit else {}
    promises = [
        Promise(
            f"{due.key}:{host.id}",
            Kind.HOST_THANKS,
            host.id,
            gathering.id,
            now,
            not_after=due.not_after,
            facts={STARTS: starts_at},
        )
        for host in hosts.values()
        if host.chat_id is not None
    ]
    store.deliveries.plan(promises, at=now)
    return "" if promises else _NOBODY


def still_coming(
    store: Store, *, gathering_id: int, member: Member | None, now: datetime
) -> Gathering:
    """
    Write down that somebody who has a place still comes.

    Raises:
        NoAnswerYet: they have no place (any more).
        SaidOfAnotherDate: they had it on the date before.
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver.
    """
    gathering = store.gatherings.hold(gathering_id)
    rsvp = rsvps.own(store, gathering_id=gathering_id, member=member, now=now)
    if rsvp.answer is not Answer.YES or gathering.starts_at is None:
        raise NoAnswerYet
    if rsvp.to_confirm:
        raise SaidOfAnotherDate
    store.visit_calls.confirm(gathering_id, rsvp.member_id, for_date=gathering.starts_at, at=now)
    return gathering


def not_reconfirmed(store: Store, gathering_id: int) -> frozenset[int]:
    """Return the members, by id, who were asked and have not said that they still come."""
    gathering = store.gatherings.get(gathering_id)
    if gathering.starts_at is None:
        return frozenset()
    key = f"{Stage.DETAILS.value}:{gathering_id}:{in_minutes(gathering.starts_at)}"
    asked = store.appointments.find(key)
    if asked is None or not asked.is_kept:
        return frozenset()
    return store.visit_calls.unconfirmed(
        gathering_id, for_date=gathering.starts_at, asked_at=asked.due_at
    )


def unconfirmed(store: Store, gathering_id: int) -> int:
    """Count those who have a place, were asked, and have not said that they still come."""
    return len(not_reconfirmed(store, gathering_id))
