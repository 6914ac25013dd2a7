"""What a calendar reads in our file is what we meant, whatever people wrote."""

import re
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import example, given, strategies as st
from icalendar import Calendar

from bot.domain.calendar_entry import CalendarEntry
from bot.files.calendars import calendar_file

STARTS = datetime(2027, 4, 3, 8, 0, tzinfo=UTC)
ENTRY = CalendarEntry(
    uid="gathering-7@passerelle_bot.t.me",
    revision=3,
    title="Repas partagé",
    starts_at=STARTS,
    ends_at=STARTS + timedelta(hours=2),
    made_at=datetime(2026, 11, 22, 18, 0, tzinfo=UTC),
    place="La Passerelle, 1 rue du Lac",
    details="Comment accueillir ?\nUn changement ? https://t.me/passerelle_bot?start=r_7",
    link="https://t.me/passerelle_bot?start=r_7",
)
HOSTILE = "Repas\r\nATTENDEE:mailto:x@example.org\r\nBEGIN:VALARM\\n;,:\"^'\x00\x07"
ANY_WORDS = st.text().map(lambda text: "".join(filter(_is_readable, text)).strip())


def _is_readable(character):
    return unicodedata.category(character) not in {"Cc", "Cs"}


def read(entry):
    calendar = Calendar.from_ical(calendar_file(entry))
    [event] = calendar.walk("VEVENT")
    return calendar, event


def written(entry, name):
    """Read one text to the letter of RFC 5545 (3.1, 3.3.11): a library's reader is laxer."""
    unfolded = calendar_file(entry).replace(b"\r\n ", b"").decode().partition("BEGIN:VALARM")[0]
    escaped = re.search(rf"^{name}:(.*)$", unfolded.replace("\r\n", "\n"), re.MULTILINE)
    signs = {"n": "\n", "N": "\n"}
    return re.sub(
        r"\\(.)", lambda pair: signs.get(pair[1], pair[1]), escaped[1] if escaped else ""
    )


def test_every_fact_comes_back_as_it_was():
    calendar, event = read(ENTRY)

    assert (calendar["method"], calendar["version"]) == ("PUBLISH", "2.0")
    assert (event.start, event.end, event["dtstamp"].dt) == (
        ENTRY.starts_at,
        ENTRY.ends_at,
        ENTRY.made_at,
    )
    said = {"uid": ENTRY.uid, "summary": ENTRY.title, "location": ENTRY.place}
    assert {name: str(event[name]) for name in said} == said
    assert (str(event["description"]), str(event["url"])) == (ENTRY.details, ENTRY.link)
    assert (event["sequence"], event["status"]) == (3, "CONFIRMED")


def test_moments_are_in_utc_and_no_zone_has_to_be_explained():
    file = calendar_file(ENTRY)

    assert b"DTSTART:20270403T080000Z" in file
    assert b"VTIMEZONE" not in file


def test_two_alarms_ring_the_day_before_and_an_hour_before():
    _, event = read(ENTRY)

    rings = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
    assert rings == [-timedelta(days=1), -timedelta(hours=1)]


def test_a_cancelled_one_is_taken_out_and_rings_no_more():
    calendar, event = read(replace(ENTRY, is_cancelled=True, revision=4))

    assert (calendar["method"], event["status"]) == ("CANCEL", "CANCELLED")
    assert (str(event["uid"]), event["sequence"]) == (ENTRY.uid, 4)
    assert event.walk("VALARM") == []


def test_lines_are_folded_at_75_octets():
    file = calendar_file(replace(ENTRY, title="Ça, c’est l’été ! 🌻 " * 20))

    assert max(map(len, file.split(b"\r\n"))) <= 75


def test_a_hostile_title_stays_a_title():
    _, event = read(replace(ENTRY, title=HOSTILE, place=HOSTILE, details=HOSTILE))

    assert "ATTENDEE" not in event
    assert len(event.walk("VALARM")) == 2
    assert str(event["summary"]).startswith("Repas\nATTENDEE:mailto:x@example.org\nBEGIN:VALARM")


@given(title=ANY_WORDS, place=ANY_WORDS, details=ANY_WORDS)
@example(title=r"C:\Nord", place=r"C:\nord", details=r"un\\deux\;")
def test_whatever_people_wrote_is_read_back(title, place, details):
    entry = replace(ENTRY, title=title, place=place, details=details)

    read_back = [written(entry, name) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")]
    assert read_back == [title, place, details]


@given(st.text())
def test_no_sign_breaks_the_file(title):
    _, event = read(replace(ENTRY, title=title, place=title))

    assert set(event) >= {"UID", "DTSTART", "DTEND", "STATUS"}
    assert len(event.walk("VALARM")) == 2
