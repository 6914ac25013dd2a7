"""Organisers say what is asked after one meeting, until the questions have left."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.appointment import AppointmentState, Stage
from bot.domain.asking_after import Questions, is_asked_of
from bot.domain.community import Community
from bot.domain.gathering import (
    Gathering,
    GatheringCancelled,
    Kind,
    NoSuchGathering,
    NotAnnounced,
    Status,
)
from bot.domain.member import Member
from bot.domain.refusal import Refusal
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import feedbacks, rights


class AlreadyAsked(Refusal):
    """People answer what they read: the questions cannot become others."""

    key = "feedback.already_asked"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked after a meeting, and when (aware); None while its end is not known."""

    gathering: Gathering
    questions: Questions
    asked_at: datetime | None
    is_over: bool


def look(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    community: Community,
    now: datetime,
) -> Plan:
    """
    Return what will be asked after a meeting.

    Raises:
        NotAnOrganiser, NoSuchGathering, NotAnnounced, GatheringCancelled, AlreadyAsked.
    """
    rights.check(store, member, Action.CHANGE)
    return _plan(store, gathering_id, community=community, now=now)


def choose(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    turn: Callable[[Questions], Questions],
    community: Community,
    now: datetime,
) -> Plan:
    """
    Ask after a meeting what `turn` makes of the questions that stand.

    Raises:
        as `look`.
    """
    organiser = rights.check_in_turn(store, member, Action.CHANGE)
    plan = _plan(store, gathering_id, community=community, now=now)
    after = turn(plan.questions)
    if after == plan.questions:
        return plan
    store.feedbacks.choose(gathering_id, after)
    facts = " ".join(after.unlike(plan.questions))
    subject = f"gathering:{gathering_id}"
    store.audit.note("feedback.questions", by=organiser.id, subject=subject, at=now, facts=facts)
    return replace(plan, questions=after)


def _plan(store: Store, gathering_id: int, *, community: Community, now: datetime) -> Plan:
    gathering = store.gatherings.get(gathering_id)
    if gathering.status in {Status.IDEA, Status.DRAFT}:
        raise NotAnnounced
    if gathering.status is Status.CANCELLED:
        raise GatheringCancelled(gathering_id=gathering_id)
    if gathering.kind is not Kind.MEETING:
        raise NoSuchGathering(gathering_id=gathering_id)
    if have_left(store, gathering, now=now, community=community):
        raise AlreadyAsked
    asked_at = feedbacks.moment(gathering, community=community)
    questions = store.feedbacks.questions(gathering_id)
    return Plan(gathering, questions, asked_at, gathering.is_over(now))


def have_left(store: Store, gathering: Gathering, *, community: Community, now: datetime) -> bool:
    """Tell whether the questions of a meeting were asked, or their moment is past."""
    if not is_asked_of(gathering):
        return False
    asked_at = feedbacks.moment(gathering, community=community)
    made = [one for one in store.appointments.of(gathering.id) if one.stage is Stage.FEEDBACK]
    waits = any(one.state is AppointmentState.PLANNED for one in made)
    return asked_at is not None and asked_at <= now and not waits
