"""One connection to a database, held by one thread: its transactions and its statements."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Dialect

from bot.ports import StoreUnavailable
from storage.statement import Row, Statement

Values = Mapping[str, Any]


class Driver(Protocol):
    """What both drivers' connections have in common."""

    def execute(self, query: Any, params: Any = ..., /) -> Any: ...
    def close(self) -> None: ...


class Line(ABC):
    """The part that both databases share. `begin` opens the line if need be."""

    _driver: Driver | None

    def __init__(self, dialect: Dialect, *, begin: str) -> None:
        self.dialect = dialect
        self.may_wait = True  # for rows that others hold; else see `must_wait`
        self._begin = begin

    @property
    @abstractmethod
    def is_shared(self) -> bool:
        """Tell whether other processes may write to this database beside us."""

    @abstractmethod
    def tell_others(self, news: Sequence[str]) -> None:
        """Have other processes hear these words once the transaction is committed."""

    @abstractmethod
    def _open(self) -> Driver:
        """Connect, with transactions left to us."""

    @abstractmethod
    def is_trouble(self, error: Exception) -> bool:
        """Tell a database that cannot work now from a deed that asked for nonsense."""

    @abstractmethod
    def may_retry(self, error: Exception) -> bool:
        """Tell whether the same deed, rolled back, may well succeed at once."""

    @abstractmethod
    def must_wait(self, error: Exception) -> bool:
        """Tell whether others hold what a deed asked for, which must not wait for it here."""

    @abstractmethod
    def is_broken(self, error: Exception) -> bool:
        """Tell whether the connection had better be opened anew."""

    @property
    @abstractmethod
    def in_transaction(self) -> bool:
        """Tell whether a transaction is still open; some errors end it by themselves."""

    @abstractmethod
    def check(self) -> None:
        """Raise if a deed hid an error that took its transaction away: it would seem done."""

    def begin(self) -> None:
        if self._driver is None:
            self._driver = self._open()
        self._command(self._begin)

    def commit(self) -> None:
        self._command("COMMIT")

    def roll_back(self, because: Exception) -> None:
        """Leave the transaction, however badly it went."""
        if self.is_broken(because):
            self.close()
        elif self.in_transaction:
            self._command("ROLLBACK")

    def mark(self) -> None:
        self._command("SAVEPOINT deed")

    def keep(self) -> None:
        self._command("RELEASE deed")

    def undo(self) -> None:
        self._command("ROLLBACK TO deed")
        self._command("RELEASE deed")

    def close(self) -> None:
        driver, self._driver = self._driver, None
        if driver is not None:
            driver.close()

    def row(self, statement: Statement, /, **values: Any) -> Row | None:
        """Execute a statement and return the first row it gives, if any."""
        plan = statement.plan(self.dialect)
        row = self._connected().execute(plan.sql, plan.fill(values)).fetchone()
        return None if row is None else plan.read(row)

    def rows(self, statement: Statement, /, **values: Any) -> Sequence[Row]:
        """Execute a statement and return all rows it gives."""
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

    def many(self, statement: Statement, many: Iterable[Values]) -> None:
        """Execute a statement that gives nothing back once for each set of values."""
        plan = statement.plan(self.dialect)
        filled = [plan.fill(values) for values in many]
        if filled:
            self._execute_many(plan.sql, filled)

    @abstractmethod
    def _execute_many(self, sql: str, filled: Sequence[Any]) -> None:
        """Hand them to the driver all at once."""

    def each(self, statement: Statement, many: Iterable[Values]) -> Sequence[Row | None]:
        """Execute a statement once for each set of values; return the row each gave back."""
        return [self.row(statement, **values) for values in many]

    def _command(self, command: str) -> None:
        self._connected().execute(command)

    def _connected(self) -> Driver:
        if self._driver is None:
            raise StoreUnavailable("the line is closed")
        return self._driver
