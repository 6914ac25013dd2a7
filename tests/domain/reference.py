"""
An independent reckoning of due times: it walks from minute to minute and reads clocks.

Nothing here knows `bot.domain.moments`: a wall clock is asked what it shows, again and again.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
OPENS, CLOSES = 9, 20  # hours of the day between which people are written to
LAST_LEAVES = 30  # minutes before the quiet begins: a message to everybody takes a while
FRENCH_ZONES = [
    ZoneInfo(key)
    for key in (
        "Europe/Paris",
        "Indian/Reunion",
        "America/Martinique",
        "America/Cayenne",
        "Pacific/Noumea",
        "Pacific/Tahiti",
    )
]


def shown(moment: datetime, zone: ZoneInfo) -> tuple[date, int, int]:
    """Return what a calendar and a clock on the wall show."""
    local = moment.astimezone(zone)
    return local.date(), local.hour, local.minute


def is_calm(moment: datetime, zone: ZoneInfo) -> bool:
    """Tell whether nobody is to be written to."""
    day, hour, _ = shown(moment, zone)
    return day.isoweekday() == 7 or not OPENS <= hour < CLOSES


def first_showing(day: date, hour: int, minute: int, zone: ZoneInfo) -> datetime:
    """
    Return the first moment at which clocks show an hour of a day, or as much later as they jump.

    It begins a day before, in UTC, and looks at the clock every quarter of an hour.
    """
    at = datetime.combine(day, time(0), UTC) - DAY
    end = at + 3 * DAY
    while at < end:
        if shown(at, zone) == (day, hour, minute):
            return at
        at += MINUTE * 15
    return first_showing(day, hour + 1, minute, zone)


def days_earlier(starts_at: datetime, days: int, hour: int, zone: ZoneInfo) -> datetime:
    """Return when clocks show `hour` so many pages of the calendar before a meeting."""
    day = starts_at.astimezone(zone).date()
    for _ in range(days):
        day = day - DAY
    return first_showing(day, hour, 0, zone)


def before_calm(due: datetime, zone: ZoneInfo) -> datetime:
    """
    Walk back from a calm moment to the last one that is not, and leave room for all to be sent.

    On a Sunday that would not be calm by its hour, it is the same hour on the Saturday.
    """
    if not is_calm(due, zone):
        return due
    day, hour, minute = shown(due, zone)
    if OPENS <= hour < CLOSES:
        return first_showing(day - DAY, hour, minute, zone)
    at = due
    while is_calm(at, zone):
        at -= MINUTE * 15
    return first_showing(shown(at, zone)[0], CLOSES - 1, 60 - LAST_LEAVES, zone)


def after_calm(due: datetime, zone: ZoneInfo) -> datetime:
    """Walk on to the first moment that is not calm; `due` is at a whole minute."""
    at = due
    while is_calm(at, zone):
        at += MINUTE
    return at


def last_hour(starts_at: datetime, zone: ZoneInfo) -> datetime | None:
    """Return when those who come are told where, None if that could only be at the start."""
    at = starts_at - HOUR
    while shown(at, zone)[1] < 8 or shown(at, zone)[0] < shown(starts_at, zone)[0]:
        at += MINUTE
        if at >= starts_at:
            return None
    return at if at < starts_at else None


def due_times(
    starts_at: datetime,
    zone: ZoneInfo,
    *,
    call: tuple[int, int] = (7, 10),
    details: tuple[int, int] = (2, 10),
) -> dict[str, datetime]:
    """Return when each reminder is due; the first two are so many days before, at an hour."""
    found: dict[str, datetime] = {}
    second = before_calm(days_earlier(starts_at, *details, zone), zone)
    is_useful = second < starts_at - 2 * HOUR
    first = before_calm(days_earlier(starts_at, *call, zone), zone)
    if first < (second if is_useful else starts_at - 2 * HOUR):
        found["call"] = first
    if is_useful:
        found["details"] = second
    if last := last_hour(starts_at, zone):
        found["last"] = last
    return found
