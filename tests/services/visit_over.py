"""A visit that took place three days ago, and is told at a meeting. Made in a deed."""

from datetime import timedelta
from typing import Any

from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.places import Places
from bot.domain.visit import Visit
from bot.ports import Store
from tests.services.community import GAELLE, NOW, agreed, meeting

HOUR = timedelta(hours=1)
OVER = NOW - timedelta(days=3)


def visit(
    store: Store, told_at: Gathering | None, *, title: str = "Le Fablab", **facts: Any
) -> Gathering:
    """Let a visit be over; Gaëlle opened her doors."""
    facts = {"status": Status.HELD, "starts_at": OVER - HOUR, "ends_at": OVER, **facts}
    made = meeting(store, **{**facts, "kind": Kind.VISIT, "title": title, "ordinal": None})
    hosts = [agreed(store, GAELLE).id]
    store.visits.put(Visit(made.id, None, hosts, told_at=told_at.id if told_at else None))
    store.places.put(Places(made.id))
    return made
