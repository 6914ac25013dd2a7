"""What organisers read by themselves: in which evening, and what is new since the last one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import Final

from bot.domain.board import Change, Titled
from bot.domain.moments import (
    QuietHours,
    at_wall_clock,
    before_quiet,
    days_before,
    is_quiet,
)
from bot.domain.places import Places
from bot.domain.telling import Untold

USUAL_HOUR: Final = time(18)
SINCE, UNTIL = "since", "until"  # in the facts of a digest: what it tells of, ISO 8601
PAGE = 12  # changes in one digest, of all gatherings together
GATHERINGS = 3  # of which one digest tells; the boards of the others are near
OFFER_PATIENCE: Final = timedelta(days=7)
PEOPLE = 6  # newcomers, and people whom no message reached

_A_WEEK: Final = 9  # days in which there is a slot in any case


@dataclass(frozen=True, slots=True)
class Evening:
    """When organisers are written to: `at` by the clocks of `zone`, never in the quiet."""

    at: time
    quiet: QuietHours
    zone: tzinfo

    @property
    def _hour(self) -> time:
        return self.quiet.ends if self.quiet.cover(self.at) else self.at

    def next(self, after: datetime) -> datetime:
        """Return the first slot after a moment (aware): one a day, none on a quiet Sunday."""
        today = after.astimezone(self.zone).date()
        days = (today + timedelta(days=ahead) for ahead in range(_A_WEEK))
        slots = (at_wall_clock(day, self._hour, self.zone).at for day in days)
        return next(slot for slot in slots if slot > after and not self._is_quiet(slot))

    def has_come(self, now: datetime) -> bool:
        """Tell whether today's slot has come, and it is not too late in the day to write."""
        today = now.astimezone(self.zone).date()
        return now >= at_wall_clock(today, self._hour, self.zone).at and not self._is_quiet(now)

    def before(self, moment: datetime, *, days: int) -> datetime:
        """Return the slot so many days before a moment, or the last good one before that."""
        slot = days_before(moment, days, at=self.at, zone=self.zone)
        return before_quiet(slot, hours=self.quiet, zone=self.zone)

    def _is_quiet(self, moment: datetime) -> bool:
        return is_quiet(moment, hours=self.quiet, zone=self.zone)


@dataclass(frozen=True, slots=True)
class Period:
    """What happened after `since`, and not after `until` (aware)."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Sign:
    """What one member answered last in a period, and among how many in that gathering."""

    gathering: Titled
    member_id: int
    at: datetime
    change: Change
    total: int


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom organisers may name."""

    member_id: int
    name: str
    organisations: str = ""


@dataclass(frozen=True, slots=True)
class Some:
    """The first of several people, and how many they are in all."""

    shown: Sequence[Known] = ()
    total: int = 0

    @property
    def untold(self) -> int:
        return self.total - len(self.shown)


NOBODY: Final = Some()


@dataclass(frozen=True, slots=True)
class GatheringNews:
    """
    What changed in one gathering: the latest answers, how many in all, new words to read.

    Of a visit also its places as they are now, and how many people wait for one.
    """

    gathering: Titled
    changes: Sequence[Change] = ()
    total: int = 0
    words: int = 0
    places: Places | None = None
    waiting: int = 0

    @property
    def untold(self) -> int:
        return self.total - len(self.changes)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many offers wait for longer than a week; one of them since this evening, if news."""

    count: int = 0
    is_news: bool = False


@dataclass(frozen=True, slots=True)
class Rebound:
    """A visit that is told elsewhere than was planned; `told_on` is aware, None while unknown."""

    title: str
    told_on: datetime | None = None


@dataclass(frozen=True, slots=True)
class News:
    """All that one organiser has not heard of; `others` are gatherings without room here."""

    since: datetime
    gatherings: Sequence[GatheringNews] = ()
    others: int = 0
    newcomers: Some = NOBODY
    unreached: Some = NOBODY
    offers: Waiting = Waiting()
    rebound: Sequence[Rebound] = ()  # visits whose meeting was moved or called off
    untold: Sequence[Untold] = ()  # visits that a meeting more went by without hearing of

    @property
    def is_empty(self) -> bool:
        people = self.newcomers.total or self.unreached.total
        of_visits = self.untold or self.rebound
        return not (self.gatherings or people or of_visits or self.offers.is_news)
