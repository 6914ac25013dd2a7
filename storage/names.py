"""The shelf of names: what many ids are called, in one question for each kind."""

from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy import ColumnElement, Table, bindparam, or_, select

from storage.line import Line
from storage.statement import Statement
from storage.tables import gatherings, members, organisations, spaces

_AT_ONCE: Final = 16  # two for each line of a page of the journal
_NOBODY: Final = 0  # nothing has this id


def _is_asked_for(column: ColumnElement[int]) -> ColumnElement[bool]:
    return or_(*(column == bindparam(f"id_{number}") for number in range(_AT_ONCE)))


def _titled(table: Table) -> Statement:
    return Statement(select(table.c.id, table.c.title).where(_is_asked_for(table.c.id)))


def _standing(table: Table) -> Statement:
    """Follow merges to the record that stands for each one now."""
    asked = select(table.c.id.label("asked"), table.c.id).where(_is_asked_for(table.c.id))
    chain = asked.cte("chain", recursive=True)
    chain = chain.union(
        select(chain.c.asked, table.c.merged_into)
        .join(table, table.c.id == chain.c.id)
        .where(table.c.merged_into.is_not(None))
    )
    return Statement(
        select(chain.c.asked, table.c.name)
        .join(table, table.c.id == chain.c.id)
        .where(table.c.merged_into.is_(None))
    )


NAMES: Final[Mapping[str, Statement]] = {
    "member": _standing(members),
    "organisation": _standing(organisations),
    "gathering": _titled(gatherings),
    "space": _titled(spaces),
}


class NameShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, kind: str, ids: Collection[int]) -> Mapping[int, str]:
        """
        Return what is called how: members, organisations (merged ones as they are now),
        gatherings, spaces; what is not known, or of another kind, is left out.
        """
        statement = NAMES.get(kind)
        if statement is None:
            return {}
        named: dict[int, str] = {}
        wanted = sorted(set(ids))
        for start in range(0, len(wanted), _AT_ONCE):
            asked = [*wanted[start : start + _AT_ONCE], *[_NOBODY] * _AT_ONCE]
            facts = {f"id_{number}": asked[number] for number in range(_AT_ONCE)}
            named.update((int(one), name) for one, name in self._line.rows(statement, **facts))
        return named
