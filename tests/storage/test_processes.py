"""Several processes share the work: each holds what is its own, and the dead give it up."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.calls import Call
from bot.domain import delivery as rules
from bot.domain.delivery import State
from bot.ports import AlreadySettled, OutOfTurn, Store
from storage.database import SqlDatabase, open_database
from storage.leader import leadership
from storage.tables import inbox, processes
from tests.storage.given import NOW
from tests.storage.rows import begun, count_of
from tests.storage.test_deliveries import plan, take_one
from tests.storage.waiting import eventually

CALL = Call("sendMessage", {"chat_id": 5, "text": "Merci"})
NADIA, YVES = 41, 42
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


class Team:
    """Processes on one PostgreSQL, each with a line of its own."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._opened: list[SqlDatabase] = []

    async def another(self) -> SqlDatabase:
        database = open_database(self.url)
        self._opened.append(database)
        number = len(self._opened)
        database.act_as(await database.urgent(lambda s: s.processes.enter(f"test:{number}")))
        return database

    def die(self, process_id: int) -> None:
        """Let the last sign of life of a process be long ago."""
        with begun(self.url) as connection:
            last = update(processes).where(processes.c.id == process_id)
            connection.execute(last.values(alive_until=LONG_AGO))

    async def close(self) -> None:
        for database in self._opened:
            await asyncio.to_thread(database.close)


@pytest.fixture
async def team(postgres_url: str) -> AsyncIterator[Team]:
    team = Team(postgres_url)
    yield team
    await team.close()


def keep(store: Store, *people: int) -> list[int]:
    """Keep an update of each of these people; return their numbers in the inbox."""
    first = len(store.inbox.waiting()) + int(store.memos.get("seen") or 0)
    store.memos.put("seen", str(first + len(people)))
    bodies = [(who, {"update_id": first + n}) for n, who in enumerate(people, start=1)]
    return [arrival.seq for arrival in store.inbox.keep(bodies, offset=1, at=NOW)]


def bury(store: Store) -> tuple[int, int]:
    return store.processes.bury(), store.processes.free()


async def test_who_gives_no_sign_of_life_is_given_up_and_learns_that(team: Team):
    alive, frozen = await team.another(), await team.another()
    team.die(2)

    gone = await alive.urgent(lambda store: store.processes.bury())

    assert gone == 1
    assert await alive.urgent(lambda store: store.processes.count()) == 1
    assert await alive.urgent(lambda store: store.processes.renew(1)) is not None
    assert await frozen.urgent(lambda store: store.processes.renew(2)) is None


async def test_a_sign_of_life_tells_the_time_of_the_database(team: Team):
    one = await team.another()

    told = await one.urgent(lambda store: store.processes.renew(1))

    assert told
    assert abs(told - datetime.now(UTC)) < timedelta(minutes=1)


async def test_what_the_dead_had_in_hand_is_taken_over_once(team: Team):
    dead, heir, other = [await team.another() for _ in range(3)]
    [new, answered] = await dead.write(lambda store: keep(store, NADIA, YVES))
    await dead.write(lambda store: store.inbox.settle(answered, [CALL]))

    before = await heir.write(lambda store: store.unheld.arrivals(most=9))
    team.die(1)
    freed = await heir.urgent(bury)
    arrivals = await heir.write(lambda store: store.unheld.arrivals(most=9))
    owed = await other.write(lambda store: store.unheld.owed(most=9))
    again = await other.write(lambda s: (s.unheld.arrivals(most=9), s.unheld.owed(most=9)))

    assert (before, freed) == ([], (1, 2))
    assert [one.seq for one in arrivals] == [new]
    assert [(one.seq, one.calls, one.is_second_try) for one in owed] == [(answered, [CALL], False)]
    assert again == ([], [])


async def test_who_was_given_up_and_wakes_has_no_say_any_more(team: Team):
    frozen, heir = await team.another(), await team.another()
    [seq, owing] = await frozen.write(lambda store: keep(store, NADIA, YVES))
    await frozen.write(lambda store: store.inbox.settle(owing, [CALL]))
    team.die(1)
    await heir.urgent(bury)
    await heir.write(lambda s: (s.unheld.arrivals(most=9), s.unheld.owed(most=9)))

    with pytest.raises(AlreadySettled):
        await frozen.write(lambda store: store.inbox.settle(seq, [CALL]))
    failed = await frozen.write(lambda store: store.inbox.failed(seq, error="why"))
    buried = await frozen.write(lambda store: store.inbox.bury(seq, error="why", calls=[]))
    may_send = await frozen.write(lambda store: store.inbox.try_again(owing))

    assert (failed, buried, may_send) == (0, False, False)
    assert await frozen.read(lambda store: store.inbox.owed_by(owing)) == []
    assert await heir.write(lambda store: store.inbox.try_again(owing))
    await heir.write(lambda store: store.inbox.settle(seq, []))


