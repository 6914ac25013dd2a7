"""Trouble with the database, made from outside the bot as a neighbour on the machine would."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, text

from storage.engine import parse

_HOLD_SQLITE = "BEGIN IMMEDIATE"
_HOLD_POSTGRES = "LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE"
_CUT = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Keep everybody else from writing what comes in."""
    address = parse(url)
    is_sqlite = address.get_backend_name() == "sqlite"
    arguments = {"isolation_level": None} if is_sqlite else {}
    engine = create_engine(address, connect_args=arguments)
    with engine.connect() as connection:
        connection.execute(text(_HOLD_SQLITE if is_sqlite else _HOLD_POSTGRES))
        yield
        connection.rollback()
    engine.dispose()


def cut(url: str) -> None:
    """Cut every other line to a PostgreSQL database, as its restart does."""
    engine = create_engine(parse(url))
    with engine.connect() as connection:
        connection.execute(text(_CUT))
    engine.dispose()
