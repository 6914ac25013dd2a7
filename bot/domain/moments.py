"""
Wall-clock rules: hours that do not exist or come twice, days before, hours of quiet.

Days before and hours of quiet are there for reminders, which need them next.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import Enum, auto

_SUNDAY = 6
# A message to everybody takes a while to leave: the last ones must not slip into the quiet.
LAST_SENDING = timedelta(minutes=30)
_MINUTE = 60  # seconds
_LONGEST = timedelta(days=365 * 200) // timedelta(minutes=1)


class Existence(Enum):
    """How often a wall clock shows an hour on a given day."""

    ONCE = auto()
    NEVER = auto()  # clocks jumped over it, in spring
    TWICE = auto()  # clocks went back through it, in autumn


@dataclass(frozen=True, slots=True)
class Moment:
    """
    What an hour on a wall clock comes to.

    `at` is aware, in UTC. For an hour that never was, it is as much later as clocks jumped
    (02:30 becomes 03:30); for an hour that comes twice, it is the first of the two.
    """

    at: datetime
    existence: Existence


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When nobody is written to: from `starts` to `ends` (local, may span midnight)."""

    starts: time
    ends: time
    sundays: bool = True

    def cover(self, hour: time) -> bool:
        if self.starts <= self.ends:
            return self.starts <= hour < self.ends
        return hour >= self.starts or hour < self.ends


def at_wall_clock(day: date, hour: time, zone: tzinfo) -> Moment:
    """Return the moment when clocks of `zone` show `hour` on `day`, and whether they do."""
    shown = datetime.combine(day, hour.replace(tzinfo=None, fold=0))
    first = shown.replace(tzinfo=zone).astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) != shown:
        return Moment(first, Existence.NEVER)
    second = shown.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return Moment(first, Existence.ONCE if second == first else Existence.TWICE)


def days_before(moment: datetime, days: int, *, at: time, zone: tzinfo) -> datetime:
    """
    Return the moment (UTC) when clocks show `at`, `days` local days before `moment`.

    Days are counted on the calendar of `zone`, so that "the day before at 19:00" stays 19:00 when
    clocks change in between. A negative number counts days after.
    """
    day = moment.astimezone(zone).date() - timedelta(days=days)
    return at_wall_clock(day, at, zone).at


def is_quiet(moment: datetime, *, hours: QuietHours, zone: tzinfo) -> bool:
    """Say whether nobody should be written to at `moment`."""
    local = moment.astimezone(zone)
    if hours.sundays and local.weekday() == _SUNDAY:
        return True
    return hours.cover(local.time())


def before_quiet(moment: datetime, *, hours: QuietHours, zone: tzinfo) -> datetime:
    """Return `moment`, or the last good one before it: for what announces something."""
    local = moment.astimezone(zone).replace(tzinfo=None, fold=0)
    if not is_quiet(moment, hours=hours, zone=zone):
        return moment
    if hours.cover(local.time()):
        is_small_hours = local.time() < hours.starts
        day = local.date() - timedelta(days=is_small_hours)
        local = datetime.combine(day, hours.starts) - LAST_SENDING
    if hours.sundays and local.weekday() == _SUNDAY:
        local -= timedelta(days=1)
    return at_wall_clock(local.date(), local.time(), zone).at


def after_quiet(moment: datetime, *, hours: QuietHours, zone: tzinfo) -> datetime:
    """Return `moment`, or the first good one after it: for what follows something."""
    local = moment.astimezone(zone).replace(tzinfo=None, fold=0)
    if not is_quiet(moment, hours=hours, zone=zone):
        return moment
    if hours.cover(local.time()):
        is_evening = local.time() >= hours.ends
        local = datetime.combine(local.date() + timedelta(days=is_evening), hours.ends)
    if hours.sundays and local.weekday() == _SUNDAY:
        local = datetime.combine(local.date() + timedelta(days=1), hours.ends)
    return at_wall_clock(local.date(), local.time(), zone).at


def in_minutes(moment: datetime) -> int:
    """Count whole minutes since 1970, UTC: buttons have no room for more."""
    return int(moment.timestamp()) // _MINUTE


def of_minutes(minutes: int) -> datetime:
    """Read what `in_minutes` wrote; a number that no button of ours holds is some far moment."""
    return datetime.fromtimestamp(min(minutes, _LONGEST) * _MINUTE, UTC)
