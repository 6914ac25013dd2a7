"""Backups of SQLite: never a plain copy of the file, which tears what is being written."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from storage.backup.files import check_new, in_words, kept_name, whole
from storage.backup.unsent import hold_back
from storage.faults import BackupRefused

_PATIENCE = 10.0
_NOW = "strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')"  # as our moments are written
_BESIDE = ("-wal", "-shm", "-journal")


def backup(database: Path, target: Path) -> None:
    """Write a healthy copy of `database` to the new file `target`, readable by us alone."""
    check_new(target)
    if not database.is_file():
        raise BackupRefused(f"there is no database at {database}")
    with in_words(f"cannot back up {database}"), whole(target) as part:
        _copy(database, part)


def restore(database: Path, source: Path, *, backups: Path) -> Path | None:
    """Put `source` in place of `database`; tell where the former one was kept."""
    if database.exists() and source.exists() and source.samefile(database):
        raise BackupRefused(f"{source} is the database itself, not a backup")
    _check_ours(source)
    database.parent.mkdir(parents=True, exist_ok=True)
    with _held(database), in_words(f"cannot restore {source}"):
        kept = _keep(database, backups) if database.exists() else None
        with whole(database) as part:
            _copy(source, part)
            _hold_back(part)
            _drop_journals(database.resolve())
        return kept


def _copy(database: Path, part: Path) -> None:
    with _opened(database, mode="rw" if os.access(database, os.W_OK) else "ro") as source:
        source.execute("VACUUM INTO ?", (str(part),))
    with _opened(part, mode="rw") as copy:
        _check_healthy(copy)


def _hold_back(part: Path) -> None:
    with _opened(part, mode="rw") as copy:

        def columns(table: str) -> list[str]:
            return [name for _, name, *_ in copy.execute(f"PRAGMA table_info({table})")]

        hold_back(copy.execute, columns, now=_NOW)


def _drop_journals(database: Path) -> None:
    """Remove what SQLite would otherwise replay into the file that takes this place."""
    for ending in _BESIDE:
        database.with_name(database.name + ending).unlink(missing_ok=True)


def _check_ours(source: Path) -> None:
    """Refuse what is no backup of this bot, before anything is touched."""
    if not source.is_file():
        raise BackupRefused(f"there is no file {source}")
    with (
        in_words(f"{source} is not a healthy SQLite database"),
        _opened(source, mode="ro") as old,
    ):
        _check_healthy(old)
        tables = old.execute("SELECT name FROM sqlite_master WHERE name = 'alembic_version'")
        if tables.fetchone() is None:
            raise BackupRefused(f"{source} is a database, but not one of this bot")


def _check_healthy(opened: sqlite3.Connection) -> None:
    (verdict,) = opened.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(" ".join(str(verdict).split()))


def _keep(database: Path, backups: Path) -> Path:
    """Back up what will be replaced; where it is too damaged for that, keep its raw files."""
    written_at = database.stat().st_mtime
    kept = kept_name(backups, suffix=".db", written_at=written_at)
    try:
        backup(database, kept)
    except BackupRefused:
        kept = kept_name(backups, suffix=".damaged.db", written_at=written_at)
        kept.parent.mkdir(parents=True, exist_ok=True)
        for ending in ("", *_BESIDE):
            beside = database.with_name(database.name + ending)
            if beside.exists():
                shutil.copy2(beside, kept.with_name(kept.name + ending))
    return kept


@contextmanager
def _held(database: Path) -> Iterator[None]:
    """Hold the lock that a running bot holds, so that none starts in the middle."""
    lock = database.with_name(f"{database.name}.lock")
    with lock.open("a") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupRefused("the bot is running on this database; stop it first") from None
        yield


@contextmanager
def _opened(database: Path, *, mode: str) -> Iterator[sqlite3.Connection]:
    address = f"{database.absolute().as_uri()}?mode={mode}"
    with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as opened:
        opened.isolation_level = None
        yield opened
