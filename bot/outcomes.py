"""What became of a call to Telegram: the closed set that senders decide by."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Reason(StrEnum):
    """Why nothing can be written to a chat any more, until it comes back by itself."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    NEVER_STARTED = "never_started"
    IS_A_BOT = "is_a_bot"
    NOT_IN_CHAT = "not_in_chat"
    CHAT_DELETED = "chat_deleted"
    CHAT_NOT_FOUND = "chat_not_found"


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram did it; `result` is its answer as plain JSON values."""

    result: Any


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The message shows this already: as good as sent."""


@dataclass(frozen=True, slots=True)
class Stale:
    """Nobody waits for the answer to this tap any more."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat cannot be reached, for a reason that Telegram is sure of."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group lives on under another id; nothing was sent."""

    new_chat_id: int


@dataclass(frozen=True, slots=True)
class TargetLost:
    """The message to edit, delete, pin or answer is not there or not ours."""


@dataclass(frozen=True, slots=True)
class NoThread:
    """The topic is closed or deleted."""


@dataclass(frozen=True, slots=True)
class NoRights:
    """The bot may not do this in that chat; an administrator could allow it."""

    text: str


@dataclass(frozen=True, slots=True)
class BadMarkup:
    """Telegram cannot read the formatting; plain text would pass."""

    text: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram understood and will never accept this very call: a fault in our code."""

    text: str


@dataclass(frozen=True, slots=True)
class Later:
    """Too fast. Not sent; to be tried again after `pause` seconds."""

    pause: float


@dataclass(frozen=True, slots=True)
class NotSent:
    """Certainly not sent: the line never stood. To be tried again soon."""

    text: str


@dataclass(frozen=True, slots=True)
class PerhapsSent:
    """
    The line broke after the call had left: nobody can know whether it was done.

    `is_silence` means that nothing at all was heard until our patience ended.
    """

    text: str
    is_silence: bool = False


@dataclass(frozen=True, slots=True)
class TokenRefused:
    """Telegram does not know this token (any more)."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another process polls with this token, or a webhook is set."""

    text: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that nobody has taught us yet. Never taken as permanent."""

    text: str


Fault = (
    Unchanged
    | Stale
    | Gone
    | Migrated
    | TargetLost
    | NoThread
    | NoRights
    | BadMarkup
    | Refused
    | Later
    | NotSent
    | PerhapsSent
    | TokenRefused
    | Conflict
    | Unknown
)
Outcome = Sent | Fault
