"""
What an organiser sends to a part of the members at once: a nudge, words of their own, a relay.

    draft -> running -> over
             running -> stopped -> running
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class MailingKind(StrEnum):
    NUDGE = "nudge"  # about a gathering, in our words
    MESSAGE = "message"  # in the organiser's words
    RELAY = "relay"  # a webinar or a call that somebody else holds


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


@dataclass(frozen=True, slots=True)
class Segment:
    """`of` is the organisation's id or the role, where the group is one of these."""

    groups: Collection[Group] = field(default_factory=tuple)
    of: str = ""


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
