"""Backups of PostgreSQL, made and put back by its own tools."""

import os
import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from time import sleep, time

import psycopg
from sqlalchemy import URL

from storage.backup.files import check_new, in_words, kept_name, whole
from storage.backup.unsent import hold_back
from storage.faults import BackupRefused

_TRIES, _PAUSE = 10, 0.1
_COLUMNS = """
    SELECT column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = %s
"""
_OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND backend_type = 'client backend'
"""


def backup(address: URL, target: Path) -> None:
    """Write the database to the new file `target`, in the custom format of pg_dump."""
    check_new(target)
    with in_words(f"cannot write {target}"), whole(target) as part:
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={part}", address=address)


def restore(address: URL, source: Path, *, backups: Path) -> Path:
    """Put `source` in place of the database, in one transaction; tell where the former is."""
    if not source.is_file():
        raise BackupRefused(f"there is no file {source}")
    if "alembic_version" not in _run("pg_restore", "--list", str(source)):
        raise BackupRefused(f"{source} is a PostgreSQL backup, but not one of this bot")
    _check_alone(address)
    kept = kept_name(backups, suffix=".dump", written_at=time())
    backup(address, kept)
    wishes = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
    _run("pg_restore", *wishes, str(source), address=address)
    with _opened(address) as opened, opened.transaction():
        _hold_back(opened)
    return kept


def _hold_back(opened: psycopg.Connection) -> None:
    def columns(table: str) -> list[str]:
        return [str(row[0]) for row in opened.execute(_COLUMNS, [table])]

    hold_back(lambda step: opened.execute(step.encode()), columns, now="now()")


def _opened(address: URL) -> closing[psycopg.Connection]:
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    return closing(psycopg.connect(plain, autocommit=True))


def _check_alone(address: URL) -> None:
    try:
        with _opened(address) as opened:
            alone = any(_is_alone(opened) for _ in range(_TRIES))
    except psycopg.Error as fault:
        raise BackupRefused(f"cannot reach the database: {_first_line(str(fault))}") from None
    if not alone:
        raise BackupRefused("a bot or a person is connected to this database; stop it first")


def _is_alone(opened: psycopg.Connection) -> bool:
    """Look again after a moment: a bot that has just stopped is listed a little longer."""
    if opened.execute(_OTHERS).fetchone() == (0,):
        return True
    sleep(_PAUSE)
    return False


def _run(tool: str, *wishes: str, address: URL | None = None) -> str:
    """Run one of PostgreSQL's tools; the password goes through the environment, never in sight."""
    found = shutil.which(tool)
    if found is None:
        raise BackupRefused(f"{tool} is not installed; add the PostgreSQL client tools")
    command = [found, *wishes]
    env = dict(os.environ)
    if address is not None:
        open_address = address.set(drivername="postgresql")._replace(password=None)
        command.insert(1, f"--dbname={open_address.render_as_string()}")
        env |= {"PGPASSWORD": address.password} if address.password else {}
    # No shell, and the tool is the one that the person in charge installed.
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - see above
    if done.returncode:
        raise BackupRefused(f"{tool}: {_first_line(done.stderr)}")
    return done.stdout


def _first_line(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip()]
    return lines[0].strip() if lines else "it failed without a word"
