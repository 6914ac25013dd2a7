"""The postman: everybody gets what they are owed, once, and nobody what is not true any more."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.delivery import Kind, State
from bot.domain.gathering import Status
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Database, Store
from bot.post.postman import IN_FLIGHT
from tests.intake.waiting import until
from tests.post.bag import (
    MONDAY,
    PATIENCE,
    all_over,
    announced,
    at_work,
    crowd,
    owe_everybody,
    postman,
    promised,
    readers,
    so_many,
    state_of,
    states,
)
from tests.post.desk import Wire


class Held(Wire):
    """A wire that can hold what was sent, and notes how many are in the air."""

    most = 0
    air = 0

    async def send(self, call, *, has_turn=False):
        self.air += 1
        self.most = max(self.most, self.air)
        try:
            await asyncio.sleep(0)
            return await super().send(call, has_turn=has_turn)
        finally:
            self.air -= 1


async def test_everybody_gets_what_they_are_owed_once_and_few_are_in_the_air(database):
    wire = Held()
    await owe_everybody(database, 40)

    wire.gate.clear()
    one = postman(wire, database)
    working = asyncio.create_task(one.run())
    await until(so_many(database, State.SENDING, IN_FLIGHT), within=PATIENCE)

    wire.gate.set()
    await until(all_over(database), within=PATIENCE)
    working.cancel()
    await one.close(within=1)

    assert sorted(readers(wire)) == list(range(40))
    assert wire.most == IN_FLIGHT


async def test_what_is_planned_later_leaves_when_the_bell_rings(database):
    wire = Wire()
    one = postman(wire, database)
    working = asyncio.create_task(one.run())
    await asyncio.sleep(0)

    await owe_everybody(database, 1)
    one.ring()

    await until(lambda: wire.calls, within=PATIENCE)
    working.cancel()
    await one.close(within=1)


async def test_what_is_due_later_leaves_when_the_clock_says_so(database):
    wire, clock = Wire(), [MONDAY]

    def deed(store: Store) -> None:
        gathering = announced(store)
        [member] = crowd(store, 1)
        due_at = MONDAY + timedelta(hours=2)
        store.deliveries.plan([promised(gathering, member, due_at=due_at)], at=MONDAY)

    await database.write(deed)
    one = postman(wire, database, now=lambda: clock[0])
    working = asyncio.create_task(one.run())
    for _ in range(3):
        await database.read(lambda store: store.deliveries.next_due())
    assert wire.calls == []

    clock[0] += timedelta(hours=2)

    await until(lambda: wire.calls, within=PATIENCE)
    working.cancel()
    await one.close(within=1)


async def test_what_is_taken_back_in_the_middle_is_not_sent_any_more(database):
    wire = Wire()
    wire.gate.clear()
    gathering = await owe_everybody(database, 20)
    one = postman(wire, database)
    working = asyncio.create_task(one.run())
    await until(so_many(database, State.SENDING, IN_FLIGHT), within=PATIENCE)

    def cancel(store: Store) -> int:
        return store.deliveries.drop(gathering.id, reason="cancelled", at=MONDAY)

    dropped = await database.write(cancel)
    wire.gate.set()
    await until(all_over(database), within=PATIENCE)
    working.cancel()
    await one.close(within=1)

    assert dropped == 20 - IN_FLIGHT
    assert len(wire.calls) == IN_FLIGHT


async def test_what_changed_meanwhile_is_decided_at_its_turn(database):
    wire = Wire()

    def deed(store: Store) -> None:
        gathering = announced(store)
        people = crowd(store, 3)
        store.deliveries.plan([promised(gathering, one) for one in people], at=MONDAY)
        store.rsvps.put(Rsvp(gathering.id, people[1].id, Answer.NO, answered_at=MONDAY))
        store.members.forget(people[2].id, at=MONDAY)

    await database.write(deed)
    await at_work(postman(wire, database), until_so=all_over(database))

    assert readers(wire) == [0]
    assert await state_of(database, 1) == "dropped answered"


async def test_nobody_is_written_to_in_the_quiet_hours(database):
    wire, clock = Wire(), [MONDAY.replace(hour=22)]
    await owe_everybody(database, 2)
    one = postman(wire, database, now=lambda: clock[0])

    async def both_put_back() -> bool:
        waiting = (await states(database)).count(State.PLANNED)
        return waiting == 2 and await next_due_is(database, MONDAY + timedelta(hours=21))

    await at_work(one, until_so=both_put_back)
    assert wire.calls == []

    clock[0] = MONDAY + timedelta(hours=21)
    one = postman(wire, database, now=lambda: clock[0])
    await at_work(one, until_so=all_over(database))
    assert sorted(readers(wire)) == [0, 1]


async def next_due_is(database: Database, moment: datetime) -> bool:
    return await database.read(lambda store: store.deliveries.next_due()) == moment


async def test_stopping_in_the_middle_gives_back_what_was_not_begun(database):
    wire = Wire()
    wire.gate.clear()
    await owe_everybody(database, 20)
    one = postman(wire, database)
    working = asyncio.create_task(one.run())
    await until(so_many(database, State.SENDING, IN_FLIGHT), within=PATIENCE)

    working.cancel()
    wire.gate.set()
    await one.close(within=1)
    sent = len(wire.calls)
    await at_work(postman(wire, database), until_so=all_over(database))

    assert sent == IN_FLIGHT
    assert sorted(readers(wire)) == list(range(20))


async def test_a_meeting_that_is_called_off_is_told_to_who_answered(database):
    wire = Wire()

    def deed(store: Store) -> None:
        gathering = announced(store)
        [member] = crowd(store, 1)
        store.rsvps.put(Rsvp(gathering.id, member.id, Answer.NO, answered_at=MONDAY))
        off = replace(gathering, status=Status.CANCELLED)
        store.gatherings.save(off)
        store.deliveries.plan([promised(off, member, kind=Kind.CANCELLED)], at=MONDAY)

    await database.write(deed)
    await at_work(postman(wire, database), until_so=all_over(database))

    assert wire.texts() == ["cancelled"]
