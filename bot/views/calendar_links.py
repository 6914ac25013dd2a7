"""Calendars that live on the web: addresses that open one with everything filled in."""

from datetime import datetime
from enum import StrEnum
from urllib.parse import quote

from bot.domain.calendar_entry import CalendarEntry

LONGEST_PART = 450
"""Characters of a fact in an address: all buttons together must stay below ten kilobytes."""


class WebCalendar(StrEnum):
    GOOGLE = "google"
    OUTLOOK = "outlook"
    OFFICE = "office"
    YAHOO = "yahoo"


def address(entry: CalendarEntry, calendar: WebCalendar) -> str:
    """Return where a calendar on the web shows the entry, ready to be kept."""
    match calendar:
        case WebCalendar.GOOGLE:
            return _google(entry)
        case WebCalendar.OUTLOOK:
            return _microsoft(entry, "outlook.live.com")
        case WebCalendar.OFFICE:
            return _microsoft(entry, "outlook.office.com")
        case WebCalendar.YAHOO:
            return _yahoo(entry)


def _google(entry: CalendarEntry) -> str:
    dates = f"{_short(entry.starts_at)}/{_short(entry.ends_at)}"
    return _filled(
        "https://calendar.google.com/calendar/render?action=TEMPLATE",
        text=entry.title,
        dates=dates,
        location=entry.place,
        details=entry.link,
    )


def _microsoft(entry: CalendarEntry, host: str) -> str:
    return _filled(
        f"https://{host}/calendar/0/deeplink/compose?path=/calendar/action/compose&rru=addevent",
        subject=entry.title,
        location=entry.place,
        body=entry.link,
        startdt=f"{entry.starts_at:%Y-%m-%dT%H:%M:%SZ}",
        enddt=f"{entry.ends_at:%Y-%m-%dT%H:%M:%SZ}",
    )


def _yahoo(entry: CalendarEntry) -> str:
    return _filled(
        "https://calendar.yahoo.com/?v=60",
        title=entry.title,
        in_loc=entry.place,
        desc=entry.link,
        st=_short(entry.starts_at),
        et=_short(entry.ends_at),
    )


def _short(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _filled(start: str, **facts: str) -> str:
    return start + "".join(f"&{name}={_part(fact)}" for name, fact in facts.items() if fact)


def _part(fact: str) -> str:
    """Write a fact for an address, cut between two characters where it gets too long."""
    part = ""
    for character in fact:
        written = quote(character, safe="", errors="ignore")
        if len(part) + len(written) > LONGEST_PART:
            return part
        part += written
    return part
