"""The shelf of updates: each is kept before Telegram hears that we have it, and answered once."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, delete, literal_column, select, update

from bot.calls import Call
from bot.domain.arrival import Arrival, ArrivalState
from bot.ports import AlreadySettled
from storage.line import Line
from storage.memos import MemoShelf
from storage.statement import Row, Statement, insert_new, one_of
from storage.tables import inbox

OFFSET = "inbox.offset"

_ARRIVAL = select(
    inbox.c.seq, inbox.c.update_id, inbox.c.person_key, inbox.c.body, inbox.c.tries
).order_by(inbox.c.seq)
_NEW = ArrivalState.NEW.value
_THIS = inbox.c.seq == bindparam("which")
# Written out: a database uses the index of the few that wait only where it can read "new".
_IS_NEW = inbox.c.state == literal_column(f"'{_NEW}'")
_ANSWERED = ArrivalState.ANSWERED.value
_OVER = (ArrivalState.DONE.value, ArrivalState.IGNORED.value, ArrivalState.DEAD.value)

KEEP = insert_new(inbox, "update_id", "person_key", "received_at", "state", "body")
WAITING = Statement(_ARRIVAL.where(_IS_NEW))
DEAD = Statement(_ARRIVAL.where(inbox.c.state == ArrivalState.DEAD.value))
SETTLE = Statement(update(inbox).where(_THIS, _IS_NEW), "state", "calls", "body")
BURY = Statement(update(inbox).where(_THIS, _IS_NEW), "state", "calls", "error")
FAIL = Statement(
    update(inbox)
    .where(_THIS, _IS_NEW)
    .values(tries=inbox.c.tries + 1, error=bindparam("error"))
    .returning(inbox.c.tries)
)
OWED = Statement(
    select(inbox.c.seq, inbox.c.calls).where(inbox.c.calls.is_not(None)).order_by(inbox.c.seq)
)
OWED_BY = Statement(select(inbox.c.calls).where(_THIS))
DONE = Statement(
    update(inbox)
    .where(_THIS)
    .values(
        calls=bindparam("nothing"),
        state=case((inbox.c.state == _ANSWERED, ArrivalState.DONE.value), else_=inbox.c.state),
    )
)
PURGE = Statement(
    delete(inbox).where(inbox.c.received_at < bindparam("before"), one_of(inbox.c.state, _OVER))
)
EMPTY_IT = Statement(delete(inbox))


class InboxShelf:
    def __init__(self, line: Line) -> None:
        self._line = line
        self._memos = MemoShelf(line)

    def keep(
        self, updates: Sequence[tuple[int, Mapping[str, Any]]], *, offset: int, at: datetime
    ) -> Sequence[Arrival]:
        """
        Store (person key, update) pairs and the offset to ask Telegram for next.

        Return those that were never seen before, in their order. Ids are known for as long as
        `purge` leaves them: Telegram may start to count again from anywhere.
        """
        rows = self._line.each(KEEP, [_kept(key, body, at) for key, body in updates])
        self._memos.put(OFFSET, str(offset))
        return [
            Arrival(row[0], body["update_id"], key, body)
            for row, (key, body) in zip(rows, updates, strict=True)
            if row is not None
        ]

    def offset(self) -> int:
        """Return the offset that was kept last, 0 at the very beginning."""
        return int(self._memos.get(OFFSET) or 0)

    def waiting(self) -> Sequence[Arrival]:
        """Return what is not answered yet, oldest first."""
        return [_arrival(row) for row in self._line.rows(WAITING)]

    def settle(self, seq: int, calls: Sequence[Call]) -> None:
        """
        Mark an arrival as answered, in the deed that makes its effect. Its body is dropped.

        Raises:
            AlreadySettled: it was answered before; the effect of this deed is undone with it.
        """
        state = ArrivalState.ANSWERED if calls else ArrivalState.DONE
        if not self._line.run(
            SETTLE, which=seq, state=state.value, calls=_packed(calls), body=None
        ):
            raise AlreadySettled(seq)

    def ignore(self, seq: int) -> None:
        state = ArrivalState.IGNORED.value
        self._line.run(SETTLE, which=seq, state=state, calls=None, body=None)

    def owed(self) -> Sequence[tuple[int, Sequence[Call]]]:
        """Return the calls that may not have been made yet, by arrival, oldest first."""
        return [(seq, _unpacked(calls)) for seq, calls in self._line.rows(OWED)]

    def owed_by(self, seq: int) -> Sequence[Call]:
        """Return the calls that one arrival still owes."""
        row = self._line.row(OWED_BY, which=seq)
        return _unpacked(row[0] if row else None)

    def done(self, seqs: Collection[int]) -> None:
        """Drop the calls of these arrivals: they were made."""
        self._line.each(DONE, [{"which": seq, "nothing": None} for seq in seqs])

    def failed(self, seq: int, *, error: str) -> int:
        """Count a try that failed, and return how many did."""
        row = self._line.row(FAIL, which=seq, error=error)
        return int(row[0]) if row else 0

    def bury(self, seq: int, *, error: str, calls: Sequence[Call]) -> None:
        """Set an arrival aside for an organiser to see; its body stays until it is purged."""
        state = ArrivalState.DEAD.value
        self._line.run(BURY, which=seq, state=state, calls=_packed(calls), error=error)

    def dead(self) -> Sequence[Arrival]:
        return [_arrival(row) for row in self._line.rows(DEAD)]

    def begin_anew(self) -> None:
        """Forget every update and the offset: another bot speaks to us now."""
        self._line.run(EMPTY_IT)
        self._memos.put(OFFSET, "0")

    def purge(self, *, before: datetime) -> None:
        """Forget what arrived before a moment, and is over."""
        self._line.run(PURGE, before=before)


def _kept(person_key: int, body: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    return {
        "update_id": body["update_id"],
        "person_key": person_key,
        "received_at": at,
        "state": _NEW,
        "body": body,
    }


def _packed(calls: Sequence[Call]) -> Sequence[Mapping[str, Any]] | None:
    return [call.packed() for call in calls] or None


def _unpacked(packed: Sequence[Mapping[str, Any]] | None) -> Sequence[Call]:
    return [Call.unpacked(call) for call in packed or ()]


def _arrival(row: Row) -> Arrival:
    return Arrival(row[0], row[1], row[2], row[3] or {}, row[4])
