"""What an outcome means for a message that is owed to one member."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, assert_never

from bot.domain.delivery import Fate
from bot.outcomes import (
    BadMarkup,
    Conflict,
    Gone,
    Later,
    Migrated,
    NoRights,
    NoThread,
    NotSent,
    Outcome,
    PerhapsSent,
    Refused,
    Sent,
    Stale,
    TargetLost,
    TokenRefused,
    Unchanged,
    Unknown,
)

WITHOUT_A_LINE: Final = timedelta(seconds=5)
"""Telegram is away: everybody waits that long, so it costs little and hurries nobody."""


Refusing = (
    Unchanged
    | Stale
    | Migrated
    | TargetLost
    | NoThread
    | NoRights
    | BadMarkup
    | Refused
    | Conflict
    | Unknown
)


@dataclass(frozen=True, slots=True)
class Learnt:
    """One attempt as it is written down."""

    fate: Fate
    pause: timedelta = timedelta(0)
    message_id: int | None = None
    reason: str = ""


def learnt(outcome: Outcome) -> Learnt:
    """Read an outcome; what nobody has taught us is never taken as permanent."""
    match outcome:
        case Sent(message):
            return Learnt(Fate.ARRIVED, message_id=int(message["message_id"]))
        case Later() | NotSent() | TokenRefused():
            return Learnt(Fate.NOT_SENT, pause=_pause(outcome))
        case PerhapsSent(text):
            return Learnt(Fate.PERHAPS, reason=text)
        case Gone(reason):
            return Learnt(Fate.CLOSED, reason=reason.value)
        case _:
            return _refusal(outcome)


def _refusal(outcome: Refusing) -> Learnt:
    match outcome:
        case Unknown(text) | Conflict(text):
            return Learnt(Fate.STRANGE, reason=text)
        case Refused(text) | BadMarkup(text) | NoRights(text):
            return Learnt(Fate.REFUSED, reason=text)
        case Migrated() | TargetLost() | NoThread() | Unchanged() | Stale():
            return Learnt(Fate.REFUSED, reason=type(outcome).__name__)
        case _:
            assert_never(outcome)


def _pause(outcome: Later | NotSent | TokenRefused) -> timedelta:
    return timedelta(seconds=outcome.pause) if isinstance(outcome, Later) else WITHOUT_A_LINE
