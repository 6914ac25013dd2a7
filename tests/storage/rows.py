"""A look at the rows themselves, past the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table, create_engine, func, select

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


def count_of(url: str, table: Table) -> int:
    with begun(url) as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()
