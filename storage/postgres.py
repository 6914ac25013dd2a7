"""A line to PostgreSQL."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import psycopg
from psycopg import errors, pq
from psycopg.adapt import Transformer
from typing_extensions import override

from storage.engine import dialect_of, parse
from storage.line import Line, Values
from storage.plan import Plan
from storage.statement import Row, Statement

OURS = "pasdecote"
CONNECTING = {
    "application_name": OURS,
    "connect_timeout": 5,
    "tcp_user_timeout": 10_000,  # a line that went dead is noticed within this
}
SETTINGS = {
    "TimeZone": "UTC",
    "default_transaction_isolation": "read committed",
    "statement_timeout": "10s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "30s",
    # A host that died without a word loses its locks within 20 seconds.
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "2",
}
CHANNEL = "pasdecote"
TELL = "SELECT pg_notify($1, $2)"
# Two deeds crossed each other: the one that lost finds things settled when it starts again.
# What PostgreSQL calls the types that it cannot always guess; of the others the statements tell.
_OIDS = {bool: 16, int: 20, float: 701, datetime: 1184}
_DONE = (pq.ExecStatus.COMMAND_OK, pq.ExecStatus.TUPLES_OK)
CROSSED = (errors.SerializationFailure, errors.DeadlockDetected, errors.UniqueViolation)


def open_postgres(url: str, **more: Any) -> psycopg.Connection[Any]:
    """Open a connection that begins and ends transactions only when told to; `more` is libpq's."""
    _, options = dialect_of(url).create_connect_args(parse(url))
    connection = psycopg.connect(autocommit=True, **{**CONNECTING, **more, **options})
    settings = ", ".join(f"set_config('{k}', '{v}', false)" for k, v in SETTINGS.items())
    try:
        connection.execute(f"SELECT {settings}")
    except psycopg.Error:
        connection.close()
        raise
    return connection


class PostgresLine(Line):
    """A session on PostgreSQL."""

    def __init__(self, url: str, *, reading: bool = False, name: str = OURS) -> None:
        begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if reading else "BEGIN"
        super().__init__(dialect_of(url), begin=begin)
        self._url = url
        self._name = name
        self._driver: psycopg.Connection[Any] | None = None
        self._prepared: dict[tuple[str, tuple[int, ...]], bytes] = {}

    @property
    @override
    def is_shared(self) -> bool:
        return True

    @override
    def tell_others(self, news: Sequence[str]) -> None:
        for words in news:
            psycopg.RawCursor(self._session()).execute(TELL, [CHANNEL, words])

    @override
    def _open(self) -> psycopg.Connection[Any]:
        self._prepared = {}
        return open_postgres(self._url, application_name=self._name)

    @override
    def begin(self) -> None:
        try:
            super().begin()
        except psycopg.Error as error:
            if not self.is_broken(error):
                raise
            # The server was restarted, or cut an idle line: nothing is lost, so simply call again.
            self.close()
            super().begin()

    @override
    def _command(self, command: str) -> None:
        """Go past the cursors: that costs a quarter, and every deed begins and commits."""
        result = self._session().pgconn.exec_(command.encode())
        if result.status != pq.ExecStatus.COMMAND_OK:
            raise self._error(result)

    def _session(self) -> psycopg.Connection[Any]:
        if self._driver is None:
            raise psycopg.OperationalError("the line is closed")
        return self._driver

    @override
    def is_trouble(self, error: Exception) -> bool:
        return isinstance(
            error,
            psycopg.OperationalError | psycopg.InterfaceError | errors.ReadOnlySqlTransaction,
        )

    @override
    def may_retry(self, error: Exception) -> bool:
        return isinstance(error, CROSSED) or (self.is_trouble(error) and self._driver is None)

    @override
    def must_wait(self, error: Exception) -> bool:
        return not self.may_wait and isinstance(error, errors.LockNotAvailable)

    @override
    def is_broken(self, error: Exception) -> bool:
        return self._driver is not None and self._driver.closed

    @property
    @override
    def in_transaction(self) -> bool:
        return self._status is not pq.TransactionStatus.IDLE

    @override
    def check(self) -> None:
        # Told to commit now, PostgreSQL would roll back and call that a success.
        if self._status is pq.TransactionStatus.INERROR:
            raise errors.InFailedSqlTransaction("a statement of this deed had failed")

    @property
    def _status(self) -> pq.TransactionStatus:
        driver = self._driver
        if driver is None:
            return pq.TransactionStatus.IDLE
        return pq.TransactionStatus(driver.pgconn.transaction_status)

    @override
    def row(self, statement: Statement, /, **values: Any) -> Row | None:
        found = self._fetched(statement, values)
        return found[0] if found else None

    @override
    def rows(self, statement: Statement, /, **values: Any) -> Sequence[Row]:
        return self._fetched(statement, values)

    @override
    def run(self, statement: Statement, /, **values: Any) -> int:
        return self._executed(statement.plan(self.dialect), values).command_tuples or 0

    def _fetched(self, statement: Statement, values: Values) -> Sequence[Row]:
        plan = statement.plan(self.dialect)
        result = self._executed(plan, values)
        found = Transformer(self._driver)
        found.set_pgresult(result)
        return [plan.read(row) for row in found.load_rows(0, result.ntuples, tuple)]

    def _executed(self, plan: Plan, values: Values) -> pq.abc.PGresult:
        """Go past the cursors here too: prepared once, a statement costs a third of theirs."""
        filled = plan.fill(values)
        name = self._name_of(plan.sql, tuple(_OIDS.get(type(value), 0) for value in filled))
        written: list[Any] = [as_text(value) for value in filled]
        result = self._session().pgconn.exec_prepared(name, written)
        if result.status not in _DONE:
            raise self._error(result)
        return result

    def _name_of(self, sql: str, types: tuple[int, ...]) -> bytes:
        name = self._prepared.get((sql, types))
        if name is None:
            name = f"s{len(self._prepared)}".encode()
            result = self._session().pgconn.prepare(name, sql.encode(), types)
            if result.status not in _DONE:
                raise self._error(result)
            self._prepared[sql, types] = name
        return name

    def _error(self, result: pq.abc.PGresult) -> psycopg.Error:
        driver = self._driver
        if driver is None or driver.closed:
            return psycopg.OperationalError("the line was lost")
        if result.error_field(pq.DiagnosticField.SQLSTATE) is None:
            # The server never said this: it fell, and our side of the line found out.
            driver.close()
            return psycopg.OperationalError("the line was lost")
        return errors.error_from_result(result)

    @override
    def _execute_many(self, sql: str, filled: Sequence[Any]) -> None:
        psycopg.RawCursor(self._session()).executemany(sql, filled)

    @override
    def each(self, statement: Statement, many: Iterable[Values]) -> Sequence[Row | None]:
        """Send them all at once: one round trip instead of one for each."""
        plan = statement.plan(self.dialect)
        filled = [plan.fill(values) for values in many]
        if self._driver is None or not filled:
            return []
        cursor = psycopg.RawCursor(self._driver)
        cursor.executemany(plan.sql, filled, returning=True)
        found = [one.fetchone() if one.description else None for one in cursor.results()]
        return [None if row is None else plan.read(row) for row in found]


def as_text(value: Any) -> bytes | None:
    """Write a value as PostgreSQL reads it."""
    match value:
        case None:
            return None
        case bool():
            return b"t" if value else b"f"
        case datetime():
            return value.isoformat().encode()
        case _:
            return str(value).encode()
