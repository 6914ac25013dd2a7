"""What a visit owes its hosts and visitors: planned with it, moved with it, dropped with it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.appointment import Stage
from bot.domain.delivery import Kind
from bot.domain.digest import Period
from bot.domain.gathering import Gathering, GatheringCancelled, Status
from bot.domain.rsvp import Answer
from bot.domain.task import Task
from bot.domain.visit_call import DateHasChanged, NotYours, Small
from bot.ports import Store
from bot.services import (
    appointments,
    digest_letters,
    reminder_plans,
    rsvps,
    small_visits,
)
from bot.services.late_no import LateNo
from bot.services.rsvps import Respondent
from storage.database import SqlDatabase
from tests.services.community import COMMUNITY, NOW, STARTS, organiser
from tests.services.evenings import letters
from tests.services.hosting import (
    A_LITTLE_LATER,
    AFTER,
    THE_EVE,
    THREE_DAYS,
    TWO_DAYS,
    host,
    hosted,
    leave,
    ring,
)
from tests.services.visiting import bring, says, somebody, told, wait

OURS = (Stage.TOO_FEW, Stage.HOST_LIST, Stage.HOST_LIST_EVE, Stage.HOST_THANKS)


def choose(made: Gathering, by: Any, choice: Small, for_date: datetime = STARTS) -> Any:
    return lambda store: small_visits.choose(
        store,
        gathering_id=made.id,
        choice=choice,
        for_date=for_date,
        member=by(store),
        now=THREE_DAYS,
    )


async def test_all_that_hosts_are_owed_is_planned_with_the_visit_and_moves_with_it(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = hosted(store)
        planned = {one.stage: one.due_at for one in store.appointments.of(made.id)}
        later = replace(made, starts_at=STARTS + timedelta(days=2), ends_at=None)
        store.gatherings.save(later)
        appointments.move(store, later, community=COMMUNITY, now=NOW)
        ahead = [one for one in store.appointments.of(made.id) if one.is_ahead]
        moved = {one.stage: one.due_at for one in ahead}
        appointments.drop_for(store, made.id, reason="cancelled", now=NOW)
        left = [one for one in store.appointments.of(made.id) if one.is_ahead]
        return planned, moved, left

    planned, moved, left = await database.write(deed)

    due = [planned[stage] for stage in OURS]
    assert due == [THREE_DAYS, A_LITTLE_LATER, THE_EVE, AFTER]
    assert not {Stage.CALL, Stage.SIGNS, Stage.RUN_SHEET} & set(planned)
    # From Monday 7 December: two days before is Saturday 5, and Sunday's evening is Saturday's.
    assert moved[Stage.HOST_LIST] == datetime(2026, 12, 5, 9, 30, tzinfo=UTC)
    assert moved[Stage.HOST_LIST_EVE] == datetime(2026, 12, 5, 17, tzinfo=UTC)
    assert Stage.HOST_THANKS not in moved  # nobody knows when it ends
    assert left == []


async def test_what_was_announced_too_late_asks_nothing_of_anybody(database: SqlDatabase):
    def deed(store: Store):
        starts = NOW + timedelta(hours=20)
        made = hosted(store, minimum=3, starts_at=starts, ends_at=starts + timedelta(hours=1))
        return [one.stage for one in store.appointments.of(made.id) if one.is_ahead]

    found = await database.write(deed)

    assert not {Stage.TOO_FEW, Stage.HOST_LIST, Stage.HOST_LIST_EVE} & set(found)
    assert Stage.HOST_THANKS in found


async def test_organisers_choose_when_visitors_are_reminded_and_nothing_else(
    database: SqlDatabase,
):
    def deed(store: Store):
        made, nadia = hosted(store), organiser(store)
        facts: dict[str, Any] = {"gathering_id": made.id, "member": nadia}
        facts |= {"community": COMMUNITY, "now": NOW}
        found = reminder_plans.look(store, **facts)
        reminder_plans.choose(store, chosen=(Stage.DETAILS, 1), **facts)
        planned = {one.stage: one.due_at for one in store.appointments.of(made.id)}
        return [line.stage for line in found.lines], planned

    stages, planned = await database.write(deed)

    assert stages == [Stage.DETAILS, Stage.LAST]
    assert planned[Stage.DETAILS] == TWO_DAYS + timedelta(days=1)
    assert planned[Stage.HOST_LIST] == A_LITTLE_LATER


async def test_a_host_who_cannot_come_is_told_to_organisers_at_once(database: SqlDatabase):
    def deed(store: Store):
        made = hosted(store)
        by = Respondent(None, host(store))
        rsvps.answer(store, gathering_id=made.id, by=by, answer=Answer.NO, now=TWO_DAYS)
        read = letters(store, now=TWO_DAYS)
        return [(one.who.name, one.task) for one in read if isinstance(one, LateNo)]

    assert await database.write(deed) == [("Hélène", Task.VISIT)]


async def test_the_evening_says_who_came_and_went_and_how_many_places_are_left(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = hosted(store, capacity=2)
        for name in ("Anna", "Basile"):
            says(store, made, name)
        wait(store, made, "Chloé")
        says(store, made, "Anna", Answer.NO, now=TWO_DAYS)
        period = Period(NOW - timedelta(days=1), TWO_DAYS)
        [found] = digest_letters.news(store, period, reader=0).gatherings
        return found

    found = await database.write(deed)

    assert {(one.name, one.answer) for one in found.changes} == {
        ("Anna", Answer.NO),
        ("Basile", Answer.YES),
    }
    assert found.places is not None
    assert (found.places.capacity, found.waiting) == (2, 1)


async def test_too_few_people_are_told_to_host_and_organisers_and_guests_count(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = hosted(store, minimum=3)
        says(store, made, "Anna")
        ring(store, now=THREE_DAYS)
        asked = told(store, made, Kind.TOO_FEW)
        bring(store, made, "Anna", 2)
        return asked, leave(store, now=THREE_DAYS)

    asked, left = await database.write(deed)

    assert asked == ["Hélène", "Nadia"]
    assert left == []  # meanwhile there are three: nobody is bothered


async def test_enough_people_bother_nobody(database: SqlDatabase):
    def deed(store: Store):
        made = hosted(store, minimum=2)
        says(store, made, "Anna")
        says(store, made, "Basile")
        ring(store, now=THREE_DAYS)
        return told(store, made, Kind.TOO_FEW)

    assert await database.write(deed) == []


async def test_places_held_since_the_date_before_count_and_it_is_said_who_is_not_sure(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = hosted(store, minimum=3)
        says(store, made, "Anna")
        bring(store, made, "Anna", 1)
        says(store, made, "Basile")
        store.rsvps.ask_again(made.id)
        says(store, made, "Basile")
        ring(store, now=THREE_DAYS)
        found = small_visits.look(store, made)
        return told(store, made, Kind.TOO_FEW), found.coming, found.unsure

    assert await database.write(deed) == ([], 3, 2)


async def test_the_first_who_chooses_is_heard_and_the_others_are_told(database: SqlDatabase):
    made = await database.write(lambda store: hosted(store, minimum=3))
    await database.write(lambda store: ring(store, now=THREE_DAYS))

    first = await database.write(choose(made, host, Small.KEEP))
    second = await database.write(choose(made, organiser, Small.MOVE))
    left = await database.write(lambda store: leave(store, now=THREE_DAYS))
    noted = await database.read(lambda store: store.audit.page(start=0, size=9))

    assert (first.is_first, first.may_change) == (True, False)
    assert (second.is_first, second.may_change) == (False, True)
    assert second.standing.chosen.choice is Small.KEEP
    assert second.standing.by == "Hélène"
    assert left == [("Nadia", Kind.TOO_FEW)]  # the questions themselves are dropped
    assert [one.action for one in noted if one.action == "visit.settle"] == ["visit.settle"]


async def test_only_hosts_and_organisers_choose_and_only_for_the_date_they_were_asked_about(
    database: SqlDatabase,
):
    made = await database.write(lambda store: hosted(store, minimum=3))

    with pytest.raises(NotYours):
        await database.write(choose(made, lambda store: somebody(store, "Anna"), Small.KEEP))
    with pytest.raises(NotYours):
        await database.write(choose(made, lambda _: None, Small.KEEP))
    with pytest.raises(DateHasChanged):
        await database.write(choose(made, host, Small.KEEP, STARTS + timedelta(days=1)))
    await database.write(
        lambda store: store.gatherings.save(replace(made, status=Status.CANCELLED))
    )
    with pytest.raises(GatheringCancelled):
        await database.write(choose(made, organiser, Small.MOVE))


async def test_a_choice_for_one_date_is_none_for_another(database: SqlDatabase):
    made = await database.write(lambda store: hosted(store, minimum=3))
    await database.write(choose(made, host, Small.MOVE))

    def deed(store: Store):
        later = replace(made, starts_at=STARTS + timedelta(days=7))
        store.gatherings.save(later)
        return small_visits.look(store, later).chosen

    assert await database.write(deed) is None
