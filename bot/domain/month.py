"""The page of a month, as a calendar to tap shows it: whole weeks, Monday first."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_AHEAD = 12
_DAYS = 7


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of the page. A day `is_outside` when it belongs to a neighbouring month."""

    day: date
    is_past: bool
    is_outside: bool

    @property
    def number(self) -> int:
        return self.day.day

    @property
    def is_open(self) -> bool:
        """Say whether tapping it may mean anything."""
        return not (self.is_past or self.is_outside)


Week = tuple[Cell, ...]


def grid(year: int, month: int, *, today: date) -> tuple[Week, ...]:
    """Return the four to six weeks of a month; today itself is not past."""
    weeks = Calendar(firstweekday=0).monthdatescalendar(year, month)
    return tuple(
        tuple(Cell(day=day, is_past=day < today, is_outside=day.month != month) for day in week)
        for week in weeks
    )


def coming(weekday: int, *, today: date, count: int) -> tuple[date, ...]:
    """Return the next `count` days that fall on `weekday` (Monday is 0), today left out."""
    wait = (weekday - today.weekday() - 1) % _DAYS + 1
    return tuple(today + timedelta(days=wait + _DAYS * turn) for turn in range(count))
