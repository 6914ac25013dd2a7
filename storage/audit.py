"""The shelf of the audit: who did what for whom, and when. It is only ever added to."""

from datetime import datetime

from storage.line import Line
from storage.statement import insert
from storage.tables import audit

ADD = insert(audit, "at", "action", "by_member_id", "subject", "facts")


class AuditShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def note(
        self, action: str, *, by: int | None, subject: str, at: datetime, facts: str = ""
    ) -> None:
        """Write down an action; `subject` and `facts` name ids, never people or their words."""
        self._line.made(ADD, at=at, action=action, by_member_id=by, subject=subject, facts=facts)
