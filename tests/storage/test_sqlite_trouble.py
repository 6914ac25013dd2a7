"""A SQLite file that cannot be written: nothing is half done, and it mends by itself."""

import asyncio
import contextlib
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.ports import Store, StoreUnavailable
from storage.database import SqlDatabase, open_database
from storage.tables import members, memos
from tests.storage.given import member
from tests.storage.piling import pile_up
from tests.storage.rows import count_of

LOCKER = """
import sqlite3, sys
locked = sqlite3.connect(sys.argv[1], isolation_level=None)
locked.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def impatient(sqlite_url: str, monkeypatch: pytest.MonkeyPatch):
    """Return a database that waits for a lock for 50 ms instead of 5 s."""
    monkeypatch.setattr("storage.sqlite.BUSY_MILLISECONDS", 50)
    opened = open_database(sqlite_url)
    yield opened
    opened.close()


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def limit_pages(store: Store, pages: int) -> None:
    """Make the disk full for this connection: SQLite reports the same fault in the same places."""
    store.members._line._connected().execute(f"PRAGMA max_page_count={pages}")  # type: ignore[attr-defined]  # past the port


def fill(store: Store) -> None:
    store.memos.put("first", "small")
    store.memos.put("second", "x" * 200_000)


async def test_a_lock_held_by_another_process_is_waited_out(impatient: SqlDatabase, sqlite_url):
    locker = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", LOCKER, str(path_of(sqlite_url))),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert locker.stdout is not None
    await asyncio.wait_for(locker.stdout.readline(), 30)

    with pytest.raises(StoreUnavailable):
        await impatient.write(member)
    await locker.communicate(b"\n")

    await impatient.write(member)
    assert count_of(sqlite_url, members) == 1


async def test_reading_goes_on_while_another_writes(impatient: SqlDatabase, sqlite_url: str):
    with closing(sqlite3.connect(path_of(sqlite_url), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        assert await impatient.read(lambda store: store.memos.get("any")) is None


async def test_a_full_disk_takes_nothing_and_mends(impatient: SqlDatabase, sqlite_url: str):
    await impatient.write(lambda store: limit_pages(store, 1))

    with pytest.raises(StoreUnavailable, match="full"):
        await impatient.write(fill)
    full = count_of(sqlite_url, memos)
    await impatient.write(lambda store: limit_pages(store, 1_000_000))

    await impatient.write(fill)
    assert (full, count_of(sqlite_url, memos)) == (0, 2)


async def test_a_deed_that_hides_a_full_disk_is_not_called_done(
    impatient: SqlDatabase, sqlite_url: str
):
    await impatient.write(lambda store: limit_pages(store, 1))

    def deed(store: Store) -> None:
        with contextlib.suppress(sqlite3.OperationalError):
            fill(store)

    with pytest.raises(StoreUnavailable):
        await impatient.write(deed)

    assert count_of(sqlite_url, memos) == 0


async def test_on_a_full_disk_small_deeds_go_through(impatient: SqlDatabase, sqlite_url: str):
    await impatient.write(lambda store: limit_pages(store, 1))

    small, large, after = await pile_up(impatient, member, fill, member)

    assert isinstance(large, StoreUnavailable)
    assert (small.name, after.name) == ("Nadia R.", "Nadia R.")
    assert count_of(sqlite_url, memos) == 0


async def test_a_commit_that_fails_leaves_nothing_of_its_group(
    impatient: SqlDatabase, sqlite_url: str
):
    def orphan(store: Store):
        store.members._line._connected().execute("PRAGMA defer_foreign_keys=ON")  # type: ignore[attr-defined]  # past the port
        store.organisations.affiliate(404, 404)

    outcomes = await pile_up(impatient, member, orphan, member)

    assert all(isinstance(outcome, sqlite3.IntegrityError) for outcome in outcomes)
    assert count_of(sqlite_url, members) == 0
    await impatient.write(member)


async def test_a_connection_gone_bad_is_opened_anew(impatient: SqlDatabase, sqlite_url: str):
    def deed(store: Store):
        member(store)
        raise disk_error()

    with pytest.raises(StoreUnavailable):
        await impatient.write(deed)

    await impatient.write(member)
    assert count_of(sqlite_url, members) == 1


def disk_error() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
    return error


async def test_every_connection_checks_foreign_keys(impatient: SqlDatabase):
    with pytest.raises(sqlite3.IntegrityError):
        await impatient.write(lambda store: store.organisations.affiliate(404, 404))


async def test_what_was_committed_outlives_a_kill(sqlite_url: str):
    script = (
        "import asyncio, os, sys\n"
        "from storage.database import open_database\n"
        "async def main():\n"
        "    database = open_database(sys.argv[1])\n"
        "    await database.write(lambda store: store.memos.put('kept', 'yes'))\n"
        "    os.kill(os.getpid(), 9)\n"
        "asyncio.run(main())\n"
    )
    killed = await asyncio.create_subprocess_exec(sys.executable, "-c", script, sqlite_url)

    assert await asyncio.wait_for(killed.wait(), 60) == -9

    assert count_of(sqlite_url, memos) == 1
