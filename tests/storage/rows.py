"""A look at the rows themselves, past the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, create_engine, func, select, true

from storage.engine import parse


@contextmanager
def begun(url: str) -> Iterator[Connection]:
    """Open a transaction of one's own, which commits at the end."""
    engine = create_engine(parse(url))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def rows_of(url: str, table: Table) -> list[tuple[Any, ...]]:
    with begun(url) as connection:
        return [tuple(row) for row in connection.execute(select(table))]


def count_of(url: str, table: Table, where: ColumnElement[bool] | None = None) -> int:
    """Count the rows of a table, or those of which something is true."""
    chosen = true() if where is None else where
    with begun(url) as connection:
        counting = select(func.count()).select_from(table).where(chosen)
        return connection.execute(counting).scalar_one()


def least_of(url: str, column: ColumnElement[Any], where: ColumnElement[bool]) -> Any:
    """Return the least value of a column where something is true, None if that is nowhere."""
    with begun(url) as connection:
        return connection.execute(select(func.min(column)).where(where)).scalar_one()
