"""
One poller per token: whoever holds the lock of the database may ask Telegram for updates.

The death of a process frees its lock at once, without anybody's help.
"""

import fcntl
import os
from pathlib import Path
from typing import IO, Protocol

from storage.engine import sqlite_path


class Leadership(Protocol):
    """Its functions may wait for the disk or the network: call them in a thread, one at a time."""

    def try_take(self) -> bool:
        """Take the lead if nobody has it; say whether it is ours now."""

    def still_mine(self) -> bool:
        """Tell whether the lead is ours to this moment."""

    def release(self) -> None:
        """Give the lead back; without it, this does nothing."""


def leadership(url: str, *, bot_id: int) -> Leadership:
    """Return the leadership over a bot's updates, for processes that share one database."""
    path = sqlite_path(url)
    if path is not None:
        return FileLeadership(path.with_name(f"{path.name}.lock"))
    from storage.leading_session import SessionLeadership  # noqa: PLC0415 - SQLite needs no driver of it

    return SessionLeadership(url, bot_id=bot_id)


class FileLeadership:
    """A lock on the file beside a SQLite database; whoever restores a backup takes it too."""

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
