"""
One leader per token: whoever holds the lock of the database may ask Telegram for updates.

The death of a process frees its lock at once, without anybody's help.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from storage.engine import sqlite_path
from storage.faults import DatabaseTaken


class Leadership(Protocol):
    """
    Its functions may wait for the disk or the network: call them in a thread, one at a time.

    `may_wait` says whether other processes may work beside the one that leads.
    """

    @property
    def may_wait(self) -> bool: ...

    def try_take(self) -> bool:
        """Take the lead if nobody has it; say whether it is ours now."""

    def still_mine(self) -> bool:
        """Tell whether the lead is ours to this moment."""

    def release(self) -> None:
        """Give the lead back; without it, this does nothing."""


def leadership(url: str, *, bot_id: int, name: str = "") -> Leadership:
    """
    Return the leadership over a bot's updates, for processes that share one database.

    `name` is the one under which this process is known to the others.
    """
    path = sqlite_path(url)
    if path is not None:
        return FileLeadership(path.with_name(f"{path.name}.lock"))
    from storage.leading_session import SessionLeadership  # noqa: PLC0415 - SQLite needs no driver of it

    return SessionLeadership(url, bot_id=bot_id, name=name)


class FileLeadership:
    """A lock on the file beside a SQLite database; whoever restores a backup takes it too."""

    may_wait = False

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: IO[str] | None = None

    def try_take(self) -> bool:
        if self.still_mine():
            return True
        self.release()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        opened = self._path.open("a+")
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            opened.close()
            return False
        opened.truncate(0)
        opened.write(f"{os.getpid()}\n")  # for the person who wonders which process it is
        opened.flush()
        self._held = opened
        return self.still_mine()

    def still_mine(self) -> bool:
        if self._held is None:
            return False
        # Somebody may have deleted the file: another process could then lock a new one.
        try:
            return os.path.samestat(self._path.stat(), os.fstat(self._held.fileno()))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            held.close()

    def holder(self) -> str:
        """Return the number of the process that has it, as far as that was written down."""
        try:
            return self._path.read_text().strip()
        except OSError:
            return ""


class SoleUse:
    """A SQLite file for one process alone, from its start to its end: it leads all the time."""

    may_wait = False

    def __init__(self, lock: FileLeadership) -> None:
        self._lock = lock

    def try_take(self) -> bool:
        """Take the lock again, if somebody has deleted its file."""
        return self._lock.try_take()

    def still_mine(self) -> bool:
        return self._lock.still_mine()

    def release(self) -> None:
        """Keep it: it is given back when the process has let go of everything."""


@contextmanager
def sole_use(url: str) -> Iterator[SoleUse | None]:
    """
    Keep others away from a SQLite file meanwhile; None for PostgreSQL, which is shared.

    Raises:
        DatabaseTaken: another process works on it already.
    """
    path = sqlite_path(url)
    if path is None:
        yield None
        return
    lock = FileLeadership(path.with_name(f"{path.name}.lock"))
    if not lock.try_take():
        who = f" (process {lock.holder()})" if lock.holder() else ""
        raise DatabaseTaken(
            f"Another bot{who} works on {path} already, and a SQLite file is for one alone:"
            " stop that one first, or let both use PostgreSQL."
        )
    try:
        yield SoleUse(lock)
    finally:
        lock.release()
