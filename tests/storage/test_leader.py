"""One poller per token, on both databases."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from storage.faults import DatabaseTaken
from storage.leader import Leadership, leadership, sole_use
from tests.storage.waiting import eventually

BOT = 7_123_456_789
HOLDER = """
import sys
from storage.leader import leadership
held = leadership(sys.argv[1], bot_id=int(sys.argv[2]))
print(held.try_take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def candidates(database_url: str):
    both = [leadership(database_url, bot_id=BOT) for _ in range(2)]
    yield both
    for one in both:
        one.release()


def test_of_two_candidates_one_leads(candidates: list[Leadership]):
    first, second = candidates

    assert [first.try_take(), second.try_take()] == [True, False]
    assert [first.still_mine(), second.still_mine()] == [True, False]


def test_the_lead_may_be_taken_again_by_whom_it_belongs_to(candidates: list[Leadership]):
    first, second = candidates

    assert [first.try_take(), first.try_take(), second.try_take()] == [True, True, False]


def test_the_lead_goes_on_when_it_is_given_back(candidates: list[Leadership]):
    first, second = candidates
    first.try_take()

    first.release()
    first.release()

    assert second.try_take()
    assert not first.still_mine()


async def test_the_lead_is_free_when_its_holder_dies(database_url: str):
    holder = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", HOLDER, database_url, str(BOT)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert await asyncio.wait_for(holder.stdout.readline(), 30) == b"True\n"
    heir = leadership(database_url, bot_id=BOT)
    assert not heir.try_take()

    holder.kill()
    await holder.wait()

    eventually(heir.try_take)
    heir.release()


def test_two_bots_on_one_postgres_both_lead(postgres_url: str):
    both = [leadership(postgres_url, bot_id=BOT + number) for number in range(2)]

    assert [one.try_take() for one in both] == [True, True]

    for one in both:
        one.release()


def test_a_lost_session_is_a_lost_lead(postgres_url: str):
    leader, other = (leadership(postgres_url, bot_id=BOT) for _ in range(2))
    leader.try_take()

    with psycopg.connect(postgres_url) as killer:
        killer.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
        )

    assert not leader.still_mine()
    assert other.try_take()
    other.release()


def test_postgres_out_of_reach_leads_nobody(tmp_path: Path):
    absent = leadership(f"postgresql://postgres@/any?host={tmp_path}", bot_id=BOT)

    assert not absent.try_take()


def test_a_deleted_lock_file_is_a_lost_lead(sqlite_url: str):
    leader = leadership(sqlite_url, bot_id=BOT)
    leader.try_take()

    Path(sqlite_url.removeprefix("sqlite:///") + ".lock").unlink()

    assert not leader.still_mine()
    assert leader.try_take()
    leader.release()


def test_a_file_is_for_one_alone_from_start_to_end(sqlite_url: str):
    with sole_use(sqlite_url) as mine:
        assert mine
        with pytest.raises(DatabaseTaken, match=f"process {os.getpid()}"), sole_use(sqlite_url):
            pytest.fail("two have it")
        mine.release()
        assert mine.still_mine()

    with sole_use(sqlite_url) as mine:
        assert mine
        assert mine.try_take()


def test_postgres_is_for_many(postgres_url: str):
    with sole_use(postgres_url) as one, sole_use(postgres_url) as other:
        assert (one, other) == (None, None)
