"""The shelf of updates: each is kept before Telegram hears that we have it, and answered once."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, delete, literal_column, select, true, update

from bot.calls import Call
from bot.domain.arrival import Arrival, ArrivalState
from bot.ports import AlreadySettled, OutOfTurn
from storage.line import Line
from storage.memos import MemoShelf
from storage.statement import Row, Statement, insert_new, one_of
from storage.tables import inbox

OFFSET = "inbox.offset"

COLUMNS = (inbox.c.seq, inbox.c.update_id, inbox.c.person_key, inbox.c.body, inbox.c.tries)
_NEW = ArrivalState.NEW.value
_THIS = inbox.c.seq == bindparam("which")
# Written out: a database uses the index of the few that wait only where it can read "new".
IS_NEW = inbox.c.state == literal_column(f"'{_NEW}'")
IS_OWED = inbox.c.calls.is_not(None)
US = bindparam("us", type_=inbox.c.holder.type)
IS_OURS = inbox.c.holder.is_not_distinct_from(US)
_ANSWERED = ArrivalState.ANSWERED.value
_OVER = (ArrivalState.DONE.value, ArrivalState.IGNORED.value, ArrivalState.DEAD.value)
_earlier = inbox.alias("earlier")


def earlier_one(held: ColumnElement[bool]) -> ColumnElement[bool]:
    """Say that something the same person sent before waits, and how it is `held`."""
    waits = _earlier.c.state == literal_column(f"'{_NEW}'")
    before = (_earlier.c.person_key == inbox.c.person_key, _earlier.c.seq < inbox.c.seq)
    return select(_earlier.c.seq).where(waits, *before, held).exists()


# Whoever has it in hand: what the dead left may reach us after what came later.
_HAS_TURN = ~earlier_one(true())
# What nobody has in hand may be taken together with what came before it.
MAY_BE_TAKEN = ~earlier_one(_earlier.c.holder != US)

KEEP = insert_new(inbox, "update_id", "person_key", "received_at", "state", "body", "holder")
# By person, as they lie in the index; a database would else read everything in order of `seq`.
WAITING = Statement(
    select(*COLUMNS).where(IS_NEW).order_by(inbox.c.person_key, inbox.c.seq),
)
DEAD = Statement(
    select(*COLUMNS).where(inbox.c.state == ArrivalState.DEAD.value).order_by(inbox.c.seq)
)
_SETTLE = update(inbox).where(_THIS, IS_NEW, IS_OURS)
SETTLE = Statement(_SETTLE, "state", "calls", "body")
SETTLE_IN_TURN = Statement(_SETTLE.where(_HAS_TURN), "state", "calls", "body")
WAITS_STILL = Statement(select(inbox.c.seq).where(_THIS, IS_NEW, IS_OURS))
IGNORE = Statement(update(inbox).where(_THIS, IS_NEW, IS_OURS), "state", "body")
BURY = Statement(update(inbox).where(_THIS, IS_NEW, IS_OURS), "state", "calls", "error")
FAIL = Statement(
    update(inbox)
    .where(_THIS, IS_NEW, IS_OURS)
    .values(tries=inbox.c.tries + 1, error=bindparam("error"))
    .returning(inbox.c.tries)
)
OWED = Statement(select(inbox.c.seq, inbox.c.calls).where(IS_OWED).order_by(inbox.c.seq))
OWED_BY = Statement(select(inbox.c.calls).where(_THIS, IS_OURS))
DONE = Statement(
    update(inbox)
    .where(_THIS)
    .values(
        calls=bindparam("nothing"),
        state=case((inbox.c.state == _ANSWERED, ArrivalState.DONE.value), else_=inbox.c.state),
    )
)
SECOND_TRY = Statement(
    update(inbox).where(_THIS, IS_OURS, IS_OWED).values(second_try=bindparam("is_so"))
)
OWES_ONLY = Statement(update(inbox).where(_THIS, IS_OURS, IS_OWED), "calls", "second_try")
PURGE = Statement(
    delete(inbox).where(inbox.c.received_at < bindparam("before"), one_of(inbox.c.state, _OVER))
)
EMPTY_IT = Statement(delete(inbox))


class InboxShelf:
    """What is kept here is in the hands of `us`, the process whose store this is."""

    def __init__(self, line: Line, us: int | None) -> None:
        self._line = line
        self._us = us
        self._memos = MemoShelf(line)

    def keep(
        self, updates: Sequence[tuple[int, Mapping[str, Any]]], *, offset: int | None, at: datetime
    ) -> Sequence[Arrival]:
        """
        Store (person key, update) pairs and, if we poll, the offset to ask Telegram for next.

        Return those that were never seen before, in their order. Ids are known for as long as
        `purge` leaves them: Telegram may start to count again from anywhere.
        """
        rows = self._line.each(KEEP, [_kept(key, body, at, self._us) for key, body in updates])
        if offset is not None:
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
        """Return what is not answered yet, whoever has it in hand, oldest first."""
        return in_order(self._line.rows(WAITING))

    def settle(self, seq: int, calls: Sequence[Call]) -> None:
        """
        Mark an arrival as answered, in the deed that makes its effect. Its body is dropped.

        Raises:
            AlreadySettled: it was answered before, or others have it in hand now.
            OutOfTurn: what the same person sent before is not answered; try again behind it.
            In both cases the effect of this deed is undone with it.
        """
        state = ArrivalState.ANSWERED if calls else ArrivalState.DONE
        news = {"state": state.value, "calls": _packed(calls), "body": None}
        # One process alone keeps everybody's order by itself.
        settle = SETTLE_IN_TURN if self._line.is_shared else SETTLE
        if self._line.run(settle, which=seq, us=self._us, **news):
            return
        if self._line.row(WAITS_STILL, which=seq, us=self._us):
            raise OutOfTurn(seq)
        raise AlreadySettled(seq)

    def owes_only(self, seq: int, calls: Sequence[Call]) -> bool:
        """Note that these are left, and not tried yet; False if that is not for us."""
        left = {"calls": _packed(calls), "second_try": False}
        return bool(self._line.run(OWES_ONLY, which=seq, us=self._us, **left))

    def ignore(self, seq: int) -> None:
        state = ArrivalState.IGNORED.value
        self._line.run(IGNORE, which=seq, us=self._us, state=state, body=None)

    def owed(self) -> Sequence[tuple[int, Sequence[Call]]]:
        """Return the calls that may not have been made yet, by arrival, oldest first."""
        return [(seq, unpacked(calls)) for seq, calls in self._line.rows(OWED)]

    def owed_by(self, seq: int) -> Sequence[Call]:
        """Return the calls that one arrival still owes, if it is for us to make them."""
        row = self._line.row(OWED_BY, which=seq, us=self._us)
        return unpacked(row[0] if row else None)

    def done(self, seqs: Collection[int]) -> None:
        """Drop the calls of these arrivals: they were made."""
        self._line.each(DONE, [{"which": seq, "nothing": None} for seq in seqs])

    def try_again(self, seq: int, *, is_so: bool = True) -> bool:
        """Note that new messages are tried for the last time; False if that is not for us."""
        return bool(self._line.run(SECOND_TRY, which=seq, us=self._us, is_so=is_so))

    def failed(self, seq: int, *, error: str) -> int:
        """Count a try that failed, and return how many did."""
        row = self._line.row(FAIL, which=seq, us=self._us, error=error)
        return int(row[0]) if row else 0

    def bury(self, seq: int, *, error: str, calls: Sequence[Call]) -> bool:
        """
        Set an arrival aside for an organiser to see; its body stays until it is purged.

        False if it is in other hands now.
        """
        news = {"state": ArrivalState.DEAD.value, "calls": _packed(calls), "error": error}
        return bool(self._line.run(BURY, which=seq, us=self._us, **news))

    def dead(self) -> Sequence[Arrival]:
        return [arrival(row) for row in self._line.rows(DEAD)]

    def begin_anew(self) -> None:
        """Forget every update and the offset: another bot speaks to us now."""
        self._line.run(EMPTY_IT)
        self._memos.put(OFFSET, "0")

    def purge(self, *, before: datetime) -> None:
        """Forget what arrived before a moment, and is over."""
        self._line.run(PURGE, before=before)


def _kept(
    person_key: int, body: Mapping[str, Any], at: datetime, holder: int | None
) -> dict[str, Any]:
    return {
        "update_id": body["update_id"],
        "person_key": person_key,
        "received_at": at,
        "state": _NEW,
        "body": body,
        "holder": holder,
    }


def _packed(calls: Sequence[Call]) -> Sequence[Mapping[str, Any]] | None:
    return [call.packed() for call in calls] or None


def unpacked(packed: Sequence[Mapping[str, Any]] | None) -> Sequence[Call]:
    """Return calls as they were stored."""
    return [Call.unpacked(call) for call in packed or ()]


def arrival(row: Row) -> Arrival:
    """Return what `COLUMNS` say of an arrival."""
    return Arrival(row[0], row[1], row[2], row[3] or {}, row[4])


def in_order(rows: Sequence[Row]) -> Sequence[Arrival]:
    """Return arrivals, oldest first."""
    return sorted(map(arrival, rows), key=lambda one: one.seq)
