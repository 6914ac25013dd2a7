"""How to read the address of a database, and how to open it for migrations."""

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Dialect, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from storage.faults import DatabaseUnusable

BUSY_MILLISECONDS = 5000


def parse(url: str) -> URL:
    """
    Read the address of a database: `sqlite:///file` or `postgresql://user@host/name`.

    Raises:
        DatabaseUnusable: it is neither, or a database in memory, which nobody could share.
    """
    try:
        address = make_url(url)
    except ArgumentError:
        raise DatabaseUnusable("The address of the database cannot be read.") from None
    backend = address.get_backend_name()
    if backend == "postgresql":
        return address.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and address.database not in {None, "", ":memory:"}:
        return address.set(drivername="sqlite")
    raise DatabaseUnusable("The database must be a SQLite file or a PostgreSQL database.")


def sqlite_path(url: str) -> Path | None:
    """Return the file behind a SQLite address, None for PostgreSQL."""
    address = parse(url)
    return Path(address.database or "") if address.get_backend_name() == "sqlite" else None


def dialect_of(url: str) -> Dialect:
    """Return how to speak to a database; to PostgreSQL in its own `$1`, which nobody must read."""
    address = parse(url)
    is_postgres = address.get_backend_name() == "postgresql"
    style = {"paramstyle": "numeric_dollar"} if is_postgres else {}
    made: Dialect = address.get_dialect()(**style)
    return made


def migration_engine(url: str) -> Engine:
    """Return an engine whose DDL is transactional and which leaves foreign keys unchecked."""
    engine = create_engine(parse(url), poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _leave_transactions_to_us)
        event.listen(engine, "begin", _begin)
    return engine


def _leave_transactions_to_us(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    # Alembic rebuilds a table by dropping it: with checks on, every child row would go with it.
    connection.execute("PRAGMA foreign_keys=OFF")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
