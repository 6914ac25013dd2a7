"""Who has which part of something in hand, so that people who write together see each other."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Table, bindparam, select

from storage.line import Line
from storage.statement import Row, Statement, upsert
from storage.tables import members

_LEFT: Final = ""  # no section in hand: the row still tells when they were there last
_KEYS: Final = ("gathering_id", "member_id")


class Hands:
    """What is asked of one table of hands: a row for each gathering and member."""

    def __init__(self, table: Table) -> None:
        self._note = upsert(table, *_KEYS, "section", "since", keys=_KEYS)
        self._others = Statement(
            select(members.c.id, members.c.name, table.c.section, table.c.since)
            .join(members, members.c.id == table.c.member_id)
            .where(
                table.c.gathering_id == bindparam("which"),
                table.c.member_id != bindparam("member"),
                table.c.since > bindparam("after"),
                table.c.section != _LEFT,
            )
            .order_by(table.c.since, members.c.id)
        )

    def note(
        self, line: Line, gathering_id: int, member_id: int, *, section: str | None, at: datetime
    ) -> None:
        """Note which section a member opened, None when they left the last one."""
        line.run(
            self._note,
            gathering_id=gathering_id,
            member_id=member_id,
            section=section or _LEFT,
            since=at,
        )

    def others(
        self, line: Line, gathering_id: int, member_id: int, *, after: datetime
    ) -> Sequence[Row]:
        """Return who else opened a section after a moment and did not leave it."""
        return line.rows(self._others, which=gathering_id, member=member_id, after=after)
