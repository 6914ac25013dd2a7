"""Organisers look at the reminders of one meeting, and choose when they leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain import reminder
from bot.domain.appointment import Appointment, Stage
from bot.domain.change import check_changeable
from bot.domain.community import Community
from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.member import Member
from bot.domain.refusal import Refusal
from bot.domain.reminder import Choice, Moment, ReminderPlan
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import appointments, rights


class AlreadyLeft(Refusal):
    """What was sent cannot be sent at another moment."""

    key = "remind.already_left"


class LineState(StrEnum):
    PLANNED = "planned"
    LEFT = "left"
    MISSED = "missed"  # the bot was down, until it made no sense any more
    PAST = "past"  # its moment had passed before it was planned
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Line:
    """One reminder, and when it leaves or left (aware), if it does."""

    stage: Stage
    state: LineState
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reminders:
    """`choice` is what was chosen for this meeting, `plan` what that comes to."""

    gathering: Gathering
    plan: ReminderPlan
    choice: Choice
    lines: Sequence[Line]

    def line(self, stage: Stage) -> Line:
        return next(line for line in self.lines if line.stage is stage)


def look(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    community: Community,
    now: datetime,
) -> Reminders:
    """
    Return the reminders of a draft or of a published meeting.

    Raises:
        NotAnOrganiser, NoSuchGathering, GatheringCancelled, GatheringOver.
    """
    rights.check(store, member, Action.CHANGE)
    gathering = _still_to_come(store, gathering_id, now=now)
    return _reminders(store, gathering, community=community, now=now)


def choose(
    store: Store,
    *,
    gathering_id: int,
    chosen: tuple[Stage, int] | None,
    member: Member | None,
    community: Community,
    now: datetime,
) -> Reminders:
    """
    Let one reminder leave at another moment, 0 for none; None: all as usual again.

    Raises:
        NotAnOrganiser, NoSuchGathering, GatheringCancelled, GatheringOver.
        AlreadyLeft: that one was sent.
    """
    organiser = rights.check_in_turn(store, member, Action.CHANGE)
    gathering = _still_to_come(store, gathering_id, now=now)
    if chosen and _has_left(store, gathering, chosen[0]):
        raise AlreadyLeft
    before = store.appointments.choice(gathering_id)
    after = {**before, chosen[0]: chosen[1]} if chosen else {}
    if after != before:
        store.appointments.choose(gathering_id, after)
        appointments.plan_for(store, gathering, community=community, now=now)
        facts = f"{chosen[0].value}:{chosen[1]}" if chosen else ""
        subject = f"gathering:{gathering_id}"
        store.audit.note("meeting.remind", by=organiser.id, subject=subject, at=now, facts=facts)
    return _reminders(store, gathering, community=community, now=now)


def _still_to_come(store: Store, gathering_id: int, *, now: datetime) -> Gathering:
    gathering = store.gatherings.get(gathering_id)
    if gathering.status not in {Status.IDEA, Status.DRAFT}:
        check_changeable(gathering, now=now)
    return gathering


def _has_left(store: Store, gathering: Gathering, stage: Stage) -> bool:
    known = store.appointments.find(appointments.key_of(stage, gathering))
    return known is not None and known.is_kept


def _reminders(
    store: Store, gathering: Gathering, *, community: Community, now: datetime
) -> Reminders:
    choice = store.appointments.choice(gathering.id)
    plan = community.reminders.chosen(choice)
    planned = reminder.moments(gathering, plan, community.quiet, community.zone)
    moments = {one.stage: one for one in planned}
    rows = {one.key: one for one in store.appointments.of(gathering.id)}
    lines = [
        _line(stage, moments.get(stage), rows.get(appointments.key_of(stage, gathering)), now=now)
        for stage in stages_of(gathering)
    ]
    return Reminders(gathering, plan, choice, lines)


def stages_of(gathering: Gathering) -> Sequence[Stage]:
    """Return the reminders that a gathering can have."""
    match gathering.kind:
        case Kind.RELAY:
            return (Stage.LAST,)
        case Kind.VISIT:
            return (Stage.DETAILS, Stage.LAST)
        case Kind.MEETING:
            return reminder.STAGES


def _line(stage: Stage, moment: Moment | None, row: Appointment | None, *, now: datetime) -> Line:
    if row is not None and row.is_kept:
        return Line(stage, LineState.LEFT, row.due_at)
    if row is not None and row.is_ahead:
        return Line(stage, LineState.PLANNED, row.due_at)
    if moment is None:
        return Line(stage, LineState.NONE)
    if row is not None and row.reason == appointments.TOO_LATE:
        return Line(stage, LineState.MISSED, moment.due_at)
    state = LineState.PLANNED if moment.due_at > now else LineState.PAST
    return Line(stage, state, moment.due_at)
