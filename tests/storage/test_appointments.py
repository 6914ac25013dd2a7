"""Appointments and hushes on their shelves, in both databases."""

from datetime import timedelta

from bot.domain.appointment import AppointmentState, Planned, Stage
from bot.domain.gathering import Gathering, Status
from bot.ports import Store
from storage.database import SqlDatabase
from storage.tables import gatherings
from tests.storage.given import NOW, meeting, member
from tests.storage.rows import begun

SOON, LATER = NOW + timedelta(hours=1), NOW + timedelta(days=1)


def planned(made: Gathering | None, stage: Stage = Stage.CALL, due_at=SOON, key="") -> Planned:
    name = key or f"{stage.value}:{made.id if made else 0}"
    return Planned(name, stage, made.id if made else None, due_at, LATER)


async def test_what_is_planned_again_is_replaced_and_what_was_kept_stays(database: SqlDatabase):
    def deed(store: Store):
        made = meeting(store)
        store.appointments.plan([planned(made), planned(made, Stage.LAST)], at=NOW)
        [call, _] = store.appointments.of(made.id)
        kept = store.appointments.settle(call.id, at=NOW)
        again = [planned(made, due_at=LATER), planned(made, Stage.LAST, due_at=LATER)]
        store.appointments.plan(again, at=NOW)
        return kept, store.appointments.of(made.id)

    kept, found = await database.write(deed)

    assert kept
    assert [(one.stage, one.state, one.due_at) for one in found] == [
        (Stage.CALL, AppointmentState.KEPT, SOON),
        (Stage.LAST, AppointmentState.PLANNED, LATER),
    ]


async def test_what_is_due_is_taken_once_and_the_oldest_first(database: SqlDatabase):
    def deed(store: Store):
        made = meeting(store)
        late, early = planned(made, due_at=SOON), planned(made, Stage.LAST, due_at=NOW)
        store.appointments.plan([late, early], at=NOW)
        before = store.appointments.due(now=NOW, most=9)
        both = store.appointments.due(now=SOON, most=9)
        [first] = before
        taken = store.appointments.take(first, now=NOW)
        store.appointments.settle(first, at=NOW, dropped="moved")
        return both[0] == first, taken, store.appointments.take(first, now=NOW)

    is_first, taken, again = await database.write(deed)

    assert is_first
    assert taken
    assert taken.key.startswith("last")
    assert again is None


async def test_the_next_one_is_known_and_can_be_put_off(database: SqlDatabase):
    def deed(store: Store):
        made = meeting(store)
        store.appointments.plan([planned(made)], at=NOW)
        before = store.appointments.next_at()
        [one] = store.appointments.of(made.id)
        store.appointments.put_off(one.id, until=LATER)
        after = store.appointments.next_at()
        store.appointments.drop(made.id, reason="cancelled", at=NOW)
        return before, after, store.appointments.next_at(), store.appointments.of(made.id)

    before, after, nothing, [dropped] = await database.write(deed)

    assert (before, after, nothing) == (SOON, LATER, None)
    assert (dropped.state, dropped.reason) == (AppointmentState.DROPPED, "cancelled")


async def test_what_is_ahead_is_read_at_once_with_what_was_chosen(database: SqlDatabase):
    def deed(store: Store):
        made, draft = meeting(store), meeting(store, status=Status.DRAFT)
        past = meeting(store, starts_at=NOW - timedelta(days=1), ends_at=NOW)
        store.appointments.plan([planned(one) for one in (made, past)], at=NOW)
        store.appointments.plan([planned(None, Stage.DIGEST)], at=NOW)
        store.appointments.choose(made.id, {Stage.CALL: 5, Stage.LAST: 0})
        there = store.appointments.gatherings_ahead(now=NOW)
        return made.id, draft.id, there, store.appointments.ahead(now=NOW)

    made, draft, there, ahead = await database.write(deed)

    chosen = {gathering.id: dict(choice) for gathering, choice in there}
    assert chosen[made] == {Stage.CALL: 5, Stage.LAST: 0}
    assert draft not in chosen
    assert ahead.keys() == {made}


async def test_a_choice_can_be_taken_back_and_an_unknown_one_is_passed_over(
    database: SqlDatabase, database_url: str
):
    made = await database.write(meeting)

    def choose(store: Store) -> None:
        store.appointments.choose(made.id, {Stage.CALL: 5})

    await database.write(choose)
    first = await database.read(lambda store: store.appointments.choice(made.id))
    with begun(database_url) as connection:
        strange = {"call": 3, "evening_before": 1}
        connection.execute(gatherings.update().values(reminders=strange))
    second = await database.read(lambda store: store.appointments.choice(made.id))
    await database.write(lambda store: store.appointments.choose(made.id, {}))

    assert (dict(first), dict(second)) == ({Stage.CALL: 5}, {Stage.CALL: 3})
    assert await database.read(lambda store: store.appointments.choice(made.id)) == {}


async def test_a_hush_is_for_one_member_and_one_gathering_and_can_be_taken_back(
    database: SqlDatabase,
):
    def deed(store: Store):
        made, other = meeting(store), meeting(store)
        off = meeting(store, status=Status.CANCELLED)
        nadia, yves = member(store, "Nadia"), member(store, "Yves", telegram_id=8)
        for one in (made, off):
            store.hushes.put(nadia.id, one.id)
            store.hushes.put(nadia.id, one.id)
        seen = [
            store.hushes.has(nadia.id, made.id),
            store.hushes.has(nadia.id, other.id),
            store.hushes.has(yves.id, made.id),
        ]
        mine = [one.id for one in store.hushes.of(nadia.id, now=NOW)]
        store.hushes.drop(nadia.id, made.id)
        return seen, mine == [made.id], store.hushes.has(nadia.id, made.id)

    assert await database.write(deed) == ([True, False, False], True, False)


async def test_who_is_forgotten_leaves_no_hush(database: SqlDatabase):
    def deed(store: Store):
        made, nadia = meeting(store), member(store, "Nadia")
        store.hushes.put(nadia.id, made.id)
        store.members.forget(nadia.id, at=NOW)
        return store.hushes.has(nadia.id, made.id)

    assert await database.write(deed) is False
