"""A line to a SQLite file."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from typing_extensions import override

from bot.ports import StoreUnavailable
from storage.engine import BUSY_MILLISECONDS, dialect_of
from storage.line import Line

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA journal_size_limit=16777216",  # a long reader lets the log grow: shrink it afterwards
)
# Not the fault of a statement: locked, out of memory, read-only, I/O, corrupt, full, ...
TROUBLES = frozenset({5, 6, 7, 8, 10, 11, 13, 14, 15, 26})
PASSING_TROUBLES = frozenset({5, 6, 13})  # busy, locked, full: the connection itself is fine


def open_sqlite(path: Path, *, reading: bool = False) -> sqlite3.Connection:
    """Open a connection that begins and ends transactions only when told to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)  # it holds what people told us; the files beside it follow suit
    connection = sqlite3.connect(
        path,
        timeout=BUSY_MILLISECONDS / 1000,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
        if reading:
            connection.execute("PRAGMA query_only=ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


class SqliteLine(Line):
    """
    A connection to a SQLite file.

    The writer begins IMMEDIATE: a transaction that first reads and then writes would otherwise
    fail at once, without waiting, whenever somebody else wrote in between.
    """

    def __init__(self, path: Path, *, reading: bool = False) -> None:
        begin = "BEGIN" if reading else "BEGIN IMMEDIATE"
        super().__init__(dialect_of(f"sqlite:///{path}"), begin=begin)
        self._path = path
        self._reading = reading
        self._driver: sqlite3.Connection | None = None

    @property
    @override
    def is_shared(self) -> bool:
        return False

    @override
    def tell_others(self, news: Sequence[str]) -> None:
        """There are none."""

    @override
    def _open(self) -> sqlite3.Connection:
        return open_sqlite(self._path, reading=self._reading)

    @override
    def _execute_many(self, sql: str, filled: Sequence[Any]) -> None:
        if self._driver is None:
            raise StoreUnavailable("the line is closed")
        self._driver.executemany(sql, filled)

    @override
    def is_trouble(self, error: Exception) -> bool:
        return _code(error) in TROUBLES

    @override
    def may_retry(self, error: Exception) -> bool:
        return False

    @override
    def must_wait(self, error: Exception) -> bool:
        return False

    @override
    def is_broken(self, error: Exception) -> bool:
        return self.is_trouble(error) and _code(error) not in PASSING_TROUBLES

    @property
    @override
    def in_transaction(self) -> bool:
        return self._driver is not None and self._driver.in_transaction

    @override
    def check(self) -> None:
        if not self.in_transaction:
            raise StoreUnavailable("SQLite gave the transaction up")


def _code(error: Exception) -> int:
    """Return SQLite's own code of an error, without its details; 0 if it is not SQLite's."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
