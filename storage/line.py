"""One connection to a database, held by one thread: its transactions and its statements."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import psycopg
from psycopg import errors, pq
from sqlalchemy import Dialect
from typing_extensions import override

from storage.engine import dialect_of, open_postgres, open_sqlite
from storage.statement import Row, Statement

Values = Mapping[str, Any]

# Not the fault of a statement: locked, out of memory, read-only, I/O, corrupt, full, ...
SQLITE_TROUBLES = frozenset({5, 6, 7, 8, 10, 11, 13, 14, 15, 26})
SQLITE_PASSING_TROUBLES = frozenset({5, 6, 13})  # busy, locked, full: the file itself is fine
RETRIED = (errors.SerializationFailure, errors.DeadlockDetected, errors.UniqueViolation)


class Driver(Protocol):
    """What both drivers' connections have in common."""

    def execute(self, query: Any, params: Any = ..., /) -> Any: ...
    def close(self) -> None: ...


class Line:
    """The part that both databases share. `begin` opens the line if need be."""

    BEGIN: str

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self._driver: Driver | None = None

    def _open(self) -> Driver:
        raise NotImplementedError

    def is_trouble(self, error: Exception) -> bool:
        """Tell a database that cannot work now from a deed that asked for nonsense."""
        raise NotImplementedError

    def may_retry(self, error: Exception) -> bool:
        """Tell whether the same deed may well succeed at once."""
        raise NotImplementedError

    def is_broken(self, error: Exception) -> bool:
        """Tell whether the connection had better be opened anew."""
        raise NotImplementedError

    def in_transaction(self) -> bool:
        raise NotImplementedError

    def close(self) -> None:
        driver, self._driver = self._driver, None
        if driver is not None:
            driver.close()

    def begin(self) -> None:
        if self._driver is None:
            self._driver = self._open()
        self._driver.execute(self.BEGIN)

    def commit(self) -> None:
        self._do("COMMIT")

    def roll_back(self, because: Exception) -> None:
        """Leave the transaction, however badly it went."""
        if self._driver is None:
            return
        if self.is_broken(because):
            self.close()
        elif self.in_transaction():
            self._do("ROLLBACK")

    def mark(self) -> None:
        self._do("SAVEPOINT deed")

    def keep(self) -> None:
        self._do("RELEASE deed")

    def undo(self) -> None:
        self._do("ROLLBACK TO deed")
        self._do("RELEASE deed")

    def _do(self, command: str) -> None:
        self._connected().execute(command)

    def _connected(self) -> Driver:
        if self._driver is None:
            raise psycopg.OperationalError("the line is closed")
        return self._driver

    def row(self, statement: Statement, /, **values: Any) -> Row | None:
        plan = statement.plan(self.dialect)
        row = self._connected().execute(plan.sql, plan.fill(values)).fetchone()
        return None if row is None else plan.read(row)

    def rows(self, statement: Statement, /, **values: Any) -> Sequence[Row]:
        plan = statement.plan(self.dialect)
        found = self._connected().execute(plan.sql, plan.fill(values)).fetchall()
        return [plan.read(row) for row in found]

    def made(self, statement: Statement, /, **values: Any) -> int:
        """Insert a row and return the id it was given."""
        row = self.row(statement, **values)
        if row is None:
            raise LookupError("the row that was put in did not come back")
        return int(row[0])

    def run(self, statement: Statement, /, **values: Any) -> int:
        """Execute a statement that gives nothing back; return how many rows it changed."""
        plan = statement.plan(self.dialect)
        count: int = self._connected().execute(plan.sql, plan.fill(values)).rowcount
        return count

    def each(self, statement: Statement, many: Iterable[Values]) -> Sequence[Row | None]:
        """Execute a statement once for each set of values; return the row each gave back."""
        return [self.row(statement, **values) for values in many]


class SqliteLine(Line):
    """
    A connection to a SQLite file.

    The writer begins IMMEDIATE: a transaction that first reads and then writes would otherwise
    fail at once, without waiting, whenever somebody else wrote in between.
    """

    def __init__(self, path: Path, *, reading: bool = False) -> None:
        super().__init__(dialect_of(f"sqlite:///{path}"))
        self.BEGIN = "BEGIN" if reading else "BEGIN IMMEDIATE"
        self._path = path
        self._reading = reading
        self._driver: sqlite3.Connection | None = None

    @override
    def _open(self) -> sqlite3.Connection:
        return open_sqlite(self._path, reading=self._reading)

    @override
    def is_trouble(self, error: Exception) -> bool:
        return _sqlite_code(error) in SQLITE_TROUBLES

    @override
    def may_retry(self, error: Exception) -> bool:
        return False

    @override
    def is_broken(self, error: Exception) -> bool:
        return self.is_trouble(error) and _sqlite_code(error) not in SQLITE_PASSING_TROUBLES

    @override
    def in_transaction(self) -> bool:
        return self._driver is not None and self._driver.in_transaction


def _sqlite_code(error: Exception) -> int:
    """Return SQLite's own code of an error, without its details; 0 if it is not SQLite's."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


class PostgresLine(Line):
    """A session on PostgreSQL."""

    def __init__(self, url: str, *, reading: bool = False) -> None:
        super().__init__(dialect_of(url))
        self.BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if reading else "BEGIN"
        self._url = url
        self._driver: psycopg.Connection[Any] | None = None

    @override
    def _open(self) -> psycopg.Connection[Any]:
        return open_postgres(self._url)

    @override
    def begin(self) -> None:
        try:
            super().begin()
        except psycopg.Error as error:
            if self._driver is None or not self.is_broken(error):
                raise
            # The server was restarted, or cut an idle line: nothing is lost, so simply call again.
            self.close()
            super().begin()

    @override
    def is_trouble(self, error: Exception) -> bool:
        return isinstance(
            error,
            psycopg.OperationalError | psycopg.InterfaceError | errors.ReadOnlySqlTransaction,
        )

    @override
    def may_retry(self, error: Exception) -> bool:
        return isinstance(error, RETRIED) or self.is_broken(error)

    @override
    def is_broken(self, error: Exception) -> bool:
        return self._driver is not None and self._driver.closed

    @override
    def in_transaction(self) -> bool:
        if self._driver is None:
            return False
        return self._driver.info.transaction_status is not pq.TransactionStatus.IDLE

    @override
    def each(self, statement: Statement, many: Iterable[Values]) -> Sequence[Row | None]:
        """Send them all at once: one round trip instead of one for each."""
        plan = statement.plan(self.dialect)
        driver = self._driver
        filled = [plan.fill(values) for values in many]
        if driver is None or not filled:
            return []
        cursor = driver.cursor()
        cursor.executemany(plan.sql, filled, returning=True)
        found = [one.fetchone() if one.description else None for one in cursor.results()]
        return [None if row is None else plan.read(row) for row in found]
