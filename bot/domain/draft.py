"""What a meeting needs before it can be announced."""

from datetime import timedelta

from bot.domain.gathering import OPEN, Gathering, Status
from bot.domain.place import Format
from bot.domain.refusal import Refusal

IN_PERSON_LASTS = timedelta(hours=2)
VIDEO_LASTS = timedelta(hours=1, minutes=30)


class NotADraft(Refusal):
    """It was published, or deleted, in the meantime."""

    key = "draft.not_a_draft"


class AlreadyPublished(Refusal):
    key = "draft.already_published"


class Unfinished(Refusal):
    key = "draft.unfinished"


class TooLate(Refusal):
    key = "draft.date_past"


def check_draft(gathering: Gathering) -> None:
    """
    Refuse to change what everybody already reads.

    Raises:
        NotADraft: it is announced, cancelled or past.
    """
    if gathering.status is not Status.DRAFT:
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


def usual_length(format_: Format) -> timedelta:
    """Return how long a meeting lasts where nobody said otherwise."""
    return VIDEO_LASTS if format_ is Format.VIDEO else IN_PERSON_LASTS
