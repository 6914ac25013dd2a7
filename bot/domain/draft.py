"""What a meeting needs before it can be announced."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.gathering import OPEN, Gathering, Kind, Status
from bot.domain.place import Format
from bot.domain.refusal import Refusal
from bot.domain.visit import Visit

IN_PERSON_LASTS = timedelta(hours=2)
VIDEO_LASTS = timedelta(hours=1, minutes=30)
VISIT_LASTS = timedelta(hours=1, minutes=30)
LONGEST = timedelta(hours=24)
LEFT_ALONE = timedelta(days=30)


class NotADraft(Refusal):
    """It was published, or deleted, in the meantime."""

    key = "draft.not_a_draft"


class AlreadyPublished(Refusal):
    key = "draft.already_published"


class Unfinished(Refusal):
    key = "draft.unfinished"


class NoHost(Refusal):
    key = "visit.no_host"


class NotBound(Refusal):
    """« La prochaine, pas encore fixée » is an answer too: it has to be given once."""

    key = "visit.not_bound"


class TooLate(Refusal):
    key = "draft.date_past"


class NoDateYet(Refusal):
    """An end needs a beginning."""

    key = "draft.date_first"


class TooLong(Refusal):
    key = "draft.end_unclear"


class NothingToCopy(Refusal):
    key = "draft.nothing_to_copy"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that somebody left: who began it, and when an organiser last had it in hand."""

    draft: Gathering
    author: str
    touched_at: datetime

    def is_left_alone(self, now: datetime) -> bool:
        return now - self.touched_at > LEFT_ALONE


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """Some of the drafts that wait, `number` counts from 0."""

    drafts: tuple[Waiting, ...]
    number: int
    is_last: bool


def is_blank(draft: Gathering) -> bool:
    """Tell whether nothing was said of a draft yet: nobody misses it."""
    return not draft.title and draft.starts_at is None


def is_draft(gathering: Gathering) -> bool:
    """Tell whether only its authors know of it."""
    return gathering.status is Status.DRAFT


def check_draft(gathering: Gathering) -> None:
    """
    Refuse to change what everybody already reads.

    Raises:
        NotADraft: it is announced, cancelled or past.
    """
    if not is_draft(gathering):
        raise NotADraft


def check_publishable(gathering: Gathering) -> None:
    """
    Refuse to announce twice, or to announce half a meeting.

    Raises:
        AlreadyPublished: somebody did it before.
        NotADraft: it is cancelled or past.
        Unfinished: the title or the date is missing.
    """
    if gathering.status in OPEN:
        raise AlreadyPublished
    check_draft(gathering)
    if not gathering.title or gathering.starts_at is None:
        raise Unfinished


def check_visit(visit: Visit) -> None:
    """
    Refuse to announce a visit of which the most important is not known.

    Raises:
        NoHost: nobody opens their doors.
        NotBound: nobody was asked yet which meeting will hear about it.
    """
    if not visit.has_host:
        raise NoHost
    if not visit.is_bound:
        raise NotBound


def usual_length(format_: Format, kind: Kind = Kind.MEETING) -> timedelta:
    """Return how long a meeting or a visit lasts where nobody said otherwise."""
    if kind is Kind.VISIT:
        return VISIT_LASTS
    return VIDEO_LASTS if format_ is Format.VIDEO else IN_PERSON_LASTS
