"""A line to PostgreSQL, and the lock that makes one of many processes the leader."""

from collections.abc import Iterable, Sequence
from typing import Any

import psycopg
from psycopg import errors, pq
from typing_extensions import override

from storage.engine import dialect_of, parse
from storage.line import Line, Values
from storage.statement import Row, Statement

CONNECTING = {
    "application_name": "pasdecote",
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
# Two deeds crossed each other: the one that lost finds things settled when it starts again.
CROSSED = (errors.SerializationFailure, errors.DeadlockDetected, errors.UniqueViolation)


def open_postgres(url: str) -> psycopg.Connection[Any]:
    """Open a connection that begins and ends transactions only when told to."""
    _, options = dialect_of(url).create_connect_args(parse(url))
    connection = psycopg.connect(autocommit=True, **{**CONNECTING, **options})
    settings = ", ".join(f"set_config('{k}', '{v}', false)" for k, v in SETTINGS.items())
    try:
        connection.execute(f"SELECT {settings}")
    except psycopg.Error:
        connection.close()
        raise
    return connection


class PostgresLine(Line):
    """A session on PostgreSQL."""

    def __init__(self, url: str, *, reading: bool = False) -> None:
        begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if reading else "BEGIN"
        super().__init__(dialect_of(url), begin=begin)
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
            if not self.is_broken(error):
                raise
            # The server was restarted, or cut an idle line: nothing is lost, so simply call again.
            self.close()
            super().begin()

    @override
    def _command(self, command: str) -> None:
        """Go past the cursors: that costs a quarter, and every deed begins and commits."""
        driver = self._driver
        if driver is None:
            raise psycopg.OperationalError("the line is closed")
        result = driver.pgconn.exec_(command.encode())
        if result.status != pq.ExecStatus.COMMAND_OK:
            if driver.closed:
                raise psycopg.OperationalError("the line was lost")
            raise errors.error_from_result(result)

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
    def _execute_many(self, sql: str, filled: Sequence[Any]) -> None:
        if self._driver is None:
            raise psycopg.OperationalError("the line is closed")
        self._driver.cursor().executemany(sql, filled)

    @override
    def each(self, statement: Statement, many: Iterable[Values]) -> Sequence[Row | None]:
        """Send them all at once: one round trip instead of one for each."""
        plan = statement.plan(self.dialect)
        filled = [plan.fill(values) for values in many]
        if self._driver is None or not filled:
            return []
        cursor = self._driver.cursor()
        cursor.executemany(plan.sql, filled, returning=True)
        found = [one.fetchone() if one.description else None for one in cursor.results()]
        return [None if row is None else plan.read(row) for row in found]


class SessionLeadership:
    """A lock that PostgreSQL keeps for as long as one session of ours lives."""

    def __init__(self, url: str, *, bot_id: int) -> None:
        self._url = url
        self._bot_id = bot_id
        self._session: psycopg.Connection[Any] | None = None

    def try_take(self) -> bool:
        if self.still_mine():
            return True
        self.release()
        try:
            session = open_postgres(self._url)
        except psycopg.Error:
            return False
        if self._ask(session, "SELECT pg_try_advisory_lock(%s::bigint)", self._bot_id):
            self._session = session
        else:
            session.close()
        return self._session is not None

    def still_mine(self) -> bool:
        return self._session is not None and self._ask(self._session, "SELECT true")

    def release(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.close()

    @staticmethod
    def _ask(session: psycopg.Connection[Any], question: str, *facts: int) -> bool:
        try:
            row = session.execute(question, facts).fetchone()
        except psycopg.Error:
            return False
        return bool(row and row[0])
