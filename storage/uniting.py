"""Making two records one, row by row, with a note of each step; and every step back."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Table, bindparam, select

from storage.line import Line
from storage.mentions import (
    Facts,
    Mention,
    gives_way,
    key_of,
    mentions,
    putting_back,
    restored,
    rival_of,
    rows_of,
)
from storage.statement import Statement
from storage.tables import metadata

_OWN_TABLES = frozenset({"members", "organisations"})


def unite(line: Line, record: Table, *, kept: int, gone: int) -> Sequence[Facts]:
    """Let every row that names one record name the other; return the steps, to go back."""
    return [
        step
        for mention in mentions(record)
        for step in _unite_mention(line, mention, kept=kept, gone=gone)
    ]


def _unite_mention(line: Line, mention: Mention, *, kept: int, gone: int) -> Iterable[Facts]:
    there = rows_of(line, mention, kept)
    for row in rows_of(line, mention, gone):
        rival = rival_of(mention, row, there)
        if rival and not gives_way(mention.table, mine=rival, theirs=row):
            yield _drop(line, mention, row, who=gone)
            continue
        if rival:
            yield _drop(line, mention, rival, who=kept)
        key = key_of(mention, row)
        line.run(mention.move, old=gone, new=kept, **key)
        yield {**_place(mention), "key": key}


def _drop(line: Line, mention: Mention, row: Facts, *, who: int) -> Facts:
    line.run(mention.drop, old=who, **key_of(mention, row))
    return {**_place(mention), "row": row}


def _place(mention: Mention) -> Facts:
    return {"table": mention.table.name, "column": mention.column}


def divide(line: Line, record: Table, steps: Sequence[Facts], *, kept: int, gone: int) -> None:
    """Go every step back, the last one first; what was deleted for good since stays so."""
    places = {(m.table.name, m.column): m for m in mentions(record)}
    for step in reversed(steps):
        mention = places[step["table"], step["column"]]
        if "key" in step:
            line.run(mention.move, old=kept, new=gone, **step["key"])
        elif _is_whole(line, mention.table, step["row"]):
            line.run(putting_back(mention.table), **restored(mention.table, step["row"]))


def _is_whole(line: Line, table: Table, row: Facts) -> bool:
    """Tell whether everything that a row leans on is still there: a draft may be deleted."""
    leaning = [(key.parent.name, key.column) for key in table.foreign_keys]
    return all(
        row[name] is None
        or target.table.name in _OWN_TABLES
        or line.row(_THERE[target.table.name], which=row[name]) is not None
        for name, target in leaning
    )


def _there(table: Table) -> Statement:
    (key, *_) = table.primary_key
    return Statement(select(key).where(key == bindparam("which")))


_THERE = {table.name: _there(table) for table in metadata.sorted_tables}


def gatherings_in(steps: Sequence[Facts]) -> frozenset[int]:
    """Return the gatherings whose answers moved or went."""
    answers = [s for s in steps if (s["table"], s["column"]) == ("rsvps", "member_id")]
    rows = (step.get("row") or step["key"] for step in answers)
    return frozenset(row.get("gathering_id") or row["key_gathering_id"] for row in rows)


_OF_ACCOUNT = frozenset({"chat_id", "status", "paused_until", "language", "directory"})


def apart(kept: Facts, gone: Facts, *, merged: Facts, now: Facts) -> tuple[Facts, Facts]:
    """Return both records as they were, with what was changed since, each on its side."""
    changed = {name: value for name, value in now.items() if value != merged[name]}
    account = now.get("telegram_id")
    if account is None or account != gone["telegram_id"]:
        return gone, {**kept, **changed}
    # What somebody chose from the account that goes back goes back with it.
    theirs = {name: value for name, value in changed.items() if name in _OF_ACCOUNT}
    ours = {name: value for name, value in changed.items() if name not in _OF_ACCOUNT}
    return {**gone, **theirs}, {**kept, **ours}


def signs_of(kept: Facts, gone: Facts) -> Facts:
    """Return since when somebody is known under two records, and when last heard of."""
    joined = [row["joined_at"] for row in (kept, gone) if row["joined_at"]]
    heard = [row["last_sign_at"] for row in (kept, gone) if row["last_sign_at"]]
    earliest = min(joined, key=datetime.fromisoformat, default=None)
    return {
        "joined_at": earliest,
        "last_sign_at": max(heard, key=datetime.fromisoformat, default=None),
    }
