"""One open question to one person, kept in the database so that a restart forgets nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

PATIENCE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """`step` names the question, `facts` is what was gathered so far (JSON values only)."""

    telegram_id: int
    step: str
    asked_at: datetime
    facts: Mapping[str, str | int | None] = field(default_factory=dict)

    def is_stale(self, now: datetime) -> bool:
        return now - self.asked_at > PATIENCE
