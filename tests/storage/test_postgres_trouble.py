"""PostgreSQL cuts lines and deeds cross: nothing is lost, nothing is done twice."""

import asyncio
import contextlib
import threading

import psycopg
import pytest

from bot.calls import Call
from bot.ports import AlreadySettled, Store, StoreUnavailable
from storage.database import SqlDatabase, open_database
from storage.tables import members
from tests.storage.given import NOW, member
from tests.storage.rows import count_of

CALL = Call("sendMessage", {"chat_id": 5})


@pytest.fixture
def shared(postgres_url: str):
    opened = open_database(postgres_url)
    yield opened
    opened.close()


@pytest.fixture
def apart(postgres_url: str):
    """Return a database where no two deeds share a transaction."""
    opened = open_database(postgres_url, group=1)
    yield opened
    opened.close()


def cut_all_lines(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as killer:
        killer.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def keep(store: Store, count: int) -> list[int]:
    """Keep one update of each of so many people: nobody waits for another."""
    updates = [(number, {"update_id": number}) for number in range(count)]
    return [one.seq for one in store.inbox.keep(updates, offset=count, at=NOW)]


async def answer_once(database: SqlDatabase, seq: int) -> None:
    """Do as intake does: try again while the database is away."""

    def deed(store: Store) -> None:
        member(store, f"arrival {seq}")
        store.inbox.settle(seq, [CALL])

    while True:
        try:
            return await database.write(deed)
        except StoreUnavailable:
            continue
        except AlreadySettled:
            return None


async def test_lines_cut_under_load_lose_and_double_nothing(
    shared: SqlDatabase, postgres_url: str
):
    seqs = await shared.write(lambda store: keep(store, 400))
    answers = [asyncio.create_task(answer_once(shared, seq)) for seq in seqs]

    cuts = 0
    while not all(answer.done() for answer in answers):
        await asyncio.to_thread(cut_all_lines, postgres_url)
        cuts += 1

    await asyncio.gather(*answers)
    owed = await shared.read(lambda store: store.inbox.owed())
    assert [seq for seq, _ in owed] == seqs
    assert count_of(postgres_url, members) == 400
    assert cuts > 1


async def test_an_idle_line_that_was_cut_is_not_noticed(shared: SqlDatabase, postgres_url: str):
    await asyncio.gather(*(shared.write(member) for _ in range(8)))

    cut_all_lines(postgres_url)

    await asyncio.gather(*(shared.write(member) for _ in range(8)))
    assert count_of(postgres_url, members) == 16


async def test_two_processes_answer_once(shared: SqlDatabase, postgres_url: str):
    seqs = await shared.write(lambda store: keep(store, 50))
    other = open_database(postgres_url)

    await asyncio.gather(*(answer_once(one, seq) for seq in seqs for one in (shared, other)))

    other.close()
    assert count_of(postgres_url, members) == 50


async def test_deeds_that_cross_are_done_again(apart: SqlDatabase):
    await apart.write(lambda store: store.memos.put("a", ""))
    await apart.write(lambda store: store.memos.put("b", ""))
    meet_once = MeetOnce()

    def crossing(first: str, second: str):
        def deed(store: Store) -> None:
            store.memos.put(first, first)
            meet_once.wait()
            store.memos.put(second, first)

        return deed

    await asyncio.gather(apart.write(crossing("a", "b")), apart.write(crossing("b", "a")))

    words = await apart.read(lambda store: (store.memos.get("a"), store.memos.get("b")))
    assert words in {("a", "a"), ("b", "b")}


async def test_the_same_name_added_at_once_is_one_organisation(apart: SqlDatabase):
    meet_once = MeetOnce()

    def deed(store: Store) -> int:
        store.organisations.count()
        meet_once.wait()
        return store.organisations.add("Le Jardin").id

    first, second = await asyncio.gather(apart.write(deed), apart.write(deed))

    assert first == second


async def test_a_deed_that_hides_a_failed_statement_is_not_called_done(
    shared: SqlDatabase, postgres_url: str
):
    def deed(store: Store) -> None:
        member(store)
        with contextlib.suppress(psycopg.Error):
            store.organisations.affiliate(404, 404)

    with pytest.raises(psycopg.errors.InFailedSqlTransaction):
        await shared.write(deed)

    assert count_of(postgres_url, members) == 0


async def test_a_server_out_of_reach_is_unavailable(tmp_path):
    absent = open_database(f"postgresql://postgres@/any?host={tmp_path}")

    with pytest.raises(StoreUnavailable):
        await absent.write(member)

    absent.close()


class MeetOnce:
    """Let two deeds wait for each other the first time they are tried."""

    def __init__(self) -> None:
        self._barrier = threading.Barrier(2)
        self._seen: set[int] = set()

    def wait(self) -> None:
        if threading.get_ident() not in self._seen:
            self._seen.add(threading.get_ident())
            self._barrier.wait(10)
