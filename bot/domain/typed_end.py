"""The end of a meeting as people type it: an hour of the clock, or a length."""

from datetime import datetime, time, timedelta, tzinfo

from bot.domain import typed_date, typed_programme

End = time | timedelta


def read(text: str, *, starts_at: datetime, zone: tzinfo) -> End | None:
    """
    Read « 12 h 30 » or « 1 h 30 » for what begins at an aware moment; None for anything else.

    What clocks of `zone` show after the beginning is an hour, what they showed before is a length.
    """
    hours = typed_date.read_hours(text)
    if hours is None:
        minutes = typed_programme.read_length(text)
        return timedelta(minutes=minutes) if minutes else None
    hour = hours.ends or hours.starts
    if hours.ends or hour > starts_at.astimezone(zone).time():
        return hour
    return timedelta(hours=hour.hour, minutes=hour.minute) or None
