"""A meeting that is published and recalled, for tests of when that is and to whom."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.appointment import AppointmentState, Stage
from bot.domain.community import Community
from bot.domain.delivery import Kind
from bot.domain.gathering import Gathering
from bot.ports import Store
from bot.services import appointments
from tests.services.community import COMMUNITY, STARTS, draft, publish

# The meeting is on Saturday 5 December 2026 at 19:00 in Paris, and is published 13 days before.
A_WEEK = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
TWO_DAYS = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
AN_HOUR = STARTS - timedelta(hours=1)


def ahead(store: Store, gathering: Gathering) -> dict[Stage, datetime]:
    return {one.stage: one.due_at for one in store.appointments.of(gathering.id) if one.is_ahead}


def reminders(found: dict[Stage, datetime]) -> dict[Stage, datetime]:
    wanted = (Stage.CALL, Stage.DETAILS, Stage.LAST)
    return {stage: found[stage] for stage in wanted if stage in found}


def published(store: Store, **facts: Any) -> Gathering:
    return publish(store, draft(store, **facts))


def plan(
    store: Store, made: Gathering, *, now: datetime, community: Community = COMMUNITY
) -> None:
    appointments.plan_for(store, made, community=community, now=now)


def keep_all(store: Store, *, now: datetime) -> int:
    number = 0
    while appointments.keep_next(store, community=COMMUNITY, now=now):
        number += 1
    return number


def told(store: Store, made: Gathering, kind: Kind = Kind.REMINDER) -> set[str]:
    waiting = store.audiences.waiting(made.id, kind)
    return {store.members.get(member_id).name for member_id in waiting}


def states(store: Store, made: Gathering, stage: Stage) -> Sequence[tuple[AppointmentState, str]]:
    found = store.appointments.of(made.id)
    return [(one.state, one.reason) for one in found if one.stage is stage]
