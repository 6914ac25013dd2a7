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

from bot.domain.feedback import TELLING, Consent
from bot.domain.refusal import Refusal
from bot.domain.rsvp import Answer, Rsvp


class NoSuchVisit(Refusal):
    """What a button is about is no visit, or none any more."""

    key = "visit.gone"


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
    With `told_next` that is the next one announced after it, whichever that turns out to be.
    `told_on` (aware) is its date, once everybody may know it.

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
    told_next: bool = False
    told_on: datetime | None = None

    @property
    def is_bound(self) -> bool:
        """Tell whether somebody said when it is told, be it « the next time »."""
        return self.told_at is not None or self.told_next

    @property
    def has_host(self) -> bool:
        return self.host_organisation_id is not None or bool(self.host_ids)


@dataclass(frozen=True, slots=True)
class Upcoming:
    """
    One line of the visits to come. `left` are the places that somebody new can have: none as
    long as others wait. What follows is the reader's own: their answer, whether they wait, and
    until when a place is offered to them (aware), and whether they are among its hosts.
    """

    gathering_id: int
    title: str
    starts_at: datetime | None
    host_name: str
    left: int
    answer: Answer | None = None
    to_confirm: bool = False
    waits: bool = False
    offer_until: datetime | None = None
    is_host: bool = False


def has_place(rsvp: Rsvp | None) -> bool:
    """
    Tell whether somebody has a place: where to meet and how to get in is for them alone.

    Whoever sends another in their stead passes it on. After a move they confirm first.
    """
    if rsvp is None or rsvp.to_confirm:
        return False
    return rsvp.answer is Answer.YES or rsvp.stand_ins > 0


def gives_away(by: str, *, among: int) -> bool:
    """
    Tell whether to say which visit some words are about is to say whose they are.

    `by` is the name that goes with them, if any; `among` counts who may have said them.
    """
    return not by and among < TELLING


@dataclass(frozen=True, slots=True)
class Visited:
    """
    The visit that a sentence is about; `starts_at` is aware, `host_name` the organisation's.
    """

    id: int
    title: str
    starts_at: datetime | None
    host_name: str = ""


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
    id: int = 0
    consent_at: datetime | None = None

    @property
    def was_spoken(self) -> bool:
        """Tell whether it was a voice note; what may be quoted of it stays once it is gone."""
        if self.voice or self.sentence or self.photo:
            return bool(self.voice)
        return self.consent.is_quotable

    @property
    def has_words(self) -> bool:
        """Tell whether something was written, spoken or shown."""
        return bool(self.sentence or self.photo) or self.was_spoken

    @property
    def may_be_allowed(self) -> bool:
        """Tell whether there are words that others than the team might read or hear of."""
        return bool(self.sentence) or self.was_spoken

    @property
    def is_quotable(self) -> bool:
        """Tell whether its sentence may be read by others than the team."""
        return bool(self.sentence) and self.consent.is_quotable
