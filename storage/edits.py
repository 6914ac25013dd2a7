"""The shelf of edits: which organiser has which section of a draft in hand."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select

from bot.domain.section import Edit, Section
from storage.line import Line
from storage.statement import Statement, upsert
from storage.tables import edits, members

_LEFT = ""  # no section in hand: the row still tells when they were there last
NOTE = upsert(
    edits, "gathering_id", "member_id", "section", "since", keys=["gathering_id", "member_id"]
)
OTHERS = Statement(
    select(members.c.id, members.c.name, edits.c.section, edits.c.since)
    .join(members, members.c.id == edits.c.member_id)
    .where(
        edits.c.gathering_id == bindparam("which"),
        edits.c.member_id != bindparam("member"),
        edits.c.since > bindparam("after"),
        edits.c.section != _LEFT,
    )
    .order_by(edits.c.since, members.c.id)
)


class EditShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def note(
        self, gathering_id: int, member_id: int, *, section: Section | None, at: datetime
    ) -> None:
        """Note which section a member opened, None when they left the last one."""
        self._line.run(
            NOTE,
            gathering_id=gathering_id,
            member_id=member_id,
            section=section.value if section else _LEFT,
            since=at,
        )

    def others(self, gathering_id: int, member_id: int, *, after: datetime) -> Sequence[Edit]:
        """Return who else opened a section after a moment and did not leave it."""
        rows = self._line.rows(OTHERS, which=gathering_id, member=member_id, after=after)
        return [Edit(who, name, Section(section), since) for who, name, section, since in rows]
