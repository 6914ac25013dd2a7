"""Backups of SQLite: whole, private, never over anything; restores keep what they replace."""

import fcntl
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from storage.backup import backup, restore
from storage.faults import BackupRefused


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def write(path: Path, *words: str) -> None:
    with opened(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE IF NOT EXISTS alembic_version (version_num TEXT)")
        connection.execute("CREATE TABLE IF NOT EXISTS echo (words TEXT)")
        connection.executemany("INSERT INTO echo VALUES (?)", [(word,) for word in words])


def words_in(path: Path) -> list[str]:
    with opened(path) as connection:
        return [word for (word,) in connection.execute("SELECT words FROM echo ORDER BY rowid")]


def damage(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "bot.db"
    write(path, "merci", "bonjour")
    return path


@pytest.fixture
def url(database: Path) -> str:
    return f"sqlite:///{database}"


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "backups"


def test_a_backup_holds_everything_and_is_readable_by_us_alone(url, tmp_path):
    target = tmp_path / "new folder" / "copy.db"

    backup(url, target)

    assert words_in(target) == ["merci", "bonjour"]
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]


def test_a_backup_has_what_was_committed_a_moment_ago_and_not_what_was_not(
    url, database, tmp_path
):
    with opened(database) as writer:
        writer.execute("INSERT INTO echo VALUES ('committed')")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO echo VALUES ('undecided')")

        backup(url, tmp_path / "copy.db")

    assert words_in(tmp_path / "copy.db") == ["merci", "bonjour", "committed"]


def test_a_backup_beside_a_busy_writer_is_whole(url, database, tmp_path):
    stop = threading.Event()

    def keep_writing() -> None:
        with opened(database) as writer:
            while not stop.is_set():
                writer.execute("BEGIN IMMEDIATE")
                writer.execute("INSERT INTO echo VALUES ('left'), ('right')")
                writer.execute("COMMIT")

    thread = threading.Thread(target=keep_writing)
    thread.start()
    for number in range(5):
        backup(url, tmp_path / f"copy-{number}.db")
    stop.set()
    thread.join(timeout=10)

    for number in range(5):
        words = words_in(tmp_path / f"copy-{number}.db")
        assert words.count("left") == words.count("right")


def test_a_backup_is_never_written_over_a_file(url, tmp_path):
    target = tmp_path / "precious.db"
    target.write_text("precious", encoding="utf-8")

    with pytest.raises(BackupRefused, match="exists already"):
        backup(url, target)

    assert target.read_text(encoding="utf-8") == "precious"


def test_a_damaged_database_gives_no_backup_at_all(url, database, tmp_path):
    damage(database)

    with pytest.raises(BackupRefused, match="cannot back up"):
        backup(url, tmp_path / "folder" / "copy.db")

    assert list((tmp_path / "folder").iterdir()) == []


def test_where_there_is_no_database_none_is_made(tmp_path):
    absent = tmp_path / "absent.db"

    with pytest.raises(BackupRefused, match="there is no database"):
        backup(f"sqlite:///{absent}", tmp_path / "copy.db")

    assert not absent.exists()


def test_a_folder_that_cannot_be_made_is_told_in_words(url, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(BackupRefused, match=r"cannot back up .*(File exists|Not a directory)"):
        backup(url, tmp_path / "file" / "copy.db")


def test_a_restore_brings_back_the_backup_and_keeps_the_former(url, database, backups, tmp_path):
    backup(url, tmp_path / "copy.db")
    write(database, "later")

    kept = restore(url, tmp_path / "copy.db", backups=backups)

    assert words_in(database) == ["merci", "bonjour"]
    assert kept is not None
    assert kept.parent == backups
    assert words_in(kept) == ["merci", "bonjour", "later"]


def test_two_restores_in_the_same_second_keep_both_former_databases(url, backups, tmp_path):
    backup(url, tmp_path / "copy.db")

    kept = {restore(url, tmp_path / "copy.db", backups=backups) for _ in range(3)}

    assert len(kept) == 3
    assert kept == set(backups.iterdir())


def test_a_restore_leaves_no_old_journal_that_would_be_replayed(url, database, backups, tmp_path):
    backup(url, tmp_path / "copy.db")
    wal = database.with_name("bot.db-wal")
    with opened(database) as reader:
        reader.execute("SELECT * FROM echo").fetchone()
        reader.execute("INSERT INTO echo VALUES ('later')")
        left_by_a_crash = wal.read_bytes()
    wal.write_bytes(left_by_a_crash)

    restore(url, tmp_path / "copy.db", backups=backups)

    assert not wal.exists()
    assert words_in(database) == ["merci", "bonjour"]


def test_a_restore_works_where_there_is_no_database_yet(url, backups, tmp_path):
    backup(url, tmp_path / "copy.db")
    elsewhere = tmp_path / "new" / "bot.db"

    kept = restore(f"sqlite:///{elsewhere}", tmp_path / "copy.db", backups=backups)

    assert kept is None
    assert words_in(elsewhere) == ["merci", "bonjour"]
    assert elsewhere.stat().st_mode & 0o777 == 0o600


def test_a_damaged_database_can_be_replaced_and_its_remains_are_kept(
    url, database, backups, tmp_path
):
    backup(url, tmp_path / "copy.db")
    damage(database)
    remains = database.read_bytes()

    kept = restore(url, tmp_path / "copy.db", backups=backups)

    assert words_in(database) == ["merci", "bonjour"]
    assert kept is not None
    assert kept.read_bytes() == remains


def test_a_restore_waits_for_no_running_bot_it_refuses(url, database, backups, tmp_path):
    backup(url, tmp_path / "copy.db")
    with database.with_name("bot.db.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        with pytest.raises(BackupRefused, match="the bot is running on this database"):
            restore(url, tmp_path / "copy.db", backups=backups)

    assert not backups.exists()


def foreign(path: Path) -> None:
    with opened(path) as connection:
        connection.execute("CREATE TABLE other (x)")


def torn(path: Path) -> None:
    write(path, *(str(number) * 50 for number in range(500)))
    damage(path)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: None, "there is no file"),
        (lambda path: path.write_text("hello" * 1000), "is not a healthy SQLite database"),
        (Path.touch, "not one of this bot"),
        (foreign, "not one of this bot"),
        (torn, "is not a healthy SQLite database"),
    ],
)
def test_what_is_no_backup_of_ours_changes_nothing(url, database, backups, tmp_path, make, told):
    make(tmp_path / "source.db")

    with pytest.raises(BackupRefused, match=told):
        restore(url, tmp_path / "source.db", backups=backups)

    assert words_in(database) == ["merci", "bonjour"]
    assert not backups.exists()


def test_a_database_is_not_restored_from_itself(url, database, backups):
    with pytest.raises(BackupRefused, match="the database itself"):
        restore(url, database, backups=backups)
