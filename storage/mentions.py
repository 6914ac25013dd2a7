"""Where other rows name a member or an organisation, and how those rows pass to another record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Table, UniqueConstraint, bindparam, delete, select, update

from bot.domain.delivery import State
from bot.domain.presence import Mark
from storage.line import Line
from storage.statement import Clause, Insertion, Statement
from storage.tables import metadata
from storage.types import UtcDateTime

Facts = dict[str, Any]
"""A row by the names of its columns, or a step, as JSON values."""


@dataclass(frozen=True, slots=True)
class Mention:
    """
    One column that names a record, with the statements that follow it.

    `rivals` are the sets of columns which, together with this one, may be there only once.
    """

    table: Table
    column: str
    rivals: Sequence[Sequence[str]]
    find: Statement
    move: Statement
    drop: Statement

    @property
    def key(self) -> Sequence[str]:
        """Name the columns that tell apart the rows which mention one record."""
        return [column.name for column in self.table.primary_key if column.name != self.column]


@cache
def mentions(record: Table) -> Sequence[Mention]:
    """Return every column of the database that names a row of this table."""
    return [
        _mention(table, key.parent.name)
        for table in metadata.sorted_tables
        for key in sorted(table.foreign_keys, key=lambda key: str(key.parent.name))
        if key.column.table is record
    ]


def _mention(table: Table, column: str) -> Mention:
    this = table.c[column]
    key = [c for c in table.primary_key if c.name != column]
    row = (this == bindparam("old"), *(c == bindparam(f"key_{c.name}") for c in key))
    return Mention(
        table,
        column,
        _rivals(table, column),
        Statement(select(table).where(this == bindparam("who")).order_by(*table.primary_key)),
        Statement(update(table).where(*row).values({column: bindparam("new")})),
        Statement(delete(table).where(*row)),
    )


def _rivals(table: Table, column: str) -> Sequence[Sequence[str]]:
    unique = [c for c in table.constraints if isinstance(c, UniqueConstraint)]
    sets = [[c.name for c in rule.columns] for rule in (table.primary_key, *unique)]
    return [[name for name in names if name != column] for names in sets if column in names]


@cache
def putting_back(table: Table) -> Statement:
    """Return the statement that writes a whole row again, unless another took its place."""

    def clause(insertion: Insertion) -> Clause:
        return insertion(table).on_conflict_do_nothing()

    return Statement(clause, *table.columns.keys())


def rows_of(line: Line, mention: Mention, who: int) -> Sequence[Facts]:
    """Return the rows that name a record in this column."""
    names = mention.table.columns.keys()
    found = line.rows(mention.find, who=who)
    return [plain(dict(zip(names, row, strict=True))) for row in found]


def rival_of(mention: Mention, row: Facts, others: Sequence[Facts]) -> Facts | None:
    """Return the row that stands where this one would go, if there is one."""
    for other in others:
        if any(all(row[n] == other[n] for n in names) for names in mention.rivals):
            return other
        if _is_same_promise(mention, row, other):
            return other
    return None


def _is_same_promise(mention: Mention, row: Facts, other: Facts) -> bool:
    """Tell whether one person would be told the same thing of a gathering, or a mailing, twice."""
    return (
        mention.table.name == "deliveries"
        and row["state"] == State.PLANNED.value
        and (row["gathering_id"] is not None or row["mailing_id"] is not None)
        and all(row[name] == other[name] for name in ("gathering_id", "mailing_id", "kind"))
    )


def gives_way(table: Table, *, mine: Facts, theirs: Facts) -> bool:
    """Tell whether the row of the record that stays yields to that of the one that goes."""
    match table.name:
        case "rsvps":
            return _answer_gives_way(mine, theirs)
        case "attendances":  # whoever was seen under one of two names was there
            return bool(mine["mode"] == Mark.UNSEEN and theirs["mode"] != Mark.UNSEEN)
        case "feedbacks" | "visit_answers" | "waitings":
            rank = _turn if table.name == "waitings" else _said
            return rank(theirs) > rank(mine)
        case "report_authors":  # whoever asked once not to be named is not
            return bool(mine["signs"] and not theirs["signs"])
        case _:
            return False


def _turn(row: Facts) -> tuple[Any, ...]:
    """Rank who waits for a place: with one that is offered to them, then by their turn."""
    return row["offer_until"] is not None, -row["turn"], -row["id"]


def _said(row: Facts) -> tuple[Any, ...]:
    """Rank what somebody said: on their own, words before taps alone, then what came later."""
    words = row["sentence"] or row["voice"] or row.get("photo")
    return row.get("noted_by") is None, bool(words), datetime.fromisoformat(row["answered_at"])


def _answer_gives_way(mine: Facts, theirs: Facts) -> bool:
    own, others = mine["entered_by"] is None, theirs["entered_by"] is None
    if own is not others:
        return others
    moment = datetime.fromisoformat
    return moment(theirs["answered_at"]) > moment(mine["answered_at"])


def key_of(mention: Mention, row: Facts) -> Facts:
    return {f"key_{name}": row[name] for name in mention.key}


def plain(row: Mapping[str, Any]) -> Facts:
    """Return a row as JSON values."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in row.items()
    }


def restored(table: Table, row: Mapping[str, Any]) -> Facts:
    """Return a row of JSON values as the database takes it."""
    return {
        name: datetime.fromisoformat(value)
        if isinstance(table.c[name].type, UtcDateTime) and value is not None
        else value
        for name, value in row.items()
    }
