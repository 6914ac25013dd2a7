"""Rows of deliveries: which columns are read, what states are called, and how a row is made."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, literal_column, or_

from bot.domain.delivery import Delivery, Kind, Promise, State
from storage.statement import Row
from storage.tables import deliveries

FIELDS = (
    *("id", "kind", "member_id", "gathering_id", "due_at", "not_after", "state", "tries", "facts"),
    *("message_id", "reason", "mailing_id"),
)
COLUMNS = [deliveries.c[name] for name in FIELDS]


def is_in(*states: State) -> ColumnElement[bool]:
    """Say that a delivery is in one of these states."""
    # Written out: a database uses the index of the few that wait only where it can read them.
    return or_(*(deliveries.c.state == literal_column(f"'{state.value}'") for state in states))


def row_of(promise: Promise, at: datetime) -> dict[str, Any]:
    """Return the columns of a promise that is made at a moment (aware)."""
    return {
        "promise": promise.key,
        "kind": promise.kind.value,
        "member_id": promise.member_id,
        "gathering_id": promise.gathering_id,
        "due_at": promise.due_at,
        "not_after": promise.not_after,
        "facts": dict(promise.facts),
        "state": State.PLANNED.value,
        "planned_at": at,
        "reason": "",
        "settled_at": None,
        "mailing_id": promise.mailing_id,
    }


def delivery(row: Row) -> Delivery:
    """Return what the `COLUMNS` say of a delivery."""
    facts = dict(zip(FIELDS, row, strict=True))
    return Delivery(
        **facts | {"kind": Kind(facts["kind"]), "state": State(facts["state"])},
    )
