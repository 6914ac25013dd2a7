"""The shelf of overviews: everything an organiser sees of one gathering at a glance."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from bot.domain.board import Change, Listing, Named, News, Order, Scope, Titled, Totals, Word
from bot.domain.gathering import Status
from bot.domain.member import Channel
from bot.domain.organisation import folded
from bot.domain.rsvp import Answer, Readers, Rsvp, Via
from storage import overview_counts as counts, overview_rows as rows
from storage.line import Line
from storage.statement import Row


class OverviewShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def totals(self, scope: Scope) -> Totals:
        """Count all but the headcount, which is the shelf of answers' own."""
        facts = _facts(scope)
        tally = self._line.rows(counts.TALLY, **facts)[0]
        first = self._line.rows(counts.FIRST_TIMERS, **facts)[0]
        invited = self._line.rows(counts.INVITED, **facts)[0]
        stand_ins, listeners, words, unread, aloud = map(int, tally)
        return Totals(
            first_timers=int(first[0]),
            stand_ins=stand_ins,
            listeners=listeners,
            words=words,
            unread=unread,
            unread_aloud=aloud,
            silent=int(invited[0]),
            otherwise=int(invited[1]),
        )

    def listed(
        self, scope: Scope, listing: Listing, *, order: Order, start: int, size: int
    ) -> Sequence[Named]:
        """Return people on a list, by name or by organisation; those without one come last."""
        statement = rows.LISTED[listing, order]
        found = self._line.rows(statement, **_facts(scope), start=start, size=size)
        return [_named(row, scope) for row in found]

    def one(self, scope: Scope, member_id: int) -> Named | None:
        """Return one person as the lists describe them."""
        row = self._line.row(rows.ONE, **_facts(scope), member=member_id, start=0, size=1)
        return None if row is None else _named(row, scope)

    def several(self, scope: Scope, member_ids: Collection[int]) -> Sequence[Named]:
        """Return some people as the lists describe them, by name."""
        facts = {**_facts(scope), "members": member_ids, "start": 0, "size": len(member_ids)}
        return [_named(row, scope) for row in self._line.rows(rows.SEVERAL, **facts)]

    def like(self, scope: Scope, text: str, *, start: int, size: int) -> Sequence[Named]:
        """Return people whose name, or organisation's name, contains what was typed."""
        facts = _facts(scope)
        found = self._line.rows(rows.LIKE, **facts, text=folded(text), start=start, size=size)
        return [_named(row, scope) for row in found]

    def news(self, gathering_id: int, *, since: datetime, besides: int, size: int) -> News:
        """Return what changed since a moment, but for what the member `besides` did."""
        found = self._line.rows(
            counts.NEWS, gathering=gathering_id, since=since, besides=besides, size=size
        )
        changes = [
            Change(name, _answer(answer), _answer(before), guests)
            for name, answer, guests, before, _ in found
        ]
        return News(since, changes, int(found[0][-1]) if found else 0)

    def last_own(self, gathering_id: int, member_id: int) -> int:
        """Return the number of the last line of history that a member wrote alone, or 0."""
        row = self._line.row(counts.LAST_OWN, gathering=gathering_id, member=member_id)
        return int(row[0] or 0) if row else 0

    def words(
        self, gathering_id: int, *, readers: Collection[Readers], start: int, size: int
    ) -> Sequence[Word]:
        """Return the words that came with answers, those not yet read first."""
        first, last = min(readers).value, max(readers).value
        facts = {"readers": first, "or_readers": last, "start": start, "size": size}
        return [
            _word(row) for row in self._line.rows(counts.WORDS, gathering=gathering_id, **facts)
        ]

    def mark_read(self, gathering_id: int, *, member_ids: Collection[int]) -> None:
        for member_id in sorted(member_ids):
            self._line.run(counts.MARK_READ, gathering=gathering_id, member=member_id)

    def open(self, *, now: datetime, size: int) -> Sequence[Titled]:
        """Return the announced gatherings that are not over, the next one first."""
        return [_listed(row) for row in self._line.rows(counts.OPEN_ONES, now=now, size=size)]

    def worked_on(self, *, since: datetime, until: datetime, size: int) -> Sequence[Titled]:
        """Return what ended in a period and has no published report, the latest first."""
        found = self._line.rows(counts.WORKED_ON, since=since, until=until, size=size)
        return [_listed(row) for row in found]

    def all(self, *, drafts: bool, start: int, size: int) -> Sequence[Titled]:
        """Return every gathering: drafts, if wanted, then the latest first."""
        found = self._line.rows(counts.ALL[drafts], start=start, size=size)
        return [_listed(row) for row in found]


def _facts(scope: Scope) -> Mapping[str, object]:
    return {
        "gathering": scope.gathering_id,
        "before": scope.starts_at,
        "now": scope.now,
        "cancelled": scope.is_cancelled,
        "reported": scope.is_reported,
        "silent": scope.has_nothing_to_tell,
    }


def _named(row: Row, scope: Scope) -> Named:
    member_id, name, organisations, noted_by, channel, note, is_reachable, is_first, *rest = row
    facts = dict(zip(rows.RSVP, rest, strict=True))
    return Named(
        member_id,
        name,
        organisations or "",
        _rsvp(scope.gathering_id, member_id, facts) if facts["answer"] else None,
        noted_by or "",
        Channel(channel),
        note,
        is_reachable=bool(is_reachable),
        is_first=bool(is_first),
    )


def _rsvp(gathering_id: int, member_id: int, facts: Mapping[str, object]) -> Rsvp:
    meant = {
        "answer": Answer(str(facts["answer"])),
        "via": Via(str(facts["via"])),
        **{name: bool(facts[name]) for name in ("listens", "to_confirm")},
    }
    return Rsvp(gathering_id, member_id, **{**facts, **meant})  # type: ignore[arg-type]  # columns of one row


def _answer(said: str | None) -> Answer | None:
    """Read an answer of the history; whatever is none of the three took an answer back."""
    return Answer(said) if said in set(Answer) else None


def _word(row: Row) -> Word:
    member_id, text, readers, is_read, answer, name, organisations = row
    return Word(
        member_id,
        text,
        Readers(readers),
        is_read=bool(is_read),
        answer=Answer(answer),
        name=name,
        organisations=organisations or "",
    )


def _listed(row: Row) -> Titled:
    gathering_id, title, status, starts_at = row
    return Titled(gathering_id, title, Status(status), starts_at)
