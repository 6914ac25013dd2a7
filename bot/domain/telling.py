"""Who tells a visit at the meeting it is bound to, and what there is to tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.feedback import Consent
from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.refusal import Refusal
from bot.domain.rsvp import Answer
from bot.domain.visit import Teller, Telling, VisitWord, gives_away

ASKED: Final = (VisitWord.SURPRISE, VisitWord.BRING_BACK, VisitWord.SIDESTEP)
"""What visitors are asked; hosts are asked something else."""
PATIENCE: Final = 2
"""After so many meetings organisers are reminded of a visit that nobody told yet."""
_MAY_BE_TOLD: Final = frozenset({Status.ANNOUNCED, Status.HELD, Status.REPORTED})


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody sent: a line, or Telegram's name for a voice note or a photo with its line."""

    text: str = ""
    voice: str = ""
    photo: str = ""

    @property
    def is_sent(self) -> bool:
        """Tell whether it is more than words."""
        return bool(self.voice or self.photo)


class VisitNotOver(Refusal):
    """Nobody can say yet what it brings."""

    key = "telling.not_over_yet"


class WereNotVisiting(Refusal):
    """What a visit brings is asked of those who were there."""

    key = "telling.not_there"


class NotToldYet(Refusal):
    """The meeting at which it is to be told has not begun."""

    key = "telling.too_early"


class NotVisitedYet(Refusal):
    """Nobody can have told what is still ahead."""

    key = "telling.still_ahead"


class NothingToRead(Refusal):
    """Its author took it back, or was erased."""

    key = "telling.gone"


@dataclass(frozen=True, slots=True)
class VisitSaid:
    """
    What somebody said of a visit, as the project group reads it.

    `by` is the first name of its author, empty unless they want it to be known; `among` counts
    who may have said it.
    """

    id: int
    word: VisitWord
    sentence: str
    voice: str
    photo: str
    consent: Consent
    by: str = ""
    among: int = 0

    @property
    def is_quotable(self) -> bool:
        return bool(self.sentence) and self.consent.is_quotable

    @property
    def gives_away(self) -> bool:
        """Tell whether beside the name of its visit it would say who its author is."""
        return gives_away(self.by, among=self.among)


@dataclass(frozen=True, slots=True)
class VisitTeller:
    """`answer` is what they said about coming to the meeting at which the visit is told."""

    member_id: int
    name: str
    way: Teller
    answer: Answer | None = None

    @property
    def tells(self) -> bool:
        return self.way is not Teller.READ

    @property
    def is_missing(self) -> bool:
        """Tell whether they would tell it, and cannot come."""
        return self.tells and self.answer is Answer.NO


@dataclass(frozen=True, slots=True)
class Untold:
    """A visit that took place and was not told; so many `meetings` were held since."""

    gathering_id: int
    title: str
    meetings: int


def voices(tellers: Sequence[VisitTeller]) -> Sequence[VisitTeller]:
    """Return those who tell; nobody does where the sentences are read out."""
    return [one for one in tellers if one.tells]


def check_took_place(visit: Gathering, now: datetime) -> None:
    """
    Refuse to say whether a visit was told that did not take place, or is not over.

    Raises:
        GatheringCancelled: it was called off.
        NotVisitedYet: it is still ahead.
    """
    if visit.status is Status.CANCELLED:
        raise visit.cancelled()
    if not _took_place(visit, now):
        raise NotVisitedYet


def check_heard(meeting: Gathering, now: datetime) -> None:
    """
    Refuse to say that a visit was told at a meeting that was called off, or has not begun.

    Raises:
        GatheringCancelled: it was called off, even while it went on.
        NotToldYet: it is still ahead, or no meeting.
    """
    if meeting.status is Status.CANCELLED:
        raise meeting.cancelled()
    if not _may_hear(meeting, now):
        raise NotToldYet


def may_settle(
    visit: Gathering, telling: Telling, *, told_at: Gathering | None, now: datetime
) -> bool:
    """Tell whether it can be said that a visit was told at a meeting; what was can be mended."""
    may_be_heard = told_at is not None and _may_hear(told_at, now)
    return _took_place(visit, now) and (telling.is_told or may_be_heard)


def _may_hear(meeting: Gathering, now: datetime) -> bool:
    if meeting.kind is not Kind.MEETING or meeting.status is Status.CANCELLED:
        return False
    return meeting.starts_at is not None and meeting.starts_at <= now


def _took_place(visit: Gathering, now: datetime) -> bool:
    return visit.status in _MAY_BE_TOLD and visit.is_over(now)
