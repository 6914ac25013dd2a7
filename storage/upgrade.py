"""Bring a database to the tables this code knows, or refuse it in one sentence."""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from storage.backup import backup
from storage.engine import migration_engine, sqlite_path
from storage.faults import DatabaseNewer, DatabaseUnusable
from storage.sqlite import open_sqlite

MIGRATIONS = Path(__file__).parent / "migrations"
# Alembic takes half a second to import: its files' names tell all that most starts need to know.
REVISIONS = sorted(path.name.partition("_")[0] for path in MIGRATIONS.glob("versions/[0-9]*.py"))
HEAD = REVISIONS[-1]
OUR_TURN = "7318, 8"  # any two numbers, the same for every process that upgrades


def upgrade(url: str, *, backups: Path, kept: int) -> str:
    """
    Create or upgrade the database at start, after a backup if it is a SQLite file; return HEAD.

    The folder `backups` keeps the last `kept` of these backups.

    Raises:
        DatabaseNewer: it was written by a newer version of the bot.
        DatabaseUnusable: it is damaged, out of reach, or not ours.
        BackupRefused: no backup could be made, so nothing was changed.
    """
    if _revision(url) == HEAD:
        return HEAD
    with _alone(url):
        present = _revision(url)
        if present != HEAD:
            path = sqlite_path(url)
            if path is not None and present is not None:
                _keep(url, path, backups / f"{path.stem}-{present}-{_written(path)}.db", kept=kept)
            migrate(url, to=HEAD)
    return HEAD


def check(url: str) -> str:
    """
    Say in one sentence how the database stands.

    Raises:
        DatabaseNewer: it was written by a newer version of the bot.
        DatabaseUnusable: it is damaged, out of reach, not ours, or was never made.
    """
    path = sqlite_path(url)
    present = _revision(url) if path is None or path.exists() else None
    if present is None:
        raise DatabaseUnusable("There is no database here yet; `pasdecote db upgrade` makes it.")
    if present != HEAD:
        return (
            f"database healthy, at revision {present}; `pasdecote db upgrade` brings it to {HEAD}"
        )
    return f"database ok, at revision {HEAD}"


def migrate(url: str, *, to: str) -> None:
    """
    Run the migrations up to a revision, all of them or none.

    Raises:
        DatabaseUnusable: a row would be left pointing nowhere; nothing was changed.
    """
    from alembic import command  # noqa: PLC0415 - half a second that most starts need not spend
    from alembic.config import Config  # noqa: PLC0415 - the same

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    with migration_engine(url).begin() as connection:
        config.attributes["connection"] = connection
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({OUR_TURN})")
        command.upgrade(config, to)
        _check_references(connection)


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return  # PostgreSQL never stopped checking
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if lost:
        raise DatabaseUnusable(f"A migration would leave {len(lost)} rows pointing nowhere.")


def _revision(url: str) -> str | None:
    """Return the revision of a database, None if it is empty."""
    path = sqlite_path(url)
    found = _of_postgres(url) if path is None else _of_sqlite(path)
    if found is not None and found not in REVISIONS:
        raise DatabaseNewer(
            f"The database is at revision {found}, this version of the bot knows only {HEAD}:"
            " install the newer version again, or restore a backup."
        )
    return found


def _of_sqlite(path: Path) -> str | None:
    try:
        with closing(open_sqlite(path)) as connection:
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            if verdict == "ok" and "alembic_version" in tables:
                (revision,) = connection.execute(
                    "SELECT version_num FROM alembic_version"
                ).fetchone()
                return str(revision)
    except (sqlite3.Error, OSError) as error:
        raise DatabaseUnusable(f"The database {path} cannot be used: {error}.") from error
    if verdict != "ok":
        raise DatabaseUnusable(
            f"The database {path} is damaged ({verdict}): `pasdecote restore` a backup."
        )
    if tables:
        raise DatabaseUnusable(f"The database {path} holds the tables of another program.")
    return None


def _of_postgres(url: str) -> str | None:
    import psycopg  # noqa: PLC0415 - SQLite needs no driver of it

    from storage.postgres import open_postgres  # noqa: PLC0415 - the same

    try:
        with closing(open_postgres(url)) as connection:
            found = connection.execute("SELECT to_regclass('alembic_version')").fetchone()
            if found is None or found[0] is None:
                return None
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except psycopg.Error as error:
        reason = " ".join(str(error).split())
        raise DatabaseUnusable(f"PostgreSQL cannot be used: {reason}.") from error
    return None if row is None else str(row[0])


@contextmanager
def _alone(url: str) -> Iterator[None]:
    """Let one process upgrade a SQLite file at a time; PostgreSQL's lock is in `migrate`."""
    path = sqlite_path(url)
    if path is None:
        yield
        return
    with path.with_name(f"{path.name}.upgrade.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _written(path: Path) -> str:
    """Say when a database was last written to."""
    beside = path.with_name(f"{path.name}-wal")
    latest = max(one.stat().st_mtime for one in (path, beside) if one.exists())
    return datetime.fromtimestamp(latest, UTC).strftime("%Y%m%dT%H%M%SZ")


def _keep(url: str, path: Path, target: Path, *, kept: int) -> None:
    if target.exists():  # an upgrade that did not go through left it a moment ago
        return
    backup(url, target)
    older = sorted(
        target.parent.glob(f"{path.stem}-[0-9]*-*Z.db"), key=lambda one: one.stat().st_mtime
    )
    for surplus in older[: -kept or None]:
        surplus.unlink()
