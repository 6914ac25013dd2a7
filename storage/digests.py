"""The shelf of digests: what is new since an evening, for organisers to read the next one."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.board import Change, Titled
from bot.domain.digest import Known, Period, Rebound, Sign, Some
from bot.domain.gathering import Status
from bot.domain.rsvp import Answer
from storage import digest_rows as rows
from storage.line import Line
from storage.statement import Row


class DigestShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def signs(self, period: Period, *, besides: int, size: int) -> Sequence[Sign]:
        """
        Return what changed in a period, but for what the member `besides` did or was told.

        At most `size` of each gathering, the latest first; who says the same at its end as at its
        beginning did nothing new.
        """
        found = self._line.rows(rows.SIGNS, **_facts(period), besides=besides, size=size)
        return [_sign(row) for row in found]

    def words(self, period: Period, *, besides: int) -> Sequence[tuple[Titled, int]]:
        """Count the words that were left in a period and that nobody has read, by gathering."""
        found = self._line.rows(rows.WORDS, **_facts(period), besides=besides)
        return [(_titled(row[:4]), int(row[4])) for row in found]

    def newcomers(self, period: Period, *, besides: int, size: int) -> Some:
        """Return who agreed in a period; of organisers, organisers know already."""
        facts = {**_facts(period), "besides": besides, "size": size}
        return some(self._line.rows(rows.NEWCOMERS, **facts))

    def unreached(self, period: Period, *, size: int) -> Some:
        """Return whom a message missed in a period, and no message reaches now."""
        return some(self._line.rows(rows.UNREACHED, **_facts(period), size=size))

    def rebound(self, period: Period) -> Sequence[Rebound]:
        """Return the visits that were bound to another meeting in a period, as they are now."""
        found = self._line.rows(rows.REBOUND, **_facts(period))
        return [Rebound(title, told_on) for title, told_on in found]

    def waiting(self) -> Sequence[tuple[int, datetime]]:
        """Return the digests that are ahead: which appointment, and when."""
        return [(int(which), due_at) for which, due_at in self._line.rows(rows.WAITING)]


def _facts(period: Period) -> dict[str, datetime]:
    return {"since": period.since, "until": period.until}


def _sign(row: Row) -> Sign:
    member_id, at, answer, guests, name, before, total = row[4:]
    change = Change(name, answer_of(answer), answer_of(before), int(guests))
    return Sign(_titled(row[:4]), int(member_id), at, change, int(total))


def answer_of(said: str | None) -> Answer | None:
    """Read an answer; whatever is none of the three is none, or took one back."""
    return Answer(said) if said in set(Answer) else None


def _titled(row: Row) -> Titled:
    gathering_id, title, status, starts_at = row
    return Titled(gathering_id, title, Status(status), starts_at)


def some(found: Sequence[Row]) -> Some:
    """Read people with how many they are in all."""
    shown = [Known(int(which), name, names or "") for which, name, names, _ in found]
    return Some(shown, int(found[0][3]) if found else 0)
