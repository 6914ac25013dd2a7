"""Reminders are planned, moved and dropped with a meeting, and kept once when they are due."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.appointment import AppointmentState, Stage
from bot.domain.community import Community
from bot.domain.delivery import Kind
from bot.domain.gathering import Gathering, Kind as GatheringKind
from bot.domain.member import Person, Status
from bot.domain.publication import Publication
from bot.domain.reminder import DaysBefore, ReminderPlan
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from bot.services import appointments, calling_off
from bot.services.reminding import AT_ONCE
from storage.database import SqlDatabase
from tests.services.changing import moved
from tests.services.community import (
    COMMUNITY,
    GAELLE,
    NOW,
    STARTS,
    YVES,
    agreed,
    answer,
    draft,
    meeting,
    organiser,
    publish,
)

# The meeting is on Saturday 5 December 2026 at 19:00 in Paris, and is published 13 days before.
A_WEEK = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
TWO_DAYS = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
AN_HOUR = STARTS - timedelta(hours=1)
LATER = STARTS + timedelta(days=7)
THERESE, OUSMANE = Person(104, "Thérèse", "fr"), Person(107, "Ousmane", "fr")


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


async def test_publishing_plans_a_week_two_days_and_an_hour_before(database: SqlDatabase):
    planned = await database.write(lambda store: reminders(ahead(store, published(store))))

    assert planned == {Stage.CALL: A_WEEK, Stage.DETAILS: TWO_DAYS, Stage.LAST: AN_HOUR}


@pytest.mark.parametrize(
    ("starts", "stages"),
    [
        (timedelta(days=6), {Stage.DETAILS, Stage.LAST}),
        (timedelta(days=1, hours=16), {Stage.LAST}),
        (timedelta(hours=4), {Stage.LAST}),
        (timedelta(hours=2, minutes=59), set()),
    ],
)
async def test_what_is_published_late_skips_the_stages_that_are_past(database, starts, stages):
    at = {"starts_at": NOW + starts, "ends_at": NOW + starts + timedelta(hours=2)}

    planned = await database.write(lambda store: reminders(ahead(store, published(store, **at))))

    assert planned.keys() == stages


async def test_moving_drops_the_old_moments_and_plans_the_new_ones(database: SqlDatabase):
    def deed(store: Store):
        made = published(store)
        moved(store, made.id, LATER, now=NOW)
        kept = states(store, made, Stage.CALL)
        return reminders(ahead(store, made)), kept

    planned, calls = await database.write(deed)

    week = timedelta(days=7)
    assert planned == {
        Stage.CALL: A_WEEK + week,
        Stage.DETAILS: TWO_DAYS + week,
        Stage.LAST: AN_HOUR + week,
    }
    assert sorted(calls) == [(AppointmentState.DROPPED, "moved"), (AppointmentState.PLANNED, "")]


async def test_moving_there_and_back_plans_the_first_date_again(database: SqlDatabase):
    def deed(store: Store):
        made = published(store)
        moved(store, made.id, LATER, now=NOW)
        moved(store, made.id, STARTS, now=NOW)
        return reminders(ahead(store, made))

    assert await database.write(deed) == {
        Stage.CALL: A_WEEK,
        Stage.DETAILS: TWO_DAYS,
        Stage.LAST: AN_HOUR,
    }


async def test_a_meeting_without_a_date_reminds_of_nothing(database: SqlDatabase):
    def deed(store: Store):
        made = published(store)
        moved(store, made.id, None, now=NOW)
        return ahead(store, made)

    assert await database.write(deed) == {}


async def test_calling_off_drops_them_and_reinstating_plans_them_again(database: SqlDatabase):
    def deed(store: Store):
        made = published(store)
        facts: Any = {
            "gathering_id": made.id,
            "member": organiser(store),
            "community": COMMUNITY,
        }
        calling_off.cancel(store, reason="Neige", now=NOW, **facts)
        off = ahead(store, made), states(store, made, Stage.LAST)
        calling_off.reinstate(store, now=A_WEEK, **facts)
        return off, reminders(ahead(store, made))

    (nothing, last), again = await database.write(deed)

    assert nothing == {}
    assert last == [(AppointmentState.DROPPED, "cancelled")]
    assert again == {Stage.DETAILS: TWO_DAYS, Stage.LAST: AN_HOUR}


async def test_moving_takes_back_reminders_that_wait_to_leave(database: SqlDatabase):
    def deed(store: Store):
        made = published(store)
        agreed(store, YVES)
        keep_all(store, now=A_WEEK)
        before = told(store, made)
        moved(store, made.id, LATER, now=A_WEEK)
        return before, told(store, made)

    before, after = await database.write(deed)

    assert before == {"Nadia", "Yves"}
    assert after == set()


async def test_each_stage_is_for_those_whom_it_concerns(database: SqlDatabase):
    def deed(store: Store):
        made = published(store)
        for person, said in {YVES: Answer.YES, GAELLE: Answer.MAYBE, THERESE: Answer.NO}.items():
            agreed(store, person)
            answer(store, made, said, by=person)
        agreed(store, OUSMANE)
        found = []
        for now, kind in (
            (A_WEEK, Kind.REMINDER),
            (TWO_DAYS, Kind.REMINDER),
            (AN_HOUR, Kind.LAST_REMINDER),
        ):
            keep_all(store, now=now)
            found.append(told(store, made, kind))
            store.deliveries.drop(made.id, reason="read", at=now)
        return found

    call, details, last = await database.write(deed)

    assert call == {"Gaëlle", "Ousmane", "Nadia"}
    assert details == {"Yves", "Gaëlle", "Ousmane", "Nadia"}
    assert last == {"Yves"}


async def test_who_came_to_another_date_is_asked_and_not_taken_for_coming(database: SqlDatabase):
    def deed(store: Store):
        made = published(store)
        yves, gaelle = agreed(store, YVES), agreed(store, GAELLE)
        store.rsvps.put(Rsvp(made.id, yves.id, Answer.YES, answered_at=NOW, to_confirm=True))
        store.rsvps.put(Rsvp(made.id, gaelle.id, Answer.NO, answered_at=NOW, to_confirm=True))
        keep_all(store, now=A_WEEK)
        call = told(store, made)
        keep_all(store, now=AN_HOUR)
        return call, told(store, made, Kind.LAST_REMINDER)

    call, last = await database.write(deed)

    assert call == {"Yves", "Nadia"}
    assert last == set()


async def test_the_silent_are_left_alone_where_nothing_was_announced_in_private(database):
    def deed(store: Store):
        made = draft(store)
        store.publications.save(Publication(made.id, privately=False))
        made = publish(store, made)
        agreed(store, YVES)
        agreed(store, GAELLE)
        answer(store, made, Answer.MAYBE, by=GAELLE)
        keep_all(store, now=A_WEEK)
        return told(store, made)

    assert await database.write(deed) == {"Gaëlle"}


async def test_who_left_is_not_counted_and_who_asked_for_calm_is(database: SqlDatabase):
    def deed(store: Store):
        made = published(store)
        store.members.save(replace(agreed(store, YVES), status=Status.LEFT))
        store.members.save(replace(agreed(store, GAELLE), status=Status.PAUSED))
        keep_all(store, now=A_WEEK)
        return told(store, made)

    assert await database.write(deed) == {"Nadia", "Gaëlle"}


async def test_what_was_missed_is_kept_late_while_it_is_useful_and_else_counted(database):
    def deed(store: Store):
        made = published(store)
        now = STARTS - timedelta(hours=6)  # after the call and the details were due
        number = keep_all(store, now=now)
        found = [states(store, made, stage) for stage in (Stage.CALL, Stage.DETAILS)]
        return number, found, told(store, made)

    number, (call, details), people = await database.write(deed)

    assert number >= 2
    assert call == [(AppointmentState.DROPPED, "too_late")]
    assert details == [(AppointmentState.KEPT, "")]
    assert people == {"Nadia"}


async def test_what_is_late_in_the_night_waits_for_the_morning_or_is_dropped(database):
    late = datetime(2026, 12, 3, 22, 0, tzinfo=UTC)

    def deed(store: Store):
        made = published(store)
        keep_all(store, now=late)
        [details] = [one for one in store.appointments.of(made.id) if one.stage is Stage.DETAILS]
        [member] = store.audiences.waiting(made.id, Kind.REMINDER)
        key = f"rem:{details.key}:{member}"
        return store.deliveries.find(key)

    delivery = await database.write(deed)

    assert delivery
    assert delivery.due_at == datetime(2026, 12, 4, 8, 0, tzinfo=UTC)
    assert delivery.not_after == STARTS - timedelta(hours=2)


async def test_a_second_ring_changes_nothing(database: SqlDatabase):
    def deed(store: Store):
        made = published(store)
        first = keep_all(store, now=A_WEEK)
        store.deliveries.drop(made.id, reason="read", at=A_WEEK)
        plan(store, made, now=A_WEEK)
        return first, keep_all(store, now=A_WEEK), told(store, made)

    first, second, people = await database.write(deed)

    assert first >= 1
    assert second == 0
    assert people == set()


async def test_other_settings_move_what_is_planned_at_the_next_start(database: SqlDatabase):
    calmer = replace(
        COMMUNITY, reminders=ReminderPlan(call=None, details=DaysBefore(3, COMMUNITY.quiet.ends))
    )

    def deed(store: Store):
        made = published(store)
        appointments.plan_all(store, community=calmer, now=NOW)
        return reminders(ahead(store, made)), states(store, made, Stage.CALL)

    planned, call = await database.write(deed)

    assert planned == {Stage.DETAILS: datetime(2026, 12, 2, 8, 0, tzinfo=UTC), Stage.LAST: AN_HOUR}
    assert call == [(AppointmentState.DROPPED, "chosen")]


async def test_a_start_plans_what_an_older_version_published_and_keeps_what_is_due(database):
    def deed(store: Store):
        old, due = meeting(store), published(store)
        appointments.plan_all(store, community=COMMUNITY, now=A_WEEK + timedelta(hours=1))
        return reminders(ahead(store, old)), reminders(ahead(store, due))

    old, due = await database.write(deed)

    assert old == {Stage.DETAILS: TWO_DAYS, Stage.LAST: AN_HOUR}
    assert due == {Stage.CALL: A_WEEK, **old}


async def test_what_somebody_else_holds_is_recalled_an_hour_before_to_who_means_to_go(database):
    def deed(store: Store):
        return reminders(ahead(store, published(store, kind=GatheringKind.RELAY)))

    assert await database.write(deed) == {Stage.LAST: AN_HOUR}


async def test_what_is_for_a_crowd_is_kept_in_several_deeds_and_reaches_everybody_once(database):
    def begin(store: Store) -> Gathering:
        for number in range(AT_ONCE + 20):
            store.members.add(str(number), telegram_id=2000 + number, status=Status.ACTIVE, at=NOW)
        return published(store)

    def first_part(store: Store) -> tuple[int, bool]:
        [which, *_] = store.appointments.due(now=A_WEEK, most=1)
        appointments.keep(store, which, community=COMMUNITY, now=A_WEEK)
        call = store.appointments.find(appointments.key_of(Stage.CALL, made))
        return len(store.audiences.waiting(made.id, Kind.REMINDER)), bool(call and call.is_ahead)

    made = await database.write(begin)
    half, goes_on = await database.write(first_part)
    await database.write(lambda store: keep_all(store, now=A_WEEK))
    whole = await database.read(lambda store: store.audiences.waiting(made.id, Kind.REMINDER))

    assert (half, goes_on) == (AT_ONCE, True)
    assert len(whole) == AT_ONCE + 21
