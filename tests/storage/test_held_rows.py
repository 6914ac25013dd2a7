"""Deeds that share a transaction hold the places of several visits: nobody is in a knot."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable

import pytest

from bot.domain.places import Places
from bot.ports import Store
from storage.database import open_database
from tests.services.visiting import visit
from tests.storage.piling import pile_up


@pytest.fixture
def processes(postgres_url: str):
    """Return what two processes have of one database: a clerk each, who groups."""
    opened = [open_database(postgres_url, writers=1, group=16) for _ in range(2)]
    yield opened
    for database in opened:
        database.close()


async def test_groups_that_hold_visits_in_another_order_do_nothing_twice(processes):
    first, second = processes
    one, other = await first.write(lambda store: (visit(store, 5).id, visit(store, 5).id))
    both_hold = threading.Barrier(2)
    begun = Counter[int]()

    def holding(visit_id: int, *, then: Callable[[], object] = lambda: None):
        def deed(store: Store) -> Places | None:
            begun[threading.get_ident()] += 1
            held = store.places.hold(visit_id)
            then()
            return held

        return deed

    def meet() -> None:
        both_hold.wait(10)

    found = await asyncio.gather(
        pile_up(first, holding(one, then=meet), holding(other), holding(one)),
        pile_up(second, holding(other, then=meet), holding(one), holding(other)),
    )

    assert [[held.gathering_id for held in group] for group in found] == [
        [one, other, one],
        [other, one, other],
    ]
    # Each asks first for what the other holds, once, and then waits for it with empty hands.
    assert max(begun.values()) <= 3 + 2


async def test_what_nobody_holds_is_shared_in_one_commit(postgres_url: str):
    told: list[frozenset[int]] = []
    database = open_database(postgres_url, on_touched=told.append, writers=1, group=16)
    visits = await database.write(lambda store: [visit(store, 5).id for _ in range(3)])
    told.clear()

    def deed(which: int):
        return lambda store: store.touch(store.places.hold(which).gathering_id)

    await pile_up(database, *map(deed, visits))

    database.close()
    assert told == [frozenset(visits)]
