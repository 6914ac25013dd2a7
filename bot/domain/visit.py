"""Visits: some members go and see what others do, and tell it at the next meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.feedback import Consent


class VisitWord(StrEnum):
    """What a sentence about a visit says."""

    SURPRISE = "surprise"
    BRING_BACK = "bring_back"
    SIDESTEP = "sidestep"
    HOST = "host"  # said by those who were visited


@dataclass(frozen=True, slots=True)
class Visit:
    """What makes a gathering a visit; `told_at` is the meeting at which it is reported."""

    gathering_id: int
    host_organisation_id: int | None
    host_ids: Sequence[int] = ()
    capacity: int | None = None
    minimum: int | None = None
    told_at: int | None = None


@dataclass(frozen=True, slots=True)
class VisitAnswer:
    """One sentence about a visit; `answered_at` is aware."""

    gathering_id: int
    member_id: int
    word: VisitWord
    sentence: str
    consent: Consent
    answered_at: datetime
