"""
A date typed in French or English: understood in full, or asked again; never guessed.

Every word must be known, and the whole text must have exactly one meaning.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum, auto

from bot.domain import typed_date_day, typed_date_hours
from bot.domain.moments import Existence, at_wall_clock
from bot.domain.typed_date_day import Said, Vantage
from bot.domain.typed_date_hours import Hours, Part
from bot.domain.typed_date_words import smooth

HORIZON = timedelta(days=731)
# As good as no hour: it may be the night before or the night after.
_MIDNIGHTS = {"minuit", "a minuit", "midnight", "at midnight"}


class Note(Enum):
    """What must be told along with the date that was understood."""

    TWICE = auto()  # clocks show this hour twice that night: the first was taken
    MORNING = auto()  # « at 6 » was taken as 06:00
    COUNTED = auto()  # « dans 8 jours » was counted day by day


@dataclass(frozen=True, slots=True)
class Understood:
    """One moment, ahead of now. Both times are aware and in UTC."""

    starts_at: datetime
    ends_at: datetime | None = None
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class NeedsHour:
    """A day, not over, without an hour."""

    day: date


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`day` is not the weekday that was `said` (Monday is 0)."""

    day: date
    said: int


@dataclass(frozen=True, slots=True)
class Past:
    """`starts_at` (UTC) is over; midnight when the day had no hour."""

    starts_at: datetime


@dataclass(frozen=True, slots=True)
class TooFar:
    """More than two years ahead."""

    day: date


@dataclass(frozen=True, slots=True)
class NoSuchHour:
    """Clocks jump over the hour `said` on `day`; `proposed_at` (UTC) is as much later."""

    day: date
    said: time
    proposed_at: datetime


@dataclass(frozen=True, slots=True)
class Unclear:
    """Not a date, or more than one."""


Reading = Understood | NeedsHour | Contradiction | Past | TooFar | NoSuchHour | Unclear


def read(text: str, *, now: datetime, zone: tzinfo) -> Reading:
    """Read a typed date as people of `zone` mean it at `now` (aware). Never raises."""
    smoothed = smooth(text)
    if smoothed is None:
        return Unclear()
    rest, part = typed_date_hours.part_of_day(smoothed)
    meanings = set(_meanings(rest, part=part, local=now.astimezone(zone)))
    if len(meanings) != 1:
        return Unclear()
    said, hours = meanings.pop()
    return _judge(said, hours, now=now, zone=zone)


def read_on(day: date, text: str, *, now: datetime, zone: tzinfo) -> Reading:
    """Read the hours typed when `day` is already known: « 18h30 », « de 10h à midi », "18"."""
    hours = read_hours(text)
    return Unclear() if hours is None else _judge(Said(day), hours, now=now, zone=zone)


def read_hours(text: str) -> Hours | None:
    """Read hours typed on their own, one or a range; None when they are anything else."""
    smoothed = smooth(text)
    if smoothed is None:
        return None
    rest, part = typed_date_hours.part_of_day(smoothed)
    return typed_date_hours.read(rest, part=part, bare=True)


def read_hour(text: str) -> time | None:
    """Read one hour typed on its own: « 18h30 », « midi », "6 pm", "18"."""
    hours = read_hours(text)
    return None if hours is None or hours.ends else hours.starts


def _meanings(
    text: str, *, part: Part | None, local: datetime
) -> Iterator[tuple[Said, Hours | None]]:
    """Cut the text in two at every space: a day and hours, in any order, or a day alone."""
    words = text.split()
    for cut in range(len(words) + 1):
        left, right = " ".join(words[:cut]), " ".join(words[cut:])
        yield from _pair(left, right, part=part, local=local)
        if cut:
            yield from _pair(right, left, part=part, local=local)


def _pair(
    day: str, hours: str, *, part: Part | None, local: datetime
) -> Iterator[tuple[Said, Hours | None]]:
    is_day_alone = not hours or hours in _MIDNIGHTS
    read = None if is_day_alone else typed_date_hours.read(hours, part=part)
    if read is None and not is_day_alone:
        return
    hour_ahead = read.starts > local.time() if read else None
    vantage = Vantage(local.date(), hour_ahead=hour_ahead)
    for said in typed_date_day.readings(day, vantage):
        yield said, read


def _judge(said: Said, hours: Hours | None, *, now: datetime, zone: tzinfo) -> Reading:
    """Tell what stands in the way of a day and hours that were understood."""
    if said.weekday not in {None, said.day.weekday()}:
        return Contradiction(said.day, said.weekday)
    today = now.astimezone(zone).date()
    if said.day - today > HORIZON:
        return TooFar(said.day)
    if hours is not None:
        return _place(said, hours, now=now, zone=zone)
    if said.day < today:
        return Past(at_wall_clock(said.day, time(), zone).at)
    return NeedsHour(said.day)


def _place(said: Said, hours: Hours, *, now: datetime, zone: tzinfo) -> Reading:
    start = at_wall_clock(said.day, hours.starts, zone)
    if start.at <= now:
        return Past(start.at)
    if start.existence is Existence.NEVER:
        return NoSuchHour(said.day, said=hours.starts, proposed_at=start.at)
    return Understood(
        start.at,
        _end(said.day, hours, zone=zone),
        _note(said, hours, is_twice=start.existence is Existence.TWICE),
    )


def _end(day: date, hours: Hours, *, zone: tzinfo) -> datetime | None:
    if hours.ends is None:
        return None
    is_next_day = hours.ends < hours.starts
    return at_wall_clock(day + timedelta(days=is_next_day), hours.ends, zone).at


def _note(said: Said, hours: Hours, *, is_twice: bool) -> Note | None:
    if is_twice:
        return Note.TWICE
    if hours.is_doubtful:
        return Note.MORNING
    return Note.COUNTED if said.is_loose else None
