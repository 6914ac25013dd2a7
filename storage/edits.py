"""The shelf of edits: which organiser has which section of a draft in hand."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.section import Edit, Section
from storage.hands import Hands
from storage.line import Line
from storage.tables import edits

HANDS = Hands(edits)


class EditShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def note(
        self, gathering_id: int, member_id: int, *, section: Section | None, at: datetime
    ) -> None:
        """Note which section a member opened, None when they left the last one."""
        HANDS.note(self._line, gathering_id, member_id, section=section, at=at)

    def others(self, gathering_id: int, member_id: int, *, after: datetime) -> Sequence[Edit]:
        """Return who else opened a section after a moment and did not leave it."""
        rows = HANDS.others(self._line, gathering_id, member_id, after=after)
        return [Edit(who, name, Section(section), since) for who, name, section, since in rows]
