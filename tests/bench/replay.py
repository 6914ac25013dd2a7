"""
What the database itself costs: the statements of a deed once more, by the driver alone.

Two databases that are alike: the house works on one and is overheard; on the other the driver does
the same in one transaction, with all values ready and all rows fetched. No less is possible for
these rows.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any

from psycopg import RawCursor
from typing_extensions import override

from storage.clerk import Clerk
from storage.database import SqlDatabase
from storage.engine import dialect_of, sqlite_path
from storage.line import Line, Values
from storage.postgres import PostgresLine, open_postgres
from storage.sqlite import SqliteLine, open_sqlite
from storage.statement import Row, Statement


@dataclass(slots=True)
class Script:
    """Statements with their values, in order; those with many sets of them go in one call."""

    steps: list[tuple[Statement, Sequence[Values], bool]] = field(default_factory=list)

    def clear(self) -> None:
        self.steps.clear()

    def hear(self, statement: Statement, *values: Values, are_many: bool = False) -> None:
        self.steps.append((statement, values, are_many))


class _Overheard(Line):
    """What goes into the script of both kinds of lines; `made` is a row too."""

    script: Script

    @override
    def row(self, statement: Statement, /, **values: Any) -> Row | None:
        self.script.hear(statement, values)
        return super().row(statement, **values)

    @override
    def rows(self, statement: Statement, /, **values: Any) -> Sequence[Row]:
        self.script.hear(statement, values)
        return super().rows(statement, **values)

    @override
    def run(self, statement: Statement, /, **values: Any) -> int:
        self.script.hear(statement, values)
        return super().run(statement, **values)

    @override
    def many(self, statement: Statement, many: Iterable[Values]) -> None:
        kept = list(many)
        self.script.hear(statement, *kept, are_many=True)
        super().many(statement, kept)


class _SqliteOverheard(_Overheard, SqliteLine):
    pass


class _PostgresOverheard(_Overheard, PostgresLine):
    @override
    def each(self, statement: Statement, many: Iterable[Values]) -> Sequence[Row | None]:
        kept = list(many)
        self.script.hear(statement, *kept, are_many=True)
        return super().each(statement, kept)


@contextmanager
def overheard(url: str, script: Script) -> Iterator[SqlDatabase]:
    """Open a database as the house does, with one writer whose statements go into the script."""
    lines = [_overhearing(url, script) for script in (script, Script())]
    writer, reader = (Clerk(line, SimpleQueue(), 1, lambda _: None) for line in lines)
    database = SqlDatabase([writer], reader)
    try:
        yield database
    finally:
        database.close()


def _overhearing(url: str, script: Script) -> Line:
    path = sqlite_path(url)
    line = _SqliteOverheard(path) if path else _PostgresOverheard(url)
    line.script = script
    return line


class Driver:
    """A bare connection to the other database."""

    def __init__(self, url: str) -> None:
        path = sqlite_path(url)
        self._dialect = dialect_of(url)
        self._begin = "BEGIN IMMEDIATE" if path else "BEGIN"
        self._cursor: Any
        self._cursor = open_sqlite(path).cursor() if path else RawCursor(open_postgres(url))

    def play(self, script: Script) -> float:
        """Do it all in one transaction; return the milliseconds that took."""
        cursor = self._cursor
        steps = [
            (self._sql(statement), [self._filled(statement, one) for one in values], are_many)
            for statement, values, are_many in script.steps
        ]
        began = time.perf_counter()
        cursor.execute(self._begin)
        for sql, values, are_many in steps:
            if are_many:
                cursor.executemany(sql, values)
                continue
            cursor.execute(sql, values[0])
            if cursor.description:
                cursor.fetchall()
        cursor.execute("COMMIT")
        return (time.perf_counter() - began) * 1000

    def _sql(self, statement: Statement) -> str:
        return statement.plan(self._dialect).sql

    def _filled(self, statement: Statement, values: Values) -> Any:
        return statement.plan(self._dialect).fill(values)

    def close(self) -> None:
        self._cursor.connection.close()
