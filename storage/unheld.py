"""The shelf of updates that nobody has in hand: their process is gone, or had no hand free."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, bindparam, or_, select, update

from bot.domain.arrival import Arrival
from bot.ports.process import Owed
from storage.inbox import COLUMNS, IS_NEW, IS_OURS, IS_OWED, MAY_BE_TAKEN, US, in_order, unpacked
from storage.line import Line
from storage.statement import Row, Statement
from storage.tables import inbox

_IS_FREE = inbox.c.holder.is_(None)
_OWED = (inbox.c.seq, inbox.c.calls, inbox.c.second_try)


def _taken(
    what: Sequence[ColumnElement[bool]], returned: Sequence[ColumnElement[Any]]
) -> Statement:
    free = (
        select(inbox.c.seq)
        .where(*what, _IS_FREE)
        .order_by(inbox.c.seq)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True)
        .cte("free")
    )
    taking = update(inbox).where(inbox.c.seq.in_(select(free.c.seq))).values(holder=US)
    return Statement(taking.returning(*returned))


ANY = Statement(select(inbox.c.seq).where(or_(IS_NEW, IS_OWED), _IS_FREE).limit(1))
TAKE_NEW = _taken((IS_NEW, MAY_BE_TAKEN), COLUMNS)
TAKE_OWED = _taken((IS_OWED,), _OWED)
OUR_NEW = Statement(select(*COLUMNS).where(IS_NEW, IS_OURS))
OUR_OWED = Statement(select(*_OWED).where(IS_OWED, IS_OURS))


class UnheldShelf:
    def __init__(self, line: Line, us: int | None) -> None:
        self._line = line
        self._us = us

    def any(self) -> bool:
        """Tell whether something is in nobody's hands."""
        return self._line.row(ANY) is not None

    def arrivals(self, *, most: int) -> Sequence[Arrival]:
        """Take in hand what waits, oldest first, but nothing before its person's turn."""
        return in_order(self._line.rows(TAKE_NEW, us=self._us, most=most))

    def owed(self, *, most: int) -> Sequence[Owed]:
        """Take in hand what was answered and not paid."""
        return _debts(self._line.rows(TAKE_OWED, us=self._us, most=most))

    def held(self) -> tuple[Sequence[Arrival], Sequence[Owed]]:
        """Return all that we have in hand; a line may break when it was just taken."""
        waiting = in_order(self._line.rows(OUR_NEW, us=self._us))
        return waiting, _debts(self._line.rows(OUR_OWED, us=self._us))


def _debts(rows: Sequence[Row]) -> Sequence[Owed]:
    return [Owed(seq, unpacked(calls), bool(late)) for seq, calls, late in sorted(rows, key=_seq)]


def _seq(row: Row) -> int:
    return int(row[0])
