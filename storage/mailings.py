"""The shelf of mailings: messages to many, and how far each has come."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from bot.domain.delivery import State
from bot.domain.letter import Unsaid
from bot.domain.mailing import Group, Mailing, MailingKind, MailingState, NoSuchMailing, Segment
from bot.domain.reach import Tally, Unreached
from storage import mailing_rows as rows
from storage.line import Line
from storage.statement import Row


class MailingShelf:
    """`planned` hears when messages go on: somebody rings once it is committed."""

    def __init__(self, line: Line, planned: set[datetime]) -> None:
        self._line = line
        self._planned = planned

    def add(
        self,
        kind: MailingKind,
        segment: Segment,
        *,
        by: int,
        at: datetime,
        gathering_id: int | None = None,
    ) -> Mailing:
        """Keep a draft."""
        made = self._line.made(
            rows.ADD,
            kind=kind.value,
            made_by=by,
            made_at=at,
            segment=_packed(segment),
            gathering_id=gathering_id,
            state=MailingState.DRAFT.value,
            text="",
            shown="",
        )
        return Mailing(made, kind, by, at, segment, gathering_id)

    def get(self, mailing_id: int) -> Mailing:
        """Return a mailing. Raises NoSuchMailing."""
        row = self._line.row(rows.GET, which=mailing_id)
        if row is None:
            raise NoSuchMailing
        return _mailing(row)

    def save(self, mailing: Mailing) -> None:
        """Write down what it says and how it stands; where it is shown stays as it is."""
        self._line.run(
            rows.SAVE,
            which=mailing.id,
            text=mailing.text,
            state=mailing.state.value,
            confirmed_at=mailing.confirmed_at,
            over_at=mailing.over_at,
        )
        self._planned.update({mailing.confirmed_at} if mailing.confirmed_at else ())

    def drop(self, mailing_id: int) -> None:
        """Forget a draft."""
        self._line.run(rows.DROP, which=mailing_id)

    def show(self, mailing: Mailing) -> None:
        """Write down where its progress is shown, and what stands there."""
        place = {"chat_id": mailing.chat_id, "message_id": mailing.message_id}
        self._line.run(rows.SHOW, which=mailing.id, shown=mailing.shown, **place)

    def untrue(self) -> Sequence[Mailing]:
        """Return those whose progress may have to be shown anew: under way, or just ended."""
        return [_mailing(row) for row in self._line.rows(rows.UNTRUE)]

    def last_nudge(
        self, gathering_id: int, segment: Segment, *, since: datetime
    ) -> datetime | None:
        """Return when these people were nudged last (aware), if that was since a moment."""
        row = self._line.row(
            rows.LAST_NUDGE, gathering=gathering_id, for_whom=_packed(segment), since=since
        )
        return row[0] if row else None

    def page(self, *, start: int, size: int) -> Sequence[Mailing]:
        """Return what was sent or is being sent, the latest first; no drafts."""
        return [_mailing(row) for row in self._line.rows(rows.PAGE, start=start, size=size)]

    def tally(self, mailing_id: int, *, now: datetime) -> Tally:
        """Count its messages by what became of them."""
        (*counts, next_at) = self._line.rows(rows.TALLY, which=mailing_id, now=now)[0]
        return Tally(**dict(zip(rows.COUNTS, map(int, counts), strict=True)), next_at=next_at)

    def hold(self, mailing_id: int, *, at: datetime) -> int:
        """Take back what has not begun to leave; return how many."""
        return self._line.run(rows.HOLD, which=mailing_id, settled_at=at)

    def release(self, mailing_id: int, *, due_at: datetime) -> int:
        """Plan anew what was held; return how many."""
        self._planned.add(due_at)
        return self._line.run(rows.RELEASE, which=mailing_id, due_at=due_at)

    def plan_again(self, mailing_id: int, *, due_at: datetime, not_after: datetime) -> int:
        """Plan once more what is uncertain or failed, never a third copy; return how many."""
        self._planned.add(due_at)
        return self._line.run(rows.AGAIN, which=mailing_id, due_at=due_at, not_after=not_after)

    def leave_out(
        self, mailing: Mailing, member_ids: Collection[int], *, kind: str, at: datetime
    ) -> None:
        """Remember who is to be told another way: no message can reach them."""
        same: dict[str, Any] = {
            "kind": kind,
            "gathering_id": None,
            "due_at": at,
            "facts": {},
            "state": State.DROPPED.value,
            "planned_at": at,
            "reason": Unsaid.UNREACHABLE.value,
            "settled_at": at,
            "mailing_id": mailing.id,
        }
        self._line.many(
            rows.LEAVE_OUT,
            [
                {**same, "promise": f"{kind}:{mailing.id}:{who}", "member_id": who}
                for who in member_ids
            ],
        )

    def unreached(self, mailing_id: int, *, start: int, size: int) -> Sequence[Unreached]:
        """Return the people it did not reach for certain, by name."""
        found = self._line.rows(rows.UNREACHED, which=mailing_id, start=start, size=size)
        return [
            Unreached(who, name, note, is_uncertain=state == State.UNCERTAIN.value)
            for who, name, note, state in found
        ]

    def purge(self, *, before: datetime, drafts_before: datetime) -> None:
        """Forget mailings that ended before a moment, and drafts that were left."""
        self._line.run(rows.PURGE, before=before, drafts_before=drafts_before)


def _packed(segment: Segment) -> dict[str, Any]:
    return {"groups": [group.value for group in segment.groups], "of": segment.of}


def _mailing(row: Row) -> Mailing:
    facts = dict(zip(rows.FIELDS, row, strict=True))
    packed = facts["segment"]
    segment = Segment(tuple(Group(name) for name in packed["groups"]), packed["of"])
    meant = {"kind": MailingKind(facts["kind"]), "state": MailingState(facts["state"])}
    return Mailing(**facts | meant | {"segment": segment})
