"""The shelf of the audit: who did what for whom, and when. It is only ever added to."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, select

from bot.domain.audit import Entry
from storage.line import Line
from storage.statement import Statement, insert
from storage.tables import audit

ADD = insert(audit, "at", "action", "by_member_id", "subject", "facts")
PAGE = Statement(
    select(audit.c.at, audit.c.action, audit.c.by_member_id, audit.c.subject, audit.c.facts)
    .order_by(audit.c.id.desc())
    .limit(bindparam("size"))
    .offset(bindparam("start"))
)
COUNT = Statement(select(func.count()).select_from(audit))


class AuditShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def note(
        self, action: str, *, by: int | None, subject: str, at: datetime, facts: str = ""
    ) -> None:
        """Write down an action; `subject` and `facts` name ids, never people or their words."""
        self._line.made(ADD, at=at, action=action, by_member_id=by, subject=subject, facts=facts)

    def page(self, *, start: int, size: int) -> Sequence[Entry]:
        """Return lines of the journal, the latest first."""
        return [Entry(*row) for row in self._line.rows(PAGE, start=start, size=size)]

    def count(self) -> int:
        row = self._line.row(COUNT)
        return int(row[0]) if row else 0
