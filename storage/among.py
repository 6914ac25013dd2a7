"""`column IN these ids` for as many ids as there are, in one statement that is compiled once."""

from typing import Any

from sqlalchemy import ColumnElement, Dialect, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator
from typing_extensions import override


class Ids(TypeDecorator[Any]):
    """Ids as one text: a JSON array for SQLite, an array literal for PostgreSQL."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        listed = ",".join(map(str, sorted(value)))
        return f"[{listed}]" if dialect.name == "sqlite" else f"{{{listed}}}"


class Among(FunctionElement[bool]):
    """Whether a column holds one of some ids."""

    # Not called a boolean: `(...) = 1`, as SQLite would be asked then, uses no index.
    inherit_cache = True
    name = "among"


def among(column: ColumnElement[Any], name: str) -> Among:
    """Say that a column holds one of the ids that are given as `name`."""
    return Among(column, bindparam(name, type_=Ids()))


@compiles(Among, "sqlite")
def _on_sqlite(element: Among, compiler: SQLCompiler, **more: Any) -> str:
    column, ids = (compiler.process(clause, **more) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({ids}))"  # noqa: S608 - both are SQL of ours


@compiles(Among, "postgresql")
def _on_postgresql(element: Among, compiler: SQLCompiler, **more: Any) -> str:
    column, ids = (compiler.process(clause, **more) for clause in element.clauses)
    return f"{column} = ANY (CAST({ids} AS BIGINT[]))"
