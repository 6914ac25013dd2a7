"""When a reminder is due: everybody whom it concerns is promised one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain import moments, reminder
from bot.domain.appointment import Appointment, Stage
from bot.domain.circumstances import STARTS
from bot.domain.community import Community
from bot.domain.delivery import STAGE, Kind, Promise
from bot.domain.gathering import OPEN, Gathering, Kind as GatheringKind, NoSuchGathering
from bot.domain.listener import Listener
from bot.domain.rsvp import Answer
from bot.ports import Store

AT_ONCE: Final = 500
"""So many members are promised theirs in one deed: whoever taps meanwhile waits for it."""
_MINUTE: Final = 60  # seconds


def keep(store: Store, due: Appointment, *, community: Community, now: datetime) -> str | None:
    """
    Promise a reminder to whom it concerns; return why nobody is, if so.

    None: there are more members than one deed takes, and it goes on.
    """
    gathering = _gathering(store, due)
    if gathering is None or gathering.starts_at is None:
        return "gone"
    kind = Kind.LAST_REMINDER if due.stage is Stage.LAST else Kind.REMINDER
    leaves_at = _leaves_at(kind, now, community=community)
    if due.not_after and leaves_at > due.not_after:
        return "too_late"
    page = store.audiences.everybody(gathering.id, after=due.reached, most=AT_ONCE)
    who = _concerned(store, page, due.stage, gathering)
    stamp = moments.in_minutes(gathering.starts_at)
    promise = Promise(
        f"rem:{due.stage.value}:{gathering.id}:{stamp}",
        kind,
        0,
        gathering.id,
        leaves_at,
        not_after=due.not_after,
        facts=_facts(store, gathering, due.stage, community=community),
    )
    store.deliveries.plan([_to(member_id, promise) for member_id in who], at=now)
    if len(page) < AT_ONCE:
        return ""
    store.appointments.go_on(due.id, after=page[-1].member_id)
    return None


def _to(member_id: int, promise: Promise) -> Promise:
    return replace(promise, key=f"{promise.key}:{member_id}", member_id=member_id)


def _gathering(store: Store, due: Appointment) -> Gathering | None:
    if due.gathering_id is None:
        return None
    try:
        gathering = store.gatherings.get(due.gathering_id)
    except NoSuchGathering:
        return None
    return gathering if gathering.status in OPEN else None


def _leaves_at(kind: Kind, now: datetime, *, community: Community) -> datetime:
    """Return `now`, or the end of the quiet hours for what is late; the last one never waits."""
    if kind is Kind.LAST_REMINDER:
        return now
    return moments.after_quiet(now, hours=community.quiet, zone=community.zone)


def _facts(
    store: Store, gathering: Gathering, stage: Stage, *, community: Community
) -> dict[str, str | int | None]:
    starts_at = gathering.starts_at
    facts: dict[str, str | int | None] = {
        STAGE: stage.value,
        STARTS: starts_at.isoformat() if starts_at else None,
    }
    if stage is Stage.DETAILS:
        plan = community.reminders.chosen(store.appointments.choice(gathering.id))
        facts[reminder.LAST_IS] = _last_before(gathering, plan, community=community)
    return facts


def _last_before(
    gathering: Gathering, plan: reminder.ReminderPlan, *, community: Community
) -> int:
    """Return how many minutes before the start the last reminder leaves, 0 if none does."""
    found = reminder.moments(gathering, plan, community.quiet, community.zone)
    last = next((one for one in found if one.stage is Stage.LAST), None)
    if last is None or gathering.starts_at is None:
        return 0
    return int((gathering.starts_at - last.due_at).total_seconds()) // _MINUTE


def _concerned(
    store: Store, page: Sequence[Listener], stage: Stage, gathering: Gathering
) -> Sequence[int]:
    """
    Return the members, by id: never who cannot come, and of a visit only who has a place.

    Who is silent is asked only about what was announced in private; what the gate keeps back
    (calm, blocked) is planned too, so that organisers read how many did not get it.
    """
    if gathering.kind is GatheringKind.VISIT:
        return [one.member_id for one in page if _has_a_place(one, stage)]
    invites = store.publications.of(gathering.id).privately
    return [one.member_id for one in page if _is_for(one, stage, invites=invites)]


def _has_a_place(one: Listener, stage: Stage) -> bool:
    """Tell whether somebody comes to a visit; who came to another date is asked days before."""
    return one.answer is Answer.YES and (stage is Stage.DETAILS or not one.to_confirm)


def _is_for(one: Listener, stage: Stage, *, invites: bool) -> bool:
    match stage, one.answer:
        case _, Answer.NO:
            return False
        case Stage.LAST, answer:
            return answer is Answer.YES and not one.to_confirm
        case _, None:
            return invites
        case Stage.CALL, Answer.YES:
            return one.to_confirm
        case _:
            return True
