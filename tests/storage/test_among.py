"""What is asked for a whole hand finds its rows by an index, however many rows there are."""

import sqlite3
from datetime import UTC, datetime

import pytest

from storage.deliveries import BEGIN
from storage.delivery_reads import OTHERS, TAKE_TURNS
from storage.engine import dialect_of, sqlite_path
from storage.hushes import AMONG as HUSHES
from storage.members import KNOWN
from storage.mutes import AMONG as MUTES
from storage.rsvps import AMONG as ANSWERS
from storage.statement import Statement

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
IDS = [3, 1, 2]
HAND: dict[str, tuple[Statement, dict[str, object]]] = {
    "turns": (TAKE_TURNS, {"ids": IDS}),
    "readers": (KNOWN, {"ids": IDS}),
    "answers": (ANSWERS, {"gatherings": [1], "members": IDS}),
    "mutes": (MUTES, {"members": IDS}),
    "hushes": (HUSHES, {"gatherings": [1], "members": IDS}),
    "further messages": (
        OTHERS,
        {"members": IDS, "hand": IDS, "now": NOW, "since": NOW, "until": NOW},
    ),
    "that they leave": (BEGIN, {"hand": IDS, "now": NOW, "lease": 30.0, "us": None}),
}


@pytest.mark.parametrize("asked", HAND)
def test_a_hand_reads_no_table_from_end_to_end(sqlite_url, asked):
    statement, values = HAND[asked]

    steps = steps_of(sqlite_url, statement, values)

    assert any(step.startswith("SEARCH") for step in steps)
    assert [step for step in steps if step.startswith("SCAN") and "json_each" not in step] == []


def steps_of(url: str, statement: Statement, values: dict[str, object]) -> list[str]:
    """Return how SQLite goes about a statement, in its own words."""
    plan, path = statement.plan(dialect_of(url)), sqlite_path(url)
    assert path
    with sqlite3.connect(path) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {plan.sql}", plan.fill(values)).fetchall()
    connection.close()
    return [str(row[3]) for row in rows]