async def test_one_person_waits_for_what_they_sent_before_in_other_hands(team: Team):
    one, other = await team.another(), await team.another()
    [first] = await one.write(lambda store: keep(store, NADIA))
    [second, of_yves] = await other.write(lambda store: keep(store, NADIA, YVES))

    with pytest.raises(OutOfTurn):
        await other.write(lambda store: store.inbox.settle(second, []))
    await other.write(lambda store: store.inbox.settle(of_yves, []))
    await one.write(lambda store: store.inbox.settle(first, []))
    await other.write(lambda store: store.inbox.settle(second, []))

    assert await one.read(lambda store: store.inbox.waiting()) == []


async def test_what_came_later_is_not_answered_first_in_the_same_hands_either(team: Team):
    one = await team.another()
    [_, second] = await one.write(lambda store: keep(store, NADIA, NADIA))

    with pytest.raises(OutOfTurn):
        await one.write(lambda store: store.inbox.settle(second, []))


async def test_what_is_left_is_not_taken_before_its_person_s_turn(team: Team):
    alive, dead, heir = [await team.another() for _ in range(3)]
    await alive.write(lambda store: keep(store, NADIA))
    [_, of_yves] = await dead.write(lambda store: keep(store, NADIA, YVES))
    team.die(2)
    await heir.urgent(bury)

    taken = await heir.write(lambda store: store.unheld.arrivals(most=9))

    assert [one.seq for one in taken] == [of_yves]
    assert await heir.read(lambda store: store.unheld.any())


async def test_many_take_what_is_left_and_nobody_takes_the_same(team: Team):
    dead, *heirs = [await team.another() for _ in range(4)]
    seqs = await dead.write(lambda store: keep(store, *range(100, 200)))
    team.die(1)
    await heirs[0].urgent(bury)

    async def take_all(database: SqlDatabase) -> list[int]:
        taken: list[int] = []
        while lot := await database.write(lambda store: store.unheld.arrivals(most=7)):
            taken += [one.seq for one in lot]
        return taken

    hands = await asyncio.gather(*(take_all(heir) for heir in heirs for _ in range(2)))

    assert sorted(seq for hand in hands for seq in hand) == seqs


async def test_what_was_taken_in_a_commit_that_seemed_to_fail_is_found_again(team: Team):
    one = await team.another()
    [new, owing] = await one.write(lambda store: keep(store, NADIA, YVES))
    await one.write(lambda store: store.inbox.settle(owing, [CALL]))

    waiting, owed = await one.read(lambda store: store.unheld.held())

    assert ([a.seq for a in waiting], [o.seq for o in owed]) == ([new], [owing])


async def test_letters_of_the_dead_go_on_at_once_and_the_dead_have_no_say(team: Team):
    dead, heir = await team.another(), await team.another()
    await dead.write(lambda store: plan(store, 2))
    sending = await dead.write(take_one)
    await dead.write(lambda store: store.deliveries.claim(now=NOW, most=1))

    held = await heir.write(lambda store: store.deliveries.abandoned())
    team.die(1)
    await heir.urgent(bury)
    left = await heir.write(lambda store: store.deliveries.abandoned())
    over = rules.after(sending, rules.Fate.ARRIVED, at=NOW, message_id=5)
    late_word = await dead.write(lambda store: store.deliveries.settle(sending, over, at=NOW))

    assert held == []
    assert [one.state for one in left] == [State.SENDING, State.CLAIMED]
    assert not late_word


async def test_who_is_given_up_loses_its_sessions_and_what_they_lock(team: Team):
    frozen = open_database(team.url, name="frozen")
    frozen.act_as(await frozen.urgent(lambda store: store.processes.enter("frozen")))
    lead = leadership(team.url, bot_id=7, name="frozen")
    other = leadership(team.url, bot_id=7, name="other")
    heir = await team.another()
    assert lead.try_take()
    assert not other.try_take()

    team.die(1)
    await heir.urgent(bury)

    eventually(other.try_take)
    assert not lead.still_mine()
    other.release()
    await asyncio.to_thread(frozen.close)


async def test_going_in_good_order_leaves_everything_to_the_others_at_once(team: Team):
    leaving, staying = await team.another(), await team.another()
    [seq] = await leaving.write(lambda store: keep(store, NADIA))

    await leaving.urgent(lambda store: store.processes.leave(1))

    taken = await staying.write(lambda store: store.unheld.arrivals(most=9))
    assert [one.seq for one in taken] == [seq]


async def test_on_sqlite_whoever_comes_in_knows_that_all_others_are_dead(sqlite_url: str):
    first, second = open_database(sqlite_url), open_database(sqlite_url)
    first.act_as(await first.urgent(lambda store: store.processes.enter("one")))
    [seq] = await first.write(lambda store: keep(store, NADIA))

    second.act_as(await second.urgent(lambda store: store.processes.enter("two")))
    taken = await second.write(lambda store: store.unheld.arrivals(most=9))

    for database in (first, second):
        await asyncio.to_thread(database.close)
    assert [one.seq for one in taken] == [seq]
    assert count_of(sqlite_url, processes) == 1
    assert count_of(sqlite_url, inbox) == 1
