"""
One message owed to one member, and how its story may go on.

    planned -> claimed -> sending -> sent
                                  -> planned (later) | uncertain | failed
    planned | claimed -> dropped (with its reason: nothing is left to say)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, assert_never

from bot.domain.appointment import Stage
from bot.domain.manner import MANNERS, Doubt, Kind

__all__ = [
    "MOST_COPIES",
    "MOST_STUMBLES",
    "STAGE",
    "Delivery",
    "Fate",
    "Kind",
    "Promise",
    "State",
    "abandoned",
    "after",
    "stumbled",
]

MOST_COPIES: Final = 2
"""So many times a message may leave without our knowing whether it arrived."""

MOST_STUMBLES: Final = 3
"""So many times we may fail to write one, or hear words that nobody has taught us."""

STAGE: Final = "stage"
"""The fact that says for which `Stage` a message is."""

_AT_THE_BACK: Final = timedelta(seconds=5)
_AFTER_A_STUMBLE: Final = timedelta(minutes=5)


class State(StrEnum):
    PLANNED = "planned"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    DROPPED = "dropped"
    FAILED = "failed"


class Fate(StrEnum):
    """What is known of an attempt once it is over, as far as it matters here."""

    ARRIVED = "arrived"
    NOT_SENT = "not_sent"  # certainly, and it is worth another try
    PERHAPS = "perhaps"  # nobody can know
    STRANGE = "strange"  # not sent, for a reason that nobody has taught us
    CLOSED = "closed"  # the chat is: nothing can be written there any more
    REFUSED = "refused"  # certainly not sent, and never will be


@dataclass(frozen=True, slots=True)
class Promise:
    """
    A message that we bind ourselves to send. Of one `key` there is at most one: planned again
    before it is sent, the later promise replaces the earlier one.
    """

    key: str
    kind: Kind
    member_id: int
    gathering_id: int | None
    due_at: datetime
    not_after: datetime | None = None
    facts: Mapping[str, str | int | None] = field(default_factory=dict)
    mailing_id: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    `facts` hold what cannot be read again when it is sent: the date before, for one.

    `tries` are the attempts that may have arrived, and the stumbles; it grows when an attempt is
    written down, and is taken back when it is certain that nothing was sent.
    """

    id: int
    kind: Kind
    member_id: int
    gathering_id: int | None
    due_at: datetime
    not_after: datetime | None = None
    state: State = State.PLANNED
    tries: int = 0
    facts: Mapping[str, str | int | None] = field(default_factory=dict)
    message_id: int | None = None
    reason: str = ""
    mailing_id: int | None = None

    @property
    def stage(self) -> Stage | None:
        """Return what a reminder is for; None for all else."""
        written = self.facts.get(STAGE)
        return Stage(written) if written in set(Stage) else None

    @property
    def is_over(self) -> bool:
        """Tell whether nothing will change any more."""
        return self.state in {State.SENT, State.UNCERTAIN, State.DROPPED, State.FAILED}


def after(
    sending: Delivery,
    fate: Fate,
    *,
    at: datetime,
    pause: timedelta = timedelta(0),
    message_id: int | None = None,
    reason: str = "",
) -> Delivery:
    """Return a delivery after one attempt; it waits for `pause` if it is to be tried again."""
    match fate:
        case Fate.ARRIVED:
            return replace(sending, state=State.SENT, message_id=message_id)
        case Fate.NOT_SENT:
            return _planned(sending, at + pause, tries=sending.tries - 1)
        case Fate.PERHAPS:
            return _in_doubt(sending, at=at, reason=reason)
        case Fate.STRANGE:
            return _stumbled(sending, tries=sending.tries, at=at, reason=reason)
        case Fate.CLOSED | Fate.REFUSED:
            return replace(sending, state=State.FAILED, reason=reason)
        case _:
            assert_never(fate)


def abandoned(delivery: Delivery, *, at: datetime) -> Delivery:
    """
    Return what becomes of a delivery whose bearer has gone without a word.

    Claimed, it was certainly not sent. Sending, nobody can know: it goes once more, behind those
    that wait, and is not tried a third time.
    """
    if delivery.state is State.CLAIMED:
        return replace(delivery, state=State.PLANNED)
    return _in_doubt(delivery, at=at, reason="the process died in it")


def stumbled(claimed: Delivery, *, at: datetime, reason: str) -> Delivery:
    """Return a delivery that we could not put into words: later, or given up."""
    return _stumbled(claimed, tries=claimed.tries + 1, at=at, reason=reason)


def _in_doubt(sending: Delivery, *, at: datetime, reason: str) -> Delivery:
    if sending.tries >= MOST_COPIES or MANNERS[sending.kind].doubt is not Doubt.ONCE_MORE:
        return replace(sending, state=State.UNCERTAIN, reason=reason)
    return _planned(sending, at + _AT_THE_BACK, tries=sending.tries)


def _stumbled(delivery: Delivery, *, tries: int, at: datetime, reason: str) -> Delivery:
    if tries >= MOST_STUMBLES:
        return replace(delivery, state=State.FAILED, tries=tries, reason=reason)
    return _planned(delivery, at + _AFTER_A_STUMBLE, tries=tries)


def _planned(delivery: Delivery, due_at: datetime, *, tries: int) -> Delivery:
    return replace(delivery, state=State.PLANNED, due_at=due_at, tries=tries)
