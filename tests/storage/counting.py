"""A line that counts what it is asked, to prove that a screen's questions do not grow."""

from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar

from bot.ports import Store
from storage.line import Line
from storage.statement import Row, Statement
from storage.store import SqlStore

Result = TypeVar("Result")


def questions(store: Store, deed: Callable[[Store], Result]) -> tuple[Result, int]:
    """Do a deed and return its result with the number of statements it took."""
    assert isinstance(store, SqlStore)
    line: Any = CountingLine(store._line)
    result = deed(SqlStore(line))
    return result, line.asked.total()


class CountingLine:
    """Stands before a line and passes everything on."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.asked: Counter[str] = Counter()

    @property
    def may_wait(self) -> bool:
        return self._line.may_wait

    def row(self, statement: Statement, /, **values: Any) -> Row | None:
        self.asked["row"] += 1
        return self._line.row(statement, **values)

    def rows(self, statement: Statement, /, **values: Any) -> Any:
        self.asked["rows"] += 1
        return self._line.rows(statement, **values)

    def run(self, statement: Statement, /, **values: Any) -> int:
        self.asked["run"] += 1
        return self._line.run(statement, **values)

    def made(self, statement: Statement, /, **values: Any) -> int:
        self.asked["made"] += 1
        return self._line.made(statement, **values)

    def many(self, statement: Statement, many: Any) -> None:
        """Count one: the driver takes them all at once."""
        self.asked["many"] += 1
        self._line.many(statement, many)

    def each(self, statement: Statement, many: Any) -> Any:
        kept = list(many)
        self.asked["each"] += len(kept)
        return self._line.each(statement, kept)
