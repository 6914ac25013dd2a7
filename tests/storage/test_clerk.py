"""Deeds that wait together are committed together, and answer each for itself."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.domain.refusal import Refusal
from bot.ports import Store, StoreUnavailable
from storage.clerk import Clerk, Queue
from storage.database import SqlDatabase, open_database
from storage.sqlite import SqliteLine
from storage.tables import members, memos
from tests.storage.given import member
from tests.storage.piling import Gate, pile_up
from tests.storage.rows import count_of


@pytest.fixture
def grouping(database_url: str, touched: list[frozenset[int]]):
    """Return a database with a single clerk, who groups, of each kind."""
    opened = open_database(database_url, on_touched=touched.append, writers=1, group=16)
    yield opened
    opened.close()


def refused(store: Store) -> None:
    member(store, "refused")
    raise Refusal


def clashing(store: Store) -> None:
    member(store, "clashing", telegram_id=1)
    member(store, "clashing", telegram_id=1)


async def test_a_deed_that_fails_leaves_nothing(database: SqlDatabase, database_url: str):
    with pytest.raises(Refusal):
        await database.write(refused)

    assert count_of(database_url, members) == 0


async def test_a_deed_that_fails_fails_alone(grouping: SqlDatabase, database_url: str):
    first, no, clash, last = await pile_up(grouping, member, refused, clashing, member)

    assert isinstance(no, Refusal)
    assert "unique" in str(clash).lower()
    assert (first.name, last.name) == ("Nadia R.", "Nadia R.")
    assert count_of(database_url, members) == 2


async def test_a_group_shares_its_commit(grouping: SqlDatabase, touched: list[frozenset[int]]):
    await pile_up(grouping, *(lambda store, n=n: store.touch(n) for n in (4, 5, 4)))

    assert touched == [{4, 5}]


async def test_what_a_failed_deed_touched_is_not_told(
    grouping: SqlDatabase, touched: list[frozenset[int]]
):
    def deed(store: Store):
        store.touch(6)
        raise Refusal

    await pile_up(grouping, deed, lambda store: store.touch(7))

    assert touched == [{7}]


async def test_touched_is_told_when_others_can_see_it(database_url: str):
    seen: list[int] = []
    database = open_database(
        database_url, on_touched=lambda _touched: seen.append(count_of(database_url, members))
    )

    def deed(store: Store):
        store.touch(member(store).id)

    await database.write(deed)

    database.close()
    assert seen == [1]


async def test_a_result_is_heard_when_others_can_see_it(database: SqlDatabase, database_url: str):
    for number in range(1, 6):
        await database.write(member)

        assert count_of(database_url, members) == number


async def test_one_who_goes_away_stops_nobody(database: SqlDatabase, database_url: str):
    gate = Gate()
    leaving = asyncio.create_task(database.write(gate.deed))
    await gate.reached()

    leaving.cancel()
    gate.open()

    await asyncio.gather(*(database.write(member) for _ in range(8)))
    assert leaving.cancelled()
    assert count_of(database_url, members) == 8


async def test_what_waits_is_finished_before_closing(database_url: str):
    database = open_database(database_url)
    waiting = [asyncio.create_task(database.write(member)) for _ in range(40)]
    await asyncio.sleep(0)

    database.close()

    await asyncio.gather(*waiting)
    assert count_of(database_url, members) == 40
    with pytest.raises(StoreUnavailable):
        await database.write(member)


def test_a_loop_that_was_closed_stops_nobody(database_url: str):
    database, gate, gone = open_database(database_url), Gate(), asyncio.new_event_loop()

    async def ask_and_leave() -> None:
        asking = asyncio.ensure_future(database.write(gate.deed))
        await gate.reached()
        asking.cancel()

    gone.run_until_complete(ask_and_leave())
    gone.run_until_complete(gone.shutdown_default_executor())
    gone.close()
    gate.open()

    asyncio.run(database.write(member))
    database.close()
    assert count_of(database_url, members) == 1


async def test_a_line_that_cannot_even_roll_back_is_opened_anew(sqlite_url: str):
    class BadLine(SqliteLine):
        def roll_back(self, because: Exception) -> None:
            raise sqlite3.OperationalError("cannot roll back")

    path = Path(sqlite_url.removeprefix("sqlite:///"))
    writer = Clerk(BadLine(path), Queue(), 1, print)
    database = SqlDatabase([writer], Clerk(SqliteLine(path, reading=True), Queue(), 1, print))

    with pytest.raises(sqlite3.OperationalError):
        await database.write(refused)

    await database.write(member)
    database.close()
    assert count_of(sqlite_url, members) == 1


async def test_reading_does_not_wait_for_a_writer(database: SqlDatabase):
    gate = Gate()
    held = asyncio.create_task(database.write(gate.deed))
    await gate.reached()

    assert await database.read(lambda store: store.memos.get("any")) is None

    gate.open()
    await held


async def test_a_reader_cannot_write(database: SqlDatabase, database_url: str):
    with pytest.raises(Exception, match=r"(?i)read-?only"):
        await database.read(lambda store: store.memos.put("any", "thing"))

    assert count_of(database_url, memos) == 0


async def test_many_deeds_at_once_all_count(database: SqlDatabase, database_url: str):
    ids = await asyncio.gather(
        *(database.write(lambda store: member(store).id) for _ in range(300))
    )

    assert len(set(ids)) == 300
    assert count_of(database_url, members) == 300
