"""
One message owed to one member, and how its story may go on.

    planned -> claimed -> sending -> sent
                                  -> planned (later) | uncertain | failed
    planned | claimed -> dropped (with its reason: nothing is left to say)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    ANNOUNCEMENT = "announcement"
    MOVED = "moved"  # another date: everybody who answered is asked again
    CHANGED = "changed"  # another place or link: for information
    CANCELLED = "cancelled"
    REINSTATED = "reinstated"


class State(StrEnum):
    PLANNED = "planned"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    DROPPED = "dropped"
    FAILED = "failed"


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


@dataclass(frozen=True, slots=True)
class Delivery:
    """`facts` hold what cannot be read again when it is sent: the date before, for one."""

    id: int
    kind: Kind
    member_id: int
    gathering_id: int | None
    due_at: datetime
    not_after: datetime | None = None
    state: State = State.PLANNED
    tries: int = 0
    facts: Mapping[str, str | int | None] = field(default_factory=dict)
