"""Copy the whole database to one file, and put such a file back."""

from pathlib import Path

from sqlalchemy import make_url

from storage.backup import sqlite


def backup(url: str, target: Path) -> None:
    """Write a healthy copy of the database at `url`, also while the bot runs.

    Raises `BackupRefused` and leaves nothing behind where that cannot be done.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        sqlite.backup(Path(address.database or ""), target)
    else:
        from storage.backup import postgres  # noqa: PLC0415 - SQLite needs no driver of it

        postgres.backup(address, target)


def restore(url: str, source: Path, *, backups: Path) -> Path | None:
    """Put the backup `source` in place of the database at `url`, while no bot uses it.

    What was there is kept first in the folder `backups`; the answer tells where, or None where
    there was nothing. Raises `BackupRefused`, and then nothing has changed.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return sqlite.restore(Path(address.database or ""), source, backups=backups)
    from storage.backup import postgres  # noqa: PLC0415 - SQLite needs no driver of it

    return postgres.restore(address, source, backups=backups)
