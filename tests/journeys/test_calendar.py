"""« Ajouter à mon agenda »: the file, and the calendars on the web."""

from dataclasses import replace
from datetime import timedelta

import pytest
from icalendar import Calendar

from bot.callbacks.meetings import CalendarTap
from bot.domain.gathering import Kind, Status
from bot.domain.place import Format
from tests.house.files import content, received

LINK = "https://visio.example.org/passerelle"


async def taken(house, somebody, meeting, *, after=0):
    """Tap the button of the card in private; return the message with the file, and the event."""
    card = await somebody.say("/prochaine")
    await somebody.forge(CalendarTap(meeting.id).pack(), message_id=card.id)
    shown = await received(somebody, "document", after=max(after, card.id))
    [event] = Calendar.from_ical(await content(house, shown)).walk("VEVENT")
    return shown, event


async def change(house, meeting, **facts):
    await house.cellar.change(lambda s: s.gatherings.save(replace(meeting, **facts)))


async def test_the_file_says_when_and_where_and_replaces_the_one_before(house):
    fatou = house.somebody("m12")
    meeting = await house.next_meeting()

    shown, event = await taken(house, fatou, meeting)

    assert shown.whole["document"]["file_name"].startswith("rencontre-2026-")
    webs = ["Google Agenda", "Outlook.com", "Microsoft 365", "Yahoo"]
    assert shown.labels == [*webs, "Partager cette rencontre"]
    links = [button["url"] for row in shown.whole["buttons"][:2] for button in row]
    assert all(link.startswith("https://") for link in links)
    assert event.start == meeting.starts_at
    assert event.end == meeting.ends_at
    assert str(event["summary"]) == meeting.title
    assert "Bibliothèque municipale" in event["location"]
    assert event["url"].endswith("?start=r_4")
    assert len(event.walk("VALARM")) == 2
    assert "ORGANIZER" not in event
    assert "ATTENDEE" not in event

    moved = meeting.starts_at + timedelta(days=7)
    await change(house, meeting, starts_at=moved, ends_at=moved + timedelta(hours=2))
    _, later = await taken(house, fatou, meeting, after=shown.id)

    assert later.start == moved
    assert str(later["uid"]) == str(event["uid"])
    assert int(later["sequence"]) > int(event["sequence"])


async def test_only_those_who_come_find_the_video_link_in_it(sqlite_house):
    house = sqlite_house
    coming, absent = house.somebody("m12"), house.somebody("m07")
    meeting = await house.next_meeting()
    await change(house, meeting, format=Format.HYBRID, online_url=LINK)
    for person, answer in ((coming, "1:r:4:yes"), (absent, "1:r:4:no")):
        card = await person.say("/prochaine")
        await person.forge(answer, message_id=card.id)

    shown, with_link = await taken(house, coming, meeting)
    _, without = await taken(house, absent, meeting)

    assert LINK in with_link["description"]
    assert LINK not in without["description"]
    assert "visio.example.org" not in str(shown.whole["buttons"])


async def test_a_meeting_that_is_called_off_leaves_the_calendar(sqlite_house):
    house = sqlite_house
    fatou = house.somebody("m12")
    meeting = await house.next_meeting()
    _, before = await taken(house, fatou, meeting)
    await change(house, meeting, status=Status.CANCELLED)

    shown, event = await taken(house, fatou, meeting)

    calendar = Calendar.from_ical(await content(house, shown))
    assert calendar["method"] == "CANCEL"
    assert (event["status"], str(event["uid"])) == ("CANCELLED", str(before["uid"]))
    assert "n’aura pas lieu" in shown.text
    assert shown.labels == []


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"status": Status.DRAFT}, "Cette rencontre n’existe plus."),
        ({"starts_at": None, "ends_at": None}, "La date n’est pas encore fixée."),
        ({"kind": Kind.RELAY, "held_by": "La Fonda"}, "Cette rencontre est tenue par d’autres"),
        ({"status": Status.HELD}, "Cette rencontre est passée."),
    ],
    ids=["draft", "undated", "relayed", "over"],
)
async def test_what_has_no_place_in_a_calendar_is_refused_in_words(sqlite_house, facts, words):
    house = sqlite_house
    fatou = house.somebody("m12")
    meeting = await house.next_meeting()
    card = await fatou.say("/menu")
    await change(house, meeting, **facts)

    toast = await fatou.forge(CalendarTap(meeting.id).pack(), message_id=card.id)

    assert toast.is_alert
    assert words in toast.text


async def test_whoever_reads_english_gets_an_english_entry(sqlite_house):
    zoe = await sqlite_house.stranger("Zoé", "en")
    meeting = await sqlite_house.next_meeting()

    shown, event = await taken(sqlite_house, zoe, meeting)

    assert shown.labels[0] == "Google Calendar"
    assert shown.whole["document"]["file_name"].startswith("meeting-")
    assert "Say so here" in event["description"]
