"""
Statements that are compiled once and then handed to the driver as they are.

SQLAlchemy Core writes the SQL and knows how each column is stored; asking it again at every
execution would cost several times what the database itself needs.
"""

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any

from sqlalchemy import ColumnElement, Delete, Dialect, Insert, Select, Table, Update, or_
from sqlalchemy.dialects import sqlite

from storage.plan import Plan, planned

Clause = Select[Any] | Insert | Update | Delete
# PostgreSQL has an insert of its own, alike in all we use; only who needs it pays for its import.
Insertion = Callable[[Table], sqlite.Insert]
Row = Sequence[Any]


class Statement:
    """
    A Core statement, compiled on first use for each dialect. Make it once, at module level.

    `clause` may be a function that makes it with the dialect's own insert; `names` are the columns
    an insert or update fills, when they are not all of the table's.
    """

    def __init__(self, clause: Clause | Callable[[Insertion], Clause], *names: str) -> None:
        self._clause = clause
        self._names = list(names) or None
        self._plans: dict[str, Plan] = {}

    def plan(self, dialect: Dialect) -> Plan:
        plan = self._plans.get(dialect.name)
        if plan is None:
            plan = planned(self._clause_for(dialect.name), dialect, names=self._names)
            self._plans[dialect.name] = plan
        return plan

    def _clause_for(self, dialect: str) -> Clause:
        if callable(self._clause):
            return self._clause(import_module(f"sqlalchemy.dialects.{dialect}").insert)
        return self._clause


def insert(table: Table, *names: str) -> Statement:
    """Insert a row and return its primary key."""
    return Statement(table.insert().returning(*table.primary_key), *names)


def insert_new(table: Table, *names: str) -> Statement:
    """Insert a row unless it clashes with one that is there; return its primary key if new."""

    def clause(insertion: Insertion) -> Clause:
        return insertion(table).on_conflict_do_nothing().returning(*table.primary_key)

    return Statement(clause, *names)


def upsert(
    table: Table,
    *names: str,
    keys: Sequence[str],
    kept: Sequence[str] = (),
    returning: bool = False,
    only_where: ColumnElement[bool] | None = None,
) -> Statement:
    """
    Insert a row, or replace what it says where its `keys` are known, except for `kept`.

    `returning` asks for its primary key. `only_where` leaves a row that is there as it is, unless
    it is so.
    """
    replaced = [name for name in names if name not in {*keys, *kept}]

    def clause(insertion: Insertion) -> Clause:
        made = insertion(table)
        news = {name: made.excluded[name] for name in replaced}
        made = made.on_conflict_do_update(index_elements=keys, set_=news, where=only_where)
        return made.returning(*table.primary_key) if returning else made

    return Statement(clause, *names)


def one_of(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """Say `column IN values` in a form that can be compiled ahead."""
    return or_(*(column == value for value in values))
