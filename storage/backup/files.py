"""Files that are either whole, under their name, or not there at all."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from storage.faults import BackupRefused


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """Give an empty private file beside `target`; it takes that name once all went well."""
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield part
        _flush(part)
        part.replace(target)
        _flush(target.parent)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def in_words(what_failed: str) -> Iterator[None]:
    """Turn what disks and SQLite say into a refusal."""
    try:
        yield
    except (sqlite3.Error, OSError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else str(fault)
        raise BackupRefused(f"{what_failed}: {reason}") from fault


def check_new(target: Path) -> None:
    """Refuse to write over anything."""
    if target.exists() or target.is_symlink():
        raise BackupRefused(f"{target} exists already; choose another name")


def kept_name(folder: Path, *, suffix: str, written_at: float) -> Path:
    """Name the copy of a database that is about to be replaced, by when it was last written."""
    moment = datetime.fromtimestamp(written_at, UTC).strftime("%Y%m%dT%H%M%SZ")
    names = [f"before-restore-{moment}{suffix}"]
    while (folder / names[-1]).exists():
        names.append(f"before-restore-{moment}-{len(names) + 1}{suffix}")
    return folder / names[-1]


def _flush(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
