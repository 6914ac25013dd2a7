"""The clock of the database: the one that all processes share."""

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from storage.types import UtcDateTime


class SecondsFromNow(FunctionElement[Any]):
    """The moment so many seconds after the database's own now."""

    inherit_cache = True
    name = "seconds_from_now"
    type = UtcDateTime()


def seconds_from_now(seconds: ColumnElement[float]) -> SecondsFromNow:
    """Say the moment so many seconds ahead."""
    return SecondsFromNow(seconds)


@compiles(SecondsFromNow, "sqlite")
def _on_sqlite(element: SecondsFromNow, compiler: SQLCompiler, **more: Any) -> str:
    seconds = compiler.process(element.clauses, **more)
    # In the shape in which `UtcDateTime` writes moments, for they are compared as texts.
    return f"strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now', ({seconds}) || ' seconds')"


@compiles(SecondsFromNow, "postgresql")
def _on_postgresql(element: SecondsFromNow, compiler: SQLCompiler, **more: Any) -> str:
    seconds = compiler.process(element.clauses, **more)
    return f"(clock_timestamp() + make_interval(secs => {seconds}))"
