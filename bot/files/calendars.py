"""Calendar files (RFC 5545): every moment in UTC, so that no time zone has to be explained."""

import re
import unicodedata
from datetime import timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event, vText
from typing_extensions import override

from bot.domain.calendar_entry import ALARMS, CalendarEntry

KIND: Final = "text/calendar"
_MAKER: Final = "-//Pas de cote//Rencontres//FR"


class _Text(vText):
    """Words as RFC 5545 (3.3.11) writes them: the library loses a backslash before an N."""

    @override
    def to_ical(self) -> bytes:
        escaped = re.sub(r"[\\;,]", r"\\\g<0>", str(self))
        return escaped.replace("\n", "\\n").encode()


def calendar_file(entry: CalendarEntry) -> bytes:
    """
    Return a file that puts one entry into a calendar, or takes a cancelled one out.

    It names no organiser and no guest: nobody's address is in it, and nothing is sent back.
    """
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.is_cancelled else "PUBLISH")
    calendar.add_component(_event(entry))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.revision)
    event.add("dtstamp", entry.made_at)
    event.add("dtstart", entry.starts_at)
    event.add("dtend", entry.ends_at)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    title = _readable(entry.title)
    texts = {"summary": title, "location": entry.place, "description": entry.details}
    for name, text in texts.items():
        if text:
            event.add(name, _Text(_readable(text)))
    if entry.link:
        event.add("url", entry.link)
    if not entry.is_cancelled:
        for before in ALARMS:
            event.add_component(_alarm(title, before))
    return event


def _alarm(title: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _Text(title))
    alarm.add("trigger", -before)
    return alarm


def _readable(text: str) -> str:
    """Leave out what no calendar may hold: control characters, halves of characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"})
