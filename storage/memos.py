"""The shelf of memos: small facts of the process itself, by name."""

from sqlalchemy import bindparam, select

from storage.line import Line
from storage.statement import Statement, upsert
from storage.tables import memos

GET = Statement(select(memos.c.value).where(memos.c.name == bindparam("name")))
PUT = upsert(memos, "name", "value", keys=["name"])


class MemoShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def get(self, name: str) -> str | None:
        row = self._line.row(GET, name=name)
        return None if row is None else str(row[0])

    def put(self, name: str, value: str) -> None:
        self._line.run(PUT, name=name, value=value)
