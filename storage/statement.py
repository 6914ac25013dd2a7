"""
Statements that are compiled once and then handed to the driver as they are.

SQLAlchemy Core writes the SQL and knows how each column is stored; asking it again at every
execution would cost several times what the database itself needs.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Delete,
    Dialect,
    Insert,
    Select,
    Table,
    Update,
    or_,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.compiler import SQLCompiler

Clause = Select[Any] | Insert | Update | Delete
Row = Sequence[Any]
Processor = Callable[[Any], Any] | None
Bind = tuple[
    str, str | None, Processor, Any
]  # the driver's name, ours, how to store, or a constant
Insertion = Callable[[Table], sqlite.Insert] | Callable[[Table], postgresql.Insert]
INSERTS: Mapping[str, Insertion] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@dataclass(frozen=True, slots=True)
class Plan:
    """A statement for one dialect: its SQL, and how values go in and come out."""

    sql: str
    binds: tuple[Bind, ...]
    is_positional: bool
    results: tuple[tuple[int, Callable[[Any], Any]], ...]

    def fill(self, values: Mapping[str, Any]) -> Any:
        """Return the values in the shape the driver wants."""
        filled = [
            constant if name is None else values[name] if store is None else store(values[name])
            for _, name, store, constant in self.binds
        ]
        if self.is_positional:
            return filled
        return dict(zip((bind[0] for bind in self.binds), filled, strict=True))

    def read(self, row: Row) -> Row:
        """Return a row of the driver with its values as we know them."""
        if not self.results:
            return row
        values = list(row)
        for index, restore in self.results:
            values[index] = restore(values[index])
        return values


class Statement:
    """
    A Core statement, compiled on first use for each dialect. Make it once, at module level.

    `clause` is one for both databases, or one for each by the name of its dialect; `names` are the
    columns an insert or update fills, when they are not all of the table's.
    """

    def __init__(self, clause: Clause | Mapping[str, Clause], *names: str) -> None:
        self._clause = clause
        self._names = list(names) or None
        self._plans: dict[str, Plan] = {}

    def plan(self, dialect: Dialect) -> Plan:
        plan = self._plans.get(dialect.name)
        if plan is None:
            plan = self._plans[dialect.name] = self._planned(dialect)
        return plan

    def _planned(self, dialect: Dialect) -> Plan:
        clause = self._clause
        if isinstance(clause, Mapping):
            clause = clause[dialect.name]
        compiled = clause.compile(dialect=dialect, column_keys=self._names)
        return Plan(
            sql=str(compiled),
            binds=_binds(compiled, dialect),
            is_positional=compiled.positional,
            results=_results(clause, dialect),
        )


def _binds(compiled: SQLCompiler, dialect: Dialect) -> tuple[Bind, ...]:
    keys = compiled.positiontup if compiled.positional else compiled.bind_names.values()
    return tuple(_bind(key, compiled.binds[key], dialect) for key in keys or ())


def _bind(key: str, bind: BindParameter[Any], dialect: Dialect) -> Bind:
    store = bind.type.dialect_impl(dialect).bind_processor(dialect)
    if bind.required:
        return key, bind.key, store, None
    return key, None, None, bind.value if store is None else store(bind.value)


def _results(clause: Clause, dialect: Dialect) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    found = []
    for index, column in enumerate(clause.exported_columns):
        restore = column.type.dialect_impl(dialect).result_processor(dialect, None)
        if restore is not None:
            found.append((index, restore))
    return tuple(found)


def upsert(
    table: Table,
    *names: str,
    keys: Sequence[str],
    kept: Sequence[str] = (),
    returning: bool = False,
) -> Statement:
    """
    Insert a row, or replace what it says where its `keys` are known, except for `kept`.

    `returning` asks for its primary key.
    """
    replaced = [name for name in names if name not in {*keys, *kept}]
    clauses: dict[str, Clause] = {}
    for dialect, insertion in INSERTS.items():
        clause = insertion(table)
        news = {name: clause.excluded[name] for name in replaced}
        clause = clause.on_conflict_do_update(index_elements=keys, set_=news)
        clauses[dialect] = clause.returning(*table.primary_key) if returning else clause
    return Statement(clauses, *names)


def insert_new(table: Table, *names: str) -> Statement:
    """Insert a row unless it clashes with one that is there; return its primary key if new."""
    clauses: dict[str, Clause] = {}
    for dialect, insertion in INSERTS.items():
        clause = insertion(table).on_conflict_do_nothing()
        clauses[dialect] = clause.returning(*table.primary_key)
    return Statement(clauses, *names)


def insert(table: Table, *names: str) -> Statement:
    """Insert a row and return its primary key."""
    return Statement(table.insert().returning(*table.primary_key), *names)


def one_of(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """Say `column IN values` in a form that can be compiled ahead."""
    return or_(*(column == value for value in values))
