"""What became of the messages about a gathering: numbers of people, and never a name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.appointment import Stage
from bot.domain.circumstances import Unsaid
from bot.domain.delivery import State
from bot.domain.manner import Kind


class Outcome(StrEnum):
    """What may become of a message, in the order in which it is told."""

    SENT = "sent"
    WAITING = "waiting"
    POSTPONED = "postponed"  # until their reader may be written to again
    ANSWERED = "answered"
    PAUSED = "paused"
    UNWANTED = "unwanted"
    UNREACHABLE = "unreachable"
    UNCERTAIN = "uncertain"
    STOPPED = "stopped"
    CAPPED = "capped"
    TOO_LATE = "too_late"
    OUTDATED = "outdated"  # the gathering, or its reader, is not what it was


@dataclass(frozen=True, slots=True)
class Count:
    """So many messages of one kind are in one state, for one reason."""

    kind: Kind
    stage: Stage | None
    state: State
    reason: str
    number: int


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the messages of one kind; outcomes that nobody met are left out."""

    kind: Kind
    stage: Stage | None
    numbers: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True)
class DeliveryHealth:
    """
    How the corridor fares: when the oldest of those that should have left was due (aware), and how
    many ended lately without anybody knowing, or for good without arriving.
    """

    oldest_due: datetime | None = None
    uncertain: int = 0
    failed: int = 0


_WAY: Final[Mapping[str, Outcome]] = {
    Unsaid.ANSWERED: Outcome.ANSWERED,
    Unsaid.NO_ANSWER: Outcome.OUTDATED,
    Unsaid.PAUSED: Outcome.PAUSED,
    Unsaid.MUTED: Outcome.UNWANTED,
    Unsaid.HUSHED: Outcome.UNWANTED,
    Unsaid.UNREACHABLE: Outcome.UNREACHABLE,
    Unsaid.STOPPED: Outcome.STOPPED,
    Unsaid.CAPPED: Outcome.CAPPED,
    Unsaid.TOO_LATE: Outcome.TOO_LATE,
}
_PLAIN: Final[Mapping[State, Outcome]] = {
    State.SENT: Outcome.SENT,
    State.UNCERTAIN: Outcome.UNCERTAIN,
    State.FAILED: Outcome.UNREACHABLE,
}


def outcome(count: Count) -> Outcome:
    """Return what became of messages that were counted."""
    if count.state is State.DROPPED:
        return _WAY.get(count.reason, Outcome.OUTDATED)
    if count.state is State.PLANNED and count.reason == Unsaid.CAPPED:
        return Outcome.POSTPONED
    return _PLAIN.get(count.state, Outcome.WAITING)


def accounts(counts: Iterable[Count]) -> Sequence[Account]:
    """Sum up what was counted, kind by kind, in the order of a meeting's life."""
    numbers: dict[tuple[Kind, Stage | None], Counter[Outcome]] = {}
    for count in counts:
        numbers.setdefault((count.kind, count.stage), Counter())[outcome(count)] += count.number
    return [
        Account(kind, stage, {each: found[each] for each in Outcome if found[each]})
        for (kind, stage), found in sorted(numbers.items(), key=_in_order)
    ]


def _in_order(item: tuple[tuple[Kind, Stage | None], object]) -> tuple[int, int]:
    (kind, stage), _ = item
    return list(Kind).index(kind), list(Stage).index(stage) if stage else 0
