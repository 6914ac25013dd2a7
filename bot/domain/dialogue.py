"""One open question to one person, kept in the database so that a restart forgets nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

PATIENCE = timedelta(hours=24)


class Step(StrEnum):
    """The question that is open."""

    NAME = "start.name"
    ORGANISATION = "start.organisation"
    VISIBILITY = "start.visibility"
    DRAFT_TITLE = "draft.title"
    DRAFT_DATE = "draft.date"
    DRAFT_HOUR = "draft.hour"
    DRAFT_PLACE = "draft.place"

    @property
    def is_welcome(self) -> bool:
        return self in {Step.NAME, Step.ORGANISATION, Step.VISIBILITY}


@dataclass(frozen=True, slots=True)
class Dialogue:
    """`step` names the question, `facts` is what was gathered so far (JSON values only)."""

    telegram_id: int
    step: Step
    asked_at: datetime
    facts: Mapping[str, str | int | None] = field(default_factory=dict)

    def is_stale(self, now: datetime) -> bool:
        return now - self.asked_at > PATIENCE
