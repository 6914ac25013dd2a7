"""The shelf of those who write a report: authors, and who has which section in hand."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, bindparam, delete, select, update

from bot.domain.member import Role
from bot.domain.report import AtWork, Author, Section
from storage.hands import Hands
from storage.line import Line
from storage.statement import Statement, insert_new, upsert
from storage.tables import members, report_authors, report_edits, role_grants

_GATHERING: BindParameter[int] = bindparam("gathering")
_ONCE_AN = timedelta(hours=1)
OF = Statement(
    select(members.c.id, members.c.name, report_authors.c.since, report_authors.c.signs)
    .join(members, members.c.id == report_authors.c.member_id)
    .where(report_authors.c.gathering_id == _GATHERING)
    .order_by(report_authors.c.since, members.c.id)
)
ADD = insert_new(report_authors, "gathering_id", "member_id", "since", "signs")
SIGN = upsert(
    report_authors,
    *("gathering_id", "member_id", "since", "signs"),
    keys=["gathering_id", "member_id"],
    kept=["since"],
)
HANDS = Hands(report_edits)
# The journal says once an hour that somebody writes, not for each line.
JOURNAL = Statement(
    update(report_edits)
    .where(
        report_edits.c.gathering_id == _GATHERING,
        report_edits.c.member_id == bindparam("member"),
        report_edits.c.noted_at.is_(None) | (report_edits.c.noted_at < bindparam("before")),
    )
    .values(noted_at=bindparam("at"))
)
REMOVE = Statement(
    delete(report_authors).where(
        report_authors.c.gathering_id == _GATHERING,
        report_authors.c.member_id == bindparam("member"),
    )
)
APPOINT = insert_new(role_grants, "member_id", "role", "gathering_id")
DISMISS = Statement(
    delete(role_grants).where(
        role_grants.c.gathering_id == _GATHERING,
        role_grants.c.member_id == bindparam("member"),
        role_grants.c.role == Role.AUTHOR.value,
    )
)


class ReportAuthorShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, gathering_id: int) -> Sequence[Author]:
        """Return who writes a report, in the order in which they began."""
        rows = self._line.rows(OF, gathering=gathering_id)
        return [Author(which, name, since, bool(signs)) for which, name, since, signs in rows]

    def add(self, gathering_id: int, member_id: int, *, at: datetime, signs: bool = True) -> bool:
        """Make a member an author; False if they are one."""
        made = self._line.row(
            ADD, gathering_id=gathering_id, member_id=member_id, since=at, signs=signs
        )
        return made is not None

    def sign(self, gathering_id: int, member_id: int, *, signs: bool, at: datetime) -> None:
        """Write down whether an author's name stands on the report."""
        self._line.run(SIGN, gathering_id=gathering_id, member_id=member_id, since=at, signs=signs)

    def appoint(self, gathering_id: int, member_id: int) -> None:
        """Let a member write the report of this gathering, and of no other."""
        self._line.row(
            APPOINT, member_id=member_id, role=Role.AUTHOR.value, gathering_id=gathering_id
        )

    def remove(self, gathering_id: int, member_id: int) -> None:
        """Take a member off the authors, with what they might do as one of this gathering."""
        self._line.run(REMOVE, gathering=gathering_id, member=member_id)
        self._line.run(DISMISS, gathering=gathering_id, member=member_id)

    def is_news(self, gathering_id: int, member_id: int, *, at: datetime) -> bool:
        """Tell whether the journal has not said within the hour that they write; it will now."""
        changed = self._line.run(
            JOURNAL, gathering=gathering_id, member=member_id, before=at - _ONCE_AN, at=at
        )
        return bool(changed)

    def note(
        self, gathering_id: int, member_id: int, *, section: Section | None, at: datetime
    ) -> None:
        """Note which section a member opened, None when they left the last one."""
        HANDS.note(self._line, gathering_id, member_id, section=section, at=at)

    def others(self, gathering_id: int, member_id: int, *, after: datetime) -> Sequence[AtWork]:
        """Return who else opened a section after a moment and did not leave it."""
        rows = HANDS.others(self._line, gathering_id, member_id, after=after)
        return [AtWork(who, name, Section(section), since) for who, name, section, since in rows]
