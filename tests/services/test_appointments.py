"""Reminders are planned, moved and dropped with the meeting they are about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.appointment import AppointmentState, Stage
from bot.domain.gathering import Kind as GatheringKind
from bot.domain.reminder import DaysBefore, ReminderPlan
from bot.ports import Store
from bot.services import appointments, calling_off
from storage.database import SqlDatabase
from tests.services.changing import moved
from tests.services.community import (
    COMMUNITY,
    NOW,
    STARTS,
    YVES,
    agreed,
    meeting,
    organiser,
)
from tests.services.reminded import (
    A_WEEK,
    AN_HOUR,
    TWO_DAYS,
    ahead,
    keep_all,
    published,
    reminders,
    states,
    told,
)

LATER = STARTS + timedelta(days=7)


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


async def test_what_could_not_be_kept_and_waits_a_little_outlives_a_start(database: SqlDatabase):
    def deed(store: Store):
        made = published(store)
        agreed(store, YVES)
        for one in appointments.due(store, now=A_WEEK):  # the call, and what tellers are owed
            appointments.put_off(store, one, now=A_WEEK)
        appointments.plan_all(store, community=COMMUNITY, now=A_WEEK + timedelta(minutes=1))
        kept = keep_all(store, now=A_WEEK + timedelta(minutes=5))
        return kept, told(store, made)

    assert await database.write(deed) == (2, {"Nadia", "Yves"})


async def test_what_somebody_else_holds_is_recalled_an_hour_before_to_who_means_to_go(database):
    def deed(store: Store):
        return reminders(ahead(store, published(store, kind=GatheringKind.RELAY)))

    assert await database.write(deed) == {Stage.LAST: AN_HOUR}
