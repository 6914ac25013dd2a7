"""What a driver needs to know of a statement: its SQL, and how values go in and come out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Delete, Dialect, Insert, Select, Update
from sqlalchemy.sql.compiler import SQLCompiler

Store = Callable[[Any], Any] | None
Restore = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Bind:
    """One place for a value: filled by `name`, or with a constant that is stored already."""

    key: str
    name: str | None
    store: Store
    constant: Any = None

    def value(self, values: Mapping[str, Any]) -> Any:
        if self.name is None:
            return self.constant
        value = values[self.name]
        return value if self.store is None else self.store(value)


@dataclass(frozen=True, slots=True)
class Plan:
    """A statement compiled for one dialect. `results` are the columns to restore, by position."""

    sql: str
    binds: tuple[Bind, ...]
    is_positional: bool
    results: tuple[tuple[int, Restore], ...]

    def fill(self, values: Mapping[str, Any]) -> Any:
        """Return the values in the shape the driver wants."""
        if self.is_positional:
            return [bind.value(values) for bind in self.binds]
        return {bind.key: bind.value(values) for bind in self.binds}

    def read(self, row: Sequence[Any]) -> Sequence[Any]:
        """Return a row of the driver with its values as we know them."""
        if not self.results:
            return row
        values = list(row)
        for index, restore in self.results:
            values[index] = restore(values[index])
        return values


def planned(
    clause: Select[Any] | Insert | Update | Delete, dialect: Dialect, *, names: list[str] | None
) -> Plan:
    """Compile a statement that fills the columns called `names`; None stands for all."""
    compiled = clause.compile(dialect=dialect, column_keys=names)
    return Plan(
        sql=str(compiled),
        binds=_binds(compiled, dialect),
        is_positional=compiled.positional,
        results=_results(clause.exported_columns, dialect),
    )


def _binds(compiled: SQLCompiler, dialect: Dialect) -> tuple[Bind, ...]:
    keys = compiled.positiontup if compiled.positional else compiled.bind_names.values()
    return tuple(_bind(key, compiled.binds[key], dialect) for key in keys or ())


def _bind(key: str, bind: BindParameter[Any], dialect: Dialect) -> Bind:
    store = bind.type.dialect_impl(dialect).bind_processor(dialect)
    if bind.required:
        return Bind(key, bind.key, store)
    return Bind(key, None, None, bind.value if store is None else store(bind.value))


def _results(columns: Any, dialect: Dialect) -> tuple[tuple[int, Restore], ...]:
    found = []
    for index, column in enumerate(columns):
        restore = column.type.dialect_impl(dialect).result_processor(dialect, None)
        if restore is not None:
            found.append((index, restore))
    return tuple(found)
