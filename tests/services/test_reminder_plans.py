"""Organisers choose when the reminders of one meeting leave: it holds at once, and is noted."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.appointment import Stage
from bot.domain.gathering import Gathering, GatheringCancelled, GatheringOver, Status
from bot.domain.member import NotAnOrganiser
from bot.ports import Store
from bot.services import appointments, reminder_plans
from bot.services.reminder_plans import AlreadyLeft, LineState, Reminders
from storage.database import SqlDatabase
from tests.services.community import (
    COMMUNITY,
    ENDS,
    NOW,
    STARTS,
    YVES,
    agreed,
    call_off,
    draft,
    organiser,
    publish,
)

A_WEEK = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
FIVE_DAYS = A_WEEK + timedelta(days=2)
AN_HOUR = STARTS - timedelta(hours=1)


def choose(
    store: Store, made: Gathering, chosen: tuple[Stage, int] | None, *, now: datetime = NOW
) -> Reminders:
    return reminder_plans.choose(
        store,
        gathering_id=made.id,
        chosen=chosen,
        member=organiser(store),
        community=COMMUNITY,
        now=now,
    )


def look(store: Store, made: Gathering, *, now: datetime = NOW) -> Reminders:
    return reminder_plans.look(
        store, gathering_id=made.id, member=organiser(store), community=COMMUNITY, now=now
    )


def shown(found: Reminders) -> dict[Stage, LineState]:
    return {line.stage: line.state for line in found.lines}


async def test_what_is_chosen_is_planned_at_once_and_stands_in_the_journal(database: SqlDatabase):
    def deed(store: Store):
        made = publish(store, draft(store))
        found = choose(store, made, (Stage.CALL, 5))
        choose(store, made, (Stage.LAST, 0))
        ahead = [one for one in store.appointments.of(made.id) if one.is_ahead]
        return found, {one.stage: one.due_at for one in ahead}, made.id

    found, ahead, made = await database.write(deed)
    written = await database.read(lambda store: store.audit.page(start=0, size=9))

    assert found.line(Stage.CALL).at == FIVE_DAYS
    assert ahead[Stage.CALL] == FIVE_DAYS
    assert Stage.LAST not in ahead
    told = [entry for entry in written if entry.action == "meeting.remind"]
    assert [entry.subject for entry in told] == [f"gathering:{made}"] * 2


async def test_the_same_choice_again_changes_and_notes_nothing(database: SqlDatabase):
    def deed(store: Store):
        made = publish(store, draft(store))
        for _ in range(2):
            choose(store, made, (Stage.CALL, 5))

    await database.write(deed)
    written = await database.read(lambda store: store.audit.page(start=0, size=9))

    assert [entry.action for entry in written].count("meeting.remind") == 1


async def test_as_usual_takes_every_choice_back(database: SqlDatabase):
    def deed(store: Store):
        made = publish(store, draft(store))
        choose(store, made, (Stage.CALL, 5))
        choose(store, made, (Stage.LAST, 0))
        return choose(store, made, None)

    found = await database.write(deed)

    assert found.choice == {}
    assert found.line(Stage.CALL).at == A_WEEK
    assert found.line(Stage.LAST).at == AN_HOUR


async def test_what_is_chosen_for_a_draft_holds_when_it_is_published(database: SqlDatabase):
    def deed(store: Store):
        made = draft(store)
        choose(store, made, (Stage.CALL, 5))
        before = list(store.appointments.of(made.id))
        publish(store, made)
        return before, store.appointments.of(made.id)

    before, after = await database.write(deed)

    assert before == []
    assert FIVE_DAYS in {one.due_at for one in after if one.stage is Stage.CALL}


async def test_what_has_left_changes_no_more_and_the_others_still_do(database: SqlDatabase):
    def deed(store: Store):
        made = publish(store, draft(store))
        while appointments.keep_next(store, community=COMMUNITY, now=A_WEEK):
            pass
        with pytest.raises(AlreadyLeft):
            choose(store, made, (Stage.CALL, 3), now=A_WEEK)
        return shown(choose(store, made, (Stage.DETAILS, 1), now=A_WEEK))

    assert await database.write(deed) == {
        Stage.CALL: LineState.LEFT,
        Stage.DETAILS: LineState.PLANNED,
        Stage.LAST: LineState.PLANNED,
    }


async def test_a_moment_that_is_past_is_not_made_up_for(database: SqlDatabase):
    def deed(store: Store):
        made = publish(store, draft(store))
        found = choose(store, made, (Stage.CALL, 14))
        ahead = [one for one in store.appointments.of(made.id) if one.is_ahead]
        return shown(found)[Stage.CALL], {one.stage for one in ahead}

    state, ahead = await database.write(deed)

    assert state is LineState.PAST
    assert Stage.CALL not in ahead


async def test_what_the_bot_missed_is_told(database: SqlDatabase):
    late = STARTS - timedelta(hours=1, minutes=30)

    def deed(store: Store):
        made = publish(store, draft(store))
        while appointments.keep_next(store, community=COMMUNITY, now=late):
            pass
        return shown(look(store, made, now=late))

    assert await database.write(deed) == {
        Stage.CALL: LineState.MISSED,
        Stage.DETAILS: LineState.MISSED,
        Stage.LAST: LineState.PLANNED,
    }


async def test_only_organisers_look_and_choose(database: SqlDatabase):
    def deed(store: Store):
        made = publish(store, draft(store))
        facts: Any = {"gathering_id": made.id, "community": COMMUNITY, "now": NOW}
        for member in (agreed(store, YVES), None):
            with pytest.raises(NotAnOrganiser):
                reminder_plans.look(store, member=member, **facts)
            with pytest.raises(NotAnOrganiser):
                reminder_plans.choose(store, chosen=(Stage.CALL, 0), member=member, **facts)
        return store.appointments.choice(made.id)

    assert await database.write(deed) == {}


async def test_of_what_is_called_off_or_over_nothing_is_chosen(database: SqlDatabase):
    def deed(store: Store):
        made = publish(store, draft(store))
        with pytest.raises(GatheringOver):
            choose(store, made, (Stage.CALL, 3), now=ENDS)
        call_off(store, made)
        with pytest.raises(GatheringCancelled):
            look(store, made)
        return store.gatherings.get(made.id).status

    assert await database.write(deed) is Status.CANCELLED
