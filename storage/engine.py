"""How to reach the two kinds of databases."""

import sqlite3
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Dialect, Engine, NullPool, create_engine, event, make_url

from storage.faults import DatabaseUnusable

BUSY_MILLISECONDS = 5000
CONNECT_SECONDS = 5
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={BUSY_MILLISECONDS}",
)
POSTGRES_SETTINGS = {
    "TimeZone": "UTC",
    "default_transaction_isolation": "read committed",
    "statement_timeout": "10s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "30s",
}


def parse(url: str) -> URL:
    """
    Read the address of a database: `sqlite:///file` or `postgresql://user@host/name`.

    Raises:
        DatabaseUnusable: it is neither, or a database in memory, which nobody could share.
    """
    address = make_url(url)
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
    made: Dialect = parse(url).get_dialect()()
    return made


def open_sqlite(path: Path, *, reading: bool = False) -> sqlite3.Connection:
    """Open a connection that begins and ends transactions only when told to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(
        path,
        timeout=BUSY_MILLISECONDS / 1000,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        for pragma in SQLITE_PRAGMAS:
            connection.execute(pragma)
        if reading:
            connection.execute("PRAGMA query_only=ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def open_postgres(url: str) -> psycopg.Connection[Any]:
    """Open a connection that begins and ends transactions only when told to."""
    _, options = dialect_of(url).create_connect_args(parse(url))
    defaults: dict[str, Any] = {
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "pasdecote",
    }
    connection = psycopg.connect(autocommit=True, **{**defaults, **options})
    settings = ", ".join(f"set_config('{k}', '{v}', false)" for k, v in POSTGRES_SETTINGS.items())
    try:
        connection.execute(f"SELECT {settings}")
    except psycopg.Error:
        connection.close()
        raise
    return connection


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
