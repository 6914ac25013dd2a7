"""How long a freed place of a visit is kept for the first who waits: fair, and never at night."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final

from bot.domain.moments import QuietHours, after_quiet, before_quiet, is_quiet

LONGEST: Final = timedelta(hours=24)
TOO_LATE: Final = timedelta(hours=3)
"""With less time than this before the start nobody is asked any more: organisers decide."""

SHORTEST: Final = timedelta(hours=1)
_SHARE: Final = 3


@dataclass(frozen=True, slots=True)
class OfferTime:
    """When a place is offered, and the last moment at which it may be taken (both aware)."""

    leaves_at: datetime
    until: datetime

    @property
    def tell_by(self) -> datetime:
        """
        Return the last moment at which it is fair to tell somebody of the place.

        They are left an hour to answer, or half of a time that is shorter than two.
        """
        # An offer of one hour would be lost for a second, if all of it had to be left.
        return max(self.until - SHORTEST, self.leaves_at + (self.until - self.leaves_at) / 2)


def offer_time(
    now: datetime, starts_at: datetime | None, *, quiet: QuietHours, zone: tzinfo
) -> OfferTime | None:
    """
    Return when somebody reads of a free place, and until when it is theirs; None if too late.

    That is a day, or a third of what is left if that is less. A time that would end in the quiet
    ends after it, or before where the visit would be too near by then.
    """
    leaves_at = after_quiet(now, hours=quiet, zone=zone)
    if starts_at is None:
        until = after_quiet(leaves_at + LONGEST, hours=quiet, zone=zone)
        return OfferTime(leaves_at, until)
    remaining = starts_at - leaves_at
    if remaining < TOO_LATE:
        return None
    until = leaves_at + min(LONGEST, remaining / _SHARE)
    if is_quiet(until, hours=quiet, zone=zone):
        until = _awake(until, starts_at - TOO_LATE, quiet=quiet, zone=zone)
    return OfferTime(leaves_at, until) if until - leaves_at >= SHORTEST else None


def _awake(until: datetime, latest: datetime, *, quiet: QuietHours, zone: tzinfo) -> datetime:
    later = after_quiet(until, hours=quiet, zone=zone)
    return later if later <= latest else before_quiet(until, hours=quiet, zone=zone)


def shortened(
    until: datetime, starts_at: datetime, *, quiet: QuietHours, zone: tzinfo
) -> datetime:
    """Return the end of an offer for a visit that now begins at `starts_at`."""
    latest = starts_at - TOO_LATE
    return until if until <= latest else before_quiet(latest, hours=quiet, zone=zone)
