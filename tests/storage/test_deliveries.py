"""The shelf of deliveries: planned in bulk, claimed by one, given back when left."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.domain import delivery as rules
from bot.domain.delivery import Delivery, Fate, Kind, Promise, State
from bot.ports import Database, Store
from storage.database import open_database
from storage.statement import Statement
from storage.tables import deliveries
from tests.storage.given import NOW, meeting, member

LONG_AGO = Statement(update(deliveries), "lease_until")
HOUR = timedelta(hours=1)


def promises(store: Store, number: int, **more: object) -> list[Promise]:
    """Make promises of an announcement to so many members."""
    gathering = meeting(store)
    people = [member(store, str(one)) for one in range(number)]
    made = [
        Promise(
            f"announcement:{gathering.id}:{who.id}", Kind.ANNOUNCEMENT, who.id, gathering.id, NOW
        )
        for who in people
    ]
    return [replace(promise, **more) for promise in made]  # type: ignore[arg-type]  # each test knows


def plan(store: Store, number: int, **more: object) -> list[Promise]:
    made = promises(store, number, **more)
    store.deliveries.plan(made, at=NOW)
    return made


def take_one(store: Store) -> Delivery:
    """Claim one and begin it."""
    [claimed] = store.deliveries.claim(now=NOW, most=1)
    sending = store.deliveries.begin(claimed, now=NOW)
    assert sending
    return sending


def about(promise: Promise) -> int:
    assert promise.gathering_id
    return promise.gathering_id


def state_of(store: Store, promise: Promise) -> State:
    found = store.deliveries.find(promise.key)
    assert found
    return found.state


def end_leases(store: Store) -> None:
    """Make it as late as if every process that holds something had died."""
    store.deliveries._line.run(LONG_AGO, lease_until=datetime(2020, 1, 1, tzinfo=UTC))  # type: ignore[attr-defined]  # behind it


def settle(store: Store, sending: Delivery, fate: Fate) -> Delivery:
    over = rules.after(sending, fate, at=NOW, message_id=5)
    assert store.deliveries.settle(sending, over, at=NOW)
    return over


async def test_what_is_due_is_claimed_once_oldest_first(database: Database):
    def deed(store: Store):
        early, late = promises(store, 2)
        store.deliveries.plan([late, replace(early, due_at=NOW - HOUR)], at=NOW)
        return store.deliveries.claim(now=NOW, most=5), store.deliveries.claim(now=NOW, most=5)

    first, second = await database.write(deed)

    assert [claimed.due_at for claimed in first] == [NOW - HOUR, NOW]
    assert {claimed.state for claimed in first} == {State.CLAIMED}
    assert second == []


async def test_what_is_not_due_yet_waits_and_the_shelf_knows_until_when(database: Database):
    def deed(store: Store):
        plan(store, 1, due_at=NOW + HOUR)
        return store.deliveries.claim(now=NOW, most=5), store.deliveries.next_due()

    assert await database.write(deed) == ([], NOW + HOUR)


async def test_a_promise_made_again_before_it_is_sent_replaces_the_earlier(database: Database):
    def deed(store: Store):
        [promise] = plan(store, 1, facts={"before": "a"})
        store.deliveries.plan([replace(promise, facts={"before": "b"}, due_at=NOW + HOUR)], at=NOW)
        return store.deliveries.find(promise.key)

    found = await database.write(deed)

    assert (found.facts, found.due_at, found.state) == ({"before": "b"}, NOW + HOUR, State.PLANNED)


async def test_a_promise_that_is_kept_or_under_way_is_left_as_it_is(database: Database):
    def deed(store: Store):
        made = plan(store, 2)
        settle(store, take_one(store), Fate.ARRIVED)
        take_one(store)
        store.deliveries.plan(made, at=NOW + HOUR)
        return [state_of(store, promise) for promise in made]

    assert await database.write(deed) == [State.SENT, State.SENDING]


async def test_a_promise_that_was_taken_back_can_be_made_anew(database: Database):
    def deed(store: Store):
        [promise] = made = plan(store, 1)
        store.deliveries.drop(about(promise), reason="cancelled", at=NOW)
        dropped = store.deliveries.find(promise.key)
        store.deliveries.plan(made, at=NOW)
        return dropped, store.deliveries.find(promise.key)

    dropped, anew = await database.write(deed)

    assert (dropped.state, dropped.reason) == (State.DROPPED, "cancelled")
    assert (anew.state, anew.reason) == (State.PLANNED, "")


async def test_taking_back_reaches_what_waits_and_what_is_claimed_but_not_what_leaves(
    database: Database,
):
    def deed(store: Store):
        made = plan(store, 3)
        sending = take_one(store)
        [claimed] = store.deliveries.claim(now=NOW, most=1)
        dropped = store.deliveries.drop(about(made[0]), reason="cancelled", at=NOW)
        return (
            dropped,
            store.deliveries.begin(claimed, now=NOW),
            settle(store, sending, Fate.ARRIVED),
        )

    dropped, begun, sent = await database.write(deed)

    assert (dropped, begun, sent.state) == (2, None, State.SENT)


async def test_taking_back_some_kinds_leaves_the_others(database: Database):
    def deed(store: Store):
        [promise] = plan(store, 1)
        moved = replace(promise, key="moved", kind=Kind.MOVED)
        store.deliveries.plan([moved], at=NOW)
        store.deliveries.drop(about(promise), reason="moved again", at=NOW, kinds={Kind.MOVED})
        return [state_of(store, one) for one in (promise, moved)]

    assert await database.write(deed) == [State.PLANNED, State.DROPPED]


async def test_what_waits_for_somebody_who_is_gone_is_taken_back(database: Database):
    def deed(store: Store):
        first, second = plan(store, 2)
        store.deliveries.drop_of(first.member_id, reason="unreachable", at=NOW)
        return [state_of(store, promise) for promise in (first, second)]

    assert await database.write(deed) == [State.DROPPED, State.PLANNED]


async def test_an_attempt_is_told_by_who_made_it_and_once(database: Database):
    def deed(store: Store):
        plan(store, 1)
        sending = take_one(store)
        taken_over = replace(sending, tries=sending.tries + 1)
        stranger = store.deliveries.settle(taken_over, taken_over, at=NOW)
        settle(store, sending, Fate.ARRIVED)
        over = rules.after(sending, Fate.NOT_SENT, at=NOW)
        return stranger, store.deliveries.settle(sending, over, at=NOW)

    assert await database.write(deed) == (False, False)


async def test_nobody_else_may_take_back_what_is_held_until_its_lease_ends(database: Database):
    def deed(store: Store):
        plan(store, 2)
        take_one(store)
        store.deliveries.claim(now=NOW, most=1)
        held = store.deliveries.abandoned()
        end_leases(store)
        return held, store.deliveries.abandoned()

    held, left = await database.write(deed)

    assert held == []
    assert [delivery.state for delivery in left] == [State.SENDING, State.CLAIMED]


async def test_what_is_given_back_is_due_at_once(database: Database):
    def deed(store: Store):
        plan(store, 1)
        [claimed] = store.deliveries.claim(now=NOW, most=1)
        store.deliveries.give_back([claimed.id])
        return store.deliveries.claim(now=NOW, most=1)

    assert len(await database.write(deed)) == 1


async def test_two_processes_never_claim_the_same(database_url: str):
    one, other = open_database(database_url), open_database(database_url)
    await one.write(lambda store: plan(store, 60))

    async def claim_all(database: Database) -> list[int]:
        claimed: list[int] = []
        while batch := await database.write(lambda store: store.deliveries.claim(now=NOW, most=7)):
            claimed += [delivery.id for delivery in batch]
        return claimed

    hands = await asyncio.gather(*(claim_all(db) for db in (one, other) for _ in range(4)))
    for database in (one, other):
        await asyncio.to_thread(database.close)

    everything = [each for hand in hands for each in hand]
    assert len(everything) == len(set(everything)) == 60


async def test_who_plans_something_is_heard_once_it_is_durable(database_url: str):
    heard: list[str] = []
    database = open_database(database_url, on_planned=lambda: heard.append("planned"))

    await database.write(member)
    await database.write(lambda store: plan(store, 3))
    with pytest.raises(ZeroDivisionError):
        await database.write(lambda store: plan(store, 1) and 1 / 0)

    await asyncio.to_thread(database.close)
    assert heard == ["planned"]


async def test_what_is_over_is_forgotten_after_a_while_and_what_waits_is_not(database: Database):
    def deed(store: Store):
        made = plan(store, 2)
        settle(store, take_one(store), Fate.ARRIVED)
        store.deliveries.purge(before=NOW)
        kept = [store.deliveries.find(promise.key) is not None for promise in made]
        store.deliveries.purge(before=NOW + HOUR)
        return kept, [store.deliveries.find(promise.key) is not None for promise in made]

    assert await database.write(deed) == ([True, True], [False, True])
