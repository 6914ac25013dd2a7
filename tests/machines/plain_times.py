"""How long a place is kept for somebody, told a second time."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
MORNING, EVENING, LAST = time(9), time(20), time(19, 30)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SUNDAY = 6


def sleeps(moment: datetime) -> bool:
    local = moment.astimezone(PARIS)
    return local.weekday() == SUNDAY or not MORNING <= local.time() < EVENING


def next_morning(moment: datetime) -> datetime:
    """The next time that somebody is awake: now, or at nine."""
    local = moment.astimezone(PARIS).replace(tzinfo=None)
    while sleeps(local.replace(tzinfo=PARIS)):
        is_early = local.time() < MORNING
        local = datetime.combine(local.date() + (0 if is_early else 1) * DAY, MORNING)
    return local.replace(tzinfo=PARIS)


def evening_before(moment: datetime) -> datetime:
    """Half past seven in the evening before a night or a Sunday."""
    local = moment.astimezone(PARIS).replace(tzinfo=None)
    date = local.date() - (DAY if local.time() < MORNING else 0 * DAY)
    if local.weekday() == SUNDAY and MORNING <= local.time() < EVENING:
        return datetime.combine(date - DAY, local.time(), PARIS)
    if date.weekday() == SUNDAY:
        date -= DAY
    return datetime.combine(date, LAST, PARIS)


def until(now: datetime, starts: datetime) -> datetime | None:
    """A day, or a third of what is left, and never the night; nothing in the last three hours."""
    asked = next_morning(now) if sleeps(now) else now
    left = starts - asked
    if left < 3 * HOUR:
        return None
    end = asked + min(DAY, left / 3)
    if sleeps(end):
        later = next_morning(end)
        end = later if later <= starts - 3 * HOUR else evening_before(end)
    return end if end - asked >= HOUR else None


def latest(asked: datetime, end: datetime) -> datetime:
    """An hour before the end, or half-way where there are not two."""
    return end - min(HOUR, (end - asked) / 2)
