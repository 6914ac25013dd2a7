"""Whom a mailing reaches and whom it spares, and how far it has come: numbers of people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    Somebody a mailing is meant for. `today` and `week` count the rationed messages that left for
    them; `was_asked` says that they read the like of it lately.
    """

    member_id: int
    is_out_of_reach: bool = False
    is_paused: bool = False
    is_unwilling: bool = False
    was_asked: bool = False
    today: int = 0
    week: int = 0


@dataclass(frozen=True, slots=True)
class Reach:
    """
    Whom a mailing reaches, by id, and how many it spares, and why.

    `later` of the `chosen` have had their share of messages: theirs waits.
    """

    chosen: Sequence[int] = ()
    otherwise: Sequence[int] = ()
    paused: int = 0
    unwilling: int = 0
    asked: int = 0
    later: int = 0


def reach(found: Iterable[Candidate], *, a_day: int, a_week: int) -> Reach:
    """Sort people out; each is counted once, under the first thing that holds a message back."""
    people = list(found)
    awake = [one for one in people if not one.is_paused]
    reachable = [one for one in awake if not one.is_out_of_reach]
    willing = [one for one in reachable if not one.is_unwilling]
    chosen = [one for one in willing if not one.was_asked]
    return Reach(
        [one.member_id for one in chosen],
        [one.member_id for one in awake if one.is_out_of_reach],
        paused=len(people) - len(awake),
        unwilling=len(reachable) - len(willing),
        asked=len(willing) - len(chosen),
        later=sum(one.today >= a_day or one.week >= a_week for one in chosen),
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """
    How far a mailing has come, in people. `again` of the uncertain and failed may be sent to once
    more; `next_at` (aware) is when the first of those who wait for later is written to.
    """

    sent: int = 0
    in_air: int = 0
    waiting: int = 0
    later: int = 0
    uncertain: int = 0
    failed: int = 0
    blocked: int = 0
    otherwise: int = 0
    spared: int = 0
    stopped: int = 0
    again: int = 0
    next_at: datetime | None = None

    @property
    def total(self) -> int:
        """Count those whom a message was meant to leave for."""
        return self.done + self.to_come + self.stopped

    @property
    def done(self) -> int:
        """Count those with whom it is over, one way or another."""
        return self.sent + self.uncertain + self.failed + self.blocked + self.spared

    @property
    def to_come(self) -> int:
        return self.in_air + self.waiting + self.later

    @property
    def unreached(self) -> int:
        """Count those who are better told another way."""
        return self.uncertain + self.failed + self.blocked + self.otherwise


@dataclass(frozen=True, slots=True)
class Unreached:
    """
    Somebody whom a mailing did not reach for certain; `name` is empty once they were erased.

    `is_uncertain` says that it may have arrived all the same.
    """

    member_id: int
    name: str
    contact_note: str = ""
    is_uncertain: bool = False
