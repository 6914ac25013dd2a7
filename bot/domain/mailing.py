"""
What an organiser sends to a part of the members at once: a nudge, or words of their own.

    draft -> running -> over -> running (what is in doubt, once more)
             running -> stopped -> running

What somebody else holds is passed on as a gathering of its own kind, and announced like any other.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.naming import NothingWritten, one_line, units, visible_length
from bot.domain.refusal import Refusal

TEXT_LENGTH: Final = 2000  # signs that people see
_MOST_UNITS: Final = 3500  # of UTF-16, as Telegram counts: head and signature must fit too

NUDGE_REST: Final = timedelta(hours=24)
"""So long the same people of a gathering are not nudged again, whoever asks."""

PERSON_REST: Final = timedelta(hours=72)
"""So long nobody is nudged twice about one gathering."""

MESSAGE_REST: Final = timedelta(days=7)
"""So long nobody reads a second message that is about no gathering."""

MESSAGE_LIFE: Final = timedelta(days=8)
"""A message that could not leave by then is not news any more; a full week may hold it back."""

DRAFT_LIFE: Final = timedelta(hours=24)
STOPPED: Final = "stopped"  # why a delivery is dropped: it comes back when the mailing goes on
GROUP: Final = "group"  # in the facts of a nudge: whom it was for
GONE: Final = ("blocked", "deactivated", "never_started", "chat_not_found", "unreachable")
"""Why a delivery failed for good: the person reads nothing here any more."""


class NoSuchMailing(Refusal):
    key = "mailing.gone"


class AlreadyMailed(Refusal):
    """A second tap: it left the first time."""

    key = "mailing.already"


class MailingTooOld(Refusal):
    """What was counted is not so any more: it is looked at anew."""

    key = "mailing.too_old"


class NobodyToWrite(Refusal):
    key = "mailing.nobody"


class NothingToStop(Refusal):
    key = "mailing.not_running"


class NothingToSendAgain(Refusal):
    key = "mailing.nothing_again"


class NudgedLately(Refusal):
    """`at` (aware) is when these people were asked."""

    key = "nudge.lately"

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at


class MessageTooLong(Refusal):
    """`over` says by how many signs."""

    key = "mailing.too_long"

    def __init__(self, over: int) -> None:
        super().__init__()
        self.over = over


class MailingKind(StrEnum):
    NUDGE = "nudge"  # about a gathering, in our words
    MESSAGE = "message"  # in the organiser's words


class MailingState(StrEnum):
    DRAFT = "draft"
    RUNNING = "running"
    STOPPED = "stopped"
    OVER = "over"


class Group(StrEnum):
    """Whom a mailing is for; the first five belong to a gathering."""

    COMING = "coming"
    EXCUSED = "excused"
    UNSURE = "unsure"
    SILENT = "silent"
    TO_CONFIRM = "to_confirm"
    EVERYONE = "everyone"
    ORGANISATION = "organisation"
    ROLE = "role"


OF_A_GATHERING: Final = (
    *(Group.COMING, Group.EXCUSED, Group.UNSURE),
    *(Group.TO_CONFIRM, Group.SILENT),
)
NUDGED: Final = (Group.SILENT, Group.UNSURE, Group.TO_CONFIRM)


@dataclass(frozen=True, slots=True)
class Segment:
    """`of` is the organisation's id or the role, where the group is one of these."""

    groups: Collection[Group] = field(default_factory=tuple)
    of: str = ""

    @property
    def group(self) -> Group:
        """Return the only group: one at a time is chosen."""
        (group,) = self.groups
        return group


@dataclass(frozen=True, slots=True)
class Mailing:
    """
    Moments are aware. `chat_id` and `message_id` are where its progress is shown, `shown` what
    stands there.
    """

    id: int
    kind: MailingKind
    made_by: int | None
    made_at: datetime
    segment: Segment = Segment()
    gathering_id: int | None = None
    text: str = ""
    state: MailingState = MailingState.DRAFT
    confirmed_at: datetime | None = None
    over_at: datetime | None = None
    chat_id: int | None = None
    message_id: int | None = None
    shown: str = ""


def readable_text(text: str) -> str:
    """
    Return an organiser's words as they will be read, line by line.

    Raises:
        NothingWritten: there is nothing to read in them.
        MessageTooLong: they do not fit into one message.
    """
    lines = [_line(line) for line in text.strip().splitlines()]
    kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    words = "\n".join(kept).strip()
    if not words:
        raise NothingWritten
    over = max(visible_length(words) - TEXT_LENGTH, units(words) - _MOST_UNITS)
    if over > 0:
        raise MessageTooLong(over)
    return words


def _line(text: str) -> str:
    try:
        return one_line(text, limit=len(text))
    except NothingWritten:
        return ""
