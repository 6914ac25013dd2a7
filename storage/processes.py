"""The shelf of processes: those that share the work, each with a sign of life."""

from datetime import datetime

from sqlalchemy import bindparam, column, delete, func, literal, select, table, update

from storage.inbox import IS_NEW, IS_OWED
from storage.line import Line
from storage.moments import seconds_from_now
from storage.statement import Statement
from storage.tables import inbox, processes

LIFE_SECONDS = 4.0
"""So long a process counts as alive after each sign of life, by the clock of the database."""

_NOW = seconds_from_now(literal(0.0))
_ALIVE_UNTIL = seconds_from_now(literal(LIFE_SECONDS))
_THIS = processes.c.id == bindparam("which")
_IS_GONE = inbox.c.holder.is_not(None) & ~(
    select(processes.c.id).where(processes.c.id == inbox.c.holder).exists()
)

ENTER = Statement(
    processes.insert()
    .values(name=bindparam("called"), started_at=_NOW, alive_until=_ALIVE_UNTIL)
    .returning(processes.c.id)
)
RENEW = Statement(update(processes).where(_THIS).values(alive_until=_ALIVE_UNTIL).returning(_NOW))
LEAVE = Statement(delete(processes).where(_THIS))
BURY = Statement(
    delete(processes).where(processes.c.alive_until < _NOW).returning(processes.c.name)
)
_sessions = table("pg_stat_activity", column("pid"), column("application_name"))
END_SESSIONS = Statement(
    select(func.pg_terminate_backend(_sessions.c.pid)).where(
        _sessions.c.application_name == bindparam("called")
    )
)
CLEAR = Statement(delete(processes))
COUNT = Statement(select(func.count()).select_from(processes))
# Two statements, for each of these conditions has an index of its own.
FREE = [
    Statement(update(inbox).where(what, _IS_GONE).values(holder=None))
    for what in (IS_NEW, IS_OWED)
]


class ProcessShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def enter(self, name: str) -> int:
        """
        Note that a process begins, and return its id.

        Where only one process can be (SQLite), all others are dead: what they held is free.
        """
        if not self._line.is_shared:
            self._line.run(CLEAR)
        entered = self._line.made(ENTER, called=name)
        if not self._line.is_shared:
            self.free()
        return entered

    def renew(self, process_id: int) -> datetime | None:
        """Give a sign of life; return the database's now, None if we were given up."""
        row = self._line.row(RENEW, which=process_id)
        return row[0] if row else None

    def count(self) -> int:
        """Count those that are known, the dead not yet buried included."""
        row = self._line.row(COUNT)
        return int(row[0]) if row else 0

    def leave(self, process_id: int) -> None:
        """Go in good order: what we held is free for others at once."""
        self._line.run(LEAVE, which=process_id)
        self.free()

    def bury(self) -> int:
        """
        Give up the processes that gave no sign of life for too long; return how many.

        One that is frozen may hold rows, and the right to poll: its sessions are ended.
        """
        names = [row[0] for row in self._line.rows(BURY)]
        if self._line.is_shared:
            for name in names:
                self._line.rows(END_SESSIONS, called=name)
        return len(names)

    def free(self) -> int:
        """Let go of the updates that the gone had in hand; return how many."""
        return sum(self._line.run(statement) for statement in FREE)
