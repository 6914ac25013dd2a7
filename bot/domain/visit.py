"""
Visits: some members go and see what others do, and tell it at the next meeting.

    proposed -> accepted -> open <-> full -> held -> report_back_due -> told
    proposed -> declined     open|full -> cancelled

The first three steps are those of an offer (`bot.domain.offer`) and of a draft; whether a visit is
full is told by its places, and never written down.
"""

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


class Telling(StrEnum):
    """Whether a visit was told at the meeting it is bound to: a human says so."""

    DUE = "due"
    TOLD = "told"
    READ = "read"  # read out by who led the meeting: told as well
    NOT_TOLD = "not_told"

    @property
    def is_told(self) -> bool:
        return self in {Telling.TOLD, Telling.READ}


class Teller(StrEnum):
    """How somebody who visited tells it."""

    ALONE = "tell"
    TOGETHER = "duo"
    READ = "read"  # by who leads the meeting


@dataclass(frozen=True, slots=True)
class Visit:
    """
    What makes a gathering a visit; `told_at` is the meeting, by id, at which it is told.

    Where to meet, whom to call and how to get in are for those who have a place, and for nobody
    else. How many may come is kept with the places (`bot.domain.places`).
    """

    gathering_id: int
    host_organisation_id: int | None = None
    host_ids: Sequence[int] = ()
    host_name: str = ""  # of the organisation, as it is called now
    topic: str = ""  # what one will see
    meeting_point: str = ""
    access: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    told_at: int | None = None
    telling: Telling = Telling.DUE


@dataclass(frozen=True, slots=True)
class VisitAnswer:
    """One sentence about a visit; `answered_at` is aware. `voice`, `photo`: Telegram's names."""

    gathering_id: int
    member_id: int
    word: VisitWord
    sentence: str
    consent: Consent
    answered_at: datetime
    voice: str = ""
    photo: str = ""
