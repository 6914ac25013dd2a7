"""The words and links beside a calendar file."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.calls import give_document
from bot.domain.gathering import TITLE_LENGTH, Kind, Status
from bot.domain.place import Format, Place
from bot.domain.programme import AgendaItem, Programme
from bot.domain.rsvp import Answer, Rsvp
from bot.services.meetings import Seen
from bot.views.calendar_links import LONGEST_PART, WebCalendar, address
from bot.views.calendars import beside_the_file, entry, file_name
from tests.spec.checker import check
from tests.views.scene import ENGLISH, FRENCH, MEETING, STARTS, buttons, read

LINK = "https://visio.example.org/passerelle"
ONLINE = replace(MEETING, format=Format.HYBRID, online_url=LINK)
PROGRAMME = Programme((AgendaItem("Accueil", 15), AgendaItem("Récit", 20)))
COMING = Rsvp(7, 2, Answer.YES)
LONG = "🌻" * TITLE_LENGTH


def entry_of(gathering, rsvp=None, setting=FRENCH):
    return entry(Seen(gathering, rsvp=rsvp, programme=PROGRAMME), STARTS, setting)


def asked(calendar, gathering=MEETING):
    return parse_qs(urlsplit(address(entry_of(gathering, COMING), calendar)).query)


def test_the_details_say_what_it_is_and_where_to_change_one_s_mind():
    assert entry_of(MEETING).details.replace("\u00a0", " ") == (
        "Comment accueillir les nouvelles personnes ?\n"
        "Récit : Le jardin d’à côté\n"
        "Au programme : Accueil, Récit\n"
        "Un changement ? Dites-le ici : https://t.me/passerelle_bot?start=r_7"
    )


def test_the_details_speak_the_readers_language():
    assert "A change? Say so here" in entry_of(MEETING, setting=ENGLISH).details


def test_the_video_link_is_in_the_file_of_those_who_come_and_nowhere_else():
    assert LINK in entry_of(ONLINE, COMING).details
    assert LINK not in entry_of(ONLINE, Rsvp(7, 2, Answer.NO)).details
    assert LINK not in str([asked(calendar, ONLINE) for calendar in WebCalendar])


def test_the_name_of_an_entry_does_not_change_with_the_meeting():
    moved = replace(MEETING, title="Autre chose", revision=9)

    assert entry_of(moved).uid == entry_of(MEETING).uid == "gathering-7@passerelle_bot.t.me"


def test_the_file_is_named_by_the_day_as_it_is_here():
    late = replace(entry_of(MEETING), starts_at=STARTS.replace(hour=23, minute=30))

    visit = replace(MEETING, kind=Kind.VISIT)

    assert file_name(MEETING, late, FRENCH) == "rencontre-2026-12-06.ics"
    assert file_name(visit, late, FRENCH) == "visite-2026-12-06.ics"


@pytest.mark.parametrize(
    ("calendar", "wanted"),
    [
        (WebCalendar.GOOGLE, {"dates": ["20261205T090000Z/20261205T110000Z"]}),
        (WebCalendar.OUTLOOK, {"startdt": ["2026-12-05T09:00:00Z"]}),
        (WebCalendar.OFFICE, {"enddt": ["2026-12-05T11:00:00Z"]}),
        (WebCalendar.YAHOO, {"st": ["20261205T090000Z"], "et": ["20261205T110000Z"]}),
    ],
)
def test_a_calendar_on_the_web_is_told_title_place_and_moments_in_utc(calendar, wanted):
    given = asked(calendar)

    assert wanted.items() <= given.items()
    assert ["Repas partagé"] in given.values()
    assert ["La Passerelle, 1 rue du Lac"] in given.values()


def test_the_longest_names_still_make_buttons_that_telegram_takes():
    place = Place(3, "é" * 200, "ù & = ?" * 60)
    longest = replace(MEETING, title=LONG, place=place)

    screen = beside_the_file(longest, entry_of(longest), FRENCH)
    call = give_document(5, screen, name="a.ics", kind="text/calendar", content=b"x")

    assert check(call.method, call.fields, files={"document"}) == []
    assert all(len(button.url) < 4 * LONGEST_PART for button in buttons(screen))


def test_a_cancelled_meeting_offers_nothing_but_the_file():
    cancelled = replace(MEETING, status=Status.CANCELLED)

    shown = read(beside_the_file(cancelled, entry_of(cancelled), FRENCH))

    assert shown.startswith("« Repas partagé » n’aura pas lieu.")
    assert "[" not in shown
