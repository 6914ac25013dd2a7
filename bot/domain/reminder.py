"""When members are reminded of a gathering: the plan, and the moments it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import Final

from bot.domain.appointment import Stage
from bot.domain.gathering import Gathering, Kind
from bot.domain.moments import QuietHours, at_wall_clock, before_quiet, days_before

STAGES: Final = (Stage.CALL, Stage.DETAILS, Stage.LAST)
LAST_IS = "last"  # in the facts of the details: minutes before the start of the last one, or 0

NO_LAST_BEFORE: Final = time(8)
"""The last reminder is exempt from the quiet hours, but wakes nobody."""
TOO_FRESH: Final = timedelta(hours=3)
"""What was announced so shortly before needs no last reminder: the announcement serves."""
_DETAILS_UNTIL: Final = timedelta(hours=2)  # before the start
_MINUTE: Final = timedelta(minutes=1)

Choice = Mapping[Stage, int]
"""
What differs from the usual plan for one gathering: days before for the call and the details,
minutes before for the last one; 0 for none.
"""


@dataclass(frozen=True, slots=True)
class DaysBefore:
    """So many days before, when clocks of the community show `at`."""

    days: int
    at: time


@dataclass(frozen=True, slots=True)
class ReminderPlan:
    """When the three reminders leave; None for one that does not."""

    call: DaysBefore | None = DaysBefore(7, time(10))
    details: DaysBefore | None = DaysBefore(2, time(10))
    last: timedelta | None = timedelta(hours=1)

    def chosen(self, choice: Choice) -> "ReminderPlan":
        """Return the plan of one gathering; the hour stays the usual one."""
        return ReminderPlan(
            _days(self.call, choice.get(Stage.CALL), usual=USUAL_PLAN.call),
            _days(self.details, choice.get(Stage.DETAILS), usual=USUAL_PLAN.details),
            _before(self.last, choice.get(Stage.LAST)),
        )

    def number(self, stage: Stage) -> int:
        """Return what `Choice` would hold for this plan."""
        match stage:
            case Stage.CALL:
                return self.call.days if self.call else 0
            case Stage.DETAILS:
                return self.details.days if self.details else 0
            case _:
                return self.last // _MINUTE if self.last else 0


USUAL_PLAN: Final = ReminderPlan()

OFFERED: Final[Mapping[Stage, Sequence[int]]] = {
    Stage.CALL: (14, 7, 5, 3, 0),
    Stage.DETAILS: (3, 2, 1, 0),
    Stage.LAST: (120, 60, 0),
}
"""What an organiser chooses among, in the form of `Choice`."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One reminder: `due_at` and the last moment at which it makes sense, aware, in UTC."""

    stage: Stage
    due_at: datetime
    not_after: datetime


def moments(
    gathering: Gathering, plan: ReminderPlan, quiet: QuietHours, zone: tzinfo
) -> Sequence[Moment]:
    """
    Return the reminders of a gathering, in their order; those that make no sense are left out.

    What would fall in the quiet goes before it, but for the last one. Of what somebody else holds
    only those who mean to go are reminded, once; of a visit those who have a place, and nobody is
    called to a group that is meant to be small.
    """
    starts_at = gathering.starts_at
    if starts_at is None:
        return ()
    last = _last(starts_at, plan, zone)
    if gathering.kind is Kind.RELAY:
        return last
    latest = starts_at - _DETAILS_UNTIL
    details = _upcoming(Stage.DETAILS, plan.details, starts_at, latest, (quiet, zone))
    if gathering.kind is Kind.VISIT:
        return (*details, *last)
    until = details[0].due_at if details else latest
    call = _upcoming(Stage.CALL, plan.call, starts_at, until, (quiet, zone))
    return (*call, *details, *last)


def _upcoming(
    stage: Stage,
    when: DaysBefore | None,
    starts_at: datetime,
    not_after: datetime,
    clock: tuple[QuietHours, tzinfo],
) -> tuple[Moment, ...]:
    if when is None:
        return ()
    quiet, zone = clock
    shown = days_before(starts_at, when.days, at=when.at, zone=zone)
    due_at = before_quiet(shown, hours=quiet, zone=zone)
    return (Moment(stage, due_at, not_after),) if due_at < not_after else ()


def _last(starts_at: datetime, plan: ReminderPlan, zone: tzinfo) -> tuple[Moment, ...]:
    if plan.last is None:
        return ()
    day = starts_at.astimezone(zone).date()
    due_at = max(starts_at - plan.last, at_wall_clock(day, NO_LAST_BEFORE, zone).at)
    return (Moment(Stage.LAST, due_at, starts_at),) if due_at < starts_at else ()


def _days(
    planned: DaysBefore | None, chosen: int | None, *, usual: DaysBefore | None
) -> DaysBefore | None:
    if chosen is None:
        return planned
    hour = planned or usual
    return DaysBefore(chosen, hour.at) if chosen and hour else None


def _before(planned: timedelta | None, chosen: int | None) -> timedelta | None:
    if chosen is None:
        return planned
    return chosen * _MINUTE if chosen else None
