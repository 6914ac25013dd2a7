"""When a message may leave: outside the quiet, unless it presses."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta, tzinfo
from typing import Final, assert_never

from bot.domain.manner import MANNERS, Kind, Urgency
from bot.domain.moments import QuietHours, after_quiet, at_wall_clock, is_quiet

AWAKE: Final = time(8)
"""From then on, and on Sundays too, the reminder of the last hour may be sent."""

_NIGH: Final = timedelta(days=1)


def good_moment(
    kind: Kind, dates: Sequence[datetime], *, at: datetime, hours: QuietHours, zone: tzinfo
) -> datetime:
    """
    Return `at`, or the end of the quiet hours.

    Nobody is spared a message by which they would be spared a way for nothing: what changes
    a gathering of today, or of the first hours after the quiet, is told at any hour. `dates` are
    those that the gathering has and had.
    """
    if not is_quiet(at, hours=hours, zone=zone):
        return at
    later = after_quiet(at, hours=hours, zone=zone)
    urgency = MANNERS[kind].urgency
    match urgency:
        case Urgency.NEVER:
            return later
        case Urgency.AWAKE:
            return min(later, _once_awake(at, zone))
        case Urgency.TODAY:
            presses = any(at <= date <= later or _is_same_day(date, at, zone) for date in dates)
        case Urgency.NIGH:
            presses = any(at <= date <= max(later, at + _NIGH) for date in dates)
        case _:
            assert_never(urgency)
    return at if presses else later


def _once_awake(at: datetime, zone: tzinfo) -> datetime:
    return max(at, at_wall_clock(at.astimezone(zone).date(), AWAKE, zone).at)


def _is_same_day(one: datetime, other: datetime, zone: tzinfo) -> bool:
    return one.astimezone(zone).date() == other.astimezone(zone).date()
