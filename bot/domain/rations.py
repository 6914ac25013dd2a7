"""How often somebody is written to without having asked: so many a day, so many in seven days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import Final

from bot.domain.appointment import Stage
from bot.domain.manner import Kind
from bot.domain.moments import at_wall_clock

WEEK: Final = timedelta(days=7)

_BY_USE: Final = (
    (Kind.REMINDER, Stage.DETAILS),
    (Kind.REMINDER, Stage.CALL),
    (Kind.FEEDBACK, None),  # while it is fresh
    (Kind.ANNOUNCEMENT, None),
    (Kind.FIRST_AFTER, None),
    (Kind.REPORT, None),
    (Kind.NUDGE, None),
    (Kind.MESSAGE, None),
)


@dataclass(frozen=True, slots=True)
class Rations:
    """At most `daily` on a local day and `weekly` within `WEEK`, all rationed kinds together."""

    daily: int = 1
    weekly: int = 3


USUAL_RATIONS: Final = Rations()


@dataclass(frozen=True, slots=True)
class Other:
    """
    Another rationed message of the same reader.

    `began_at` (aware) is when it may have arrived, None for one that is due and waits.
    """

    kind: Kind
    stage: Stage | None = None
    began_at: datetime | None = None


def is_better(one: Other, *, than: Other) -> bool:
    """Tell whether a message serves its reader more than another, if only one of them may go."""
    return _rank(one) < _rank(than)


def first_room(
    told_at: Sequence[datetime], *, at: datetime, rations: Rations, zone: tzinfo
) -> datetime:
    """Return `at`, or the first moment after it at which one more message may be sent."""
    moment = at
    while later := _full_until(told_at, moment, rations=rations, zone=zone):
        moment = later
    return moment


def _full_until(
    told_at: Sequence[datetime], moment: datetime, *, rations: Rations, zone: tzinfo
) -> datetime | None:
    today = moment.astimezone(zone).date()
    if sum(told.astimezone(zone).date() == today for told in told_at) >= rations.daily:
        return at_wall_clock(today + timedelta(days=1), time(0), zone).at
    lately = sorted(told for told in told_at if told + WEEK > moment)
    if len(lately) >= rations.weekly:
        return lately[-rations.weekly] + WEEK
    return None


def _rank(message: Other) -> int:
    known = (message.kind, message.stage)
    return _BY_USE.index(known) if known in _BY_USE else len(_BY_USE)
