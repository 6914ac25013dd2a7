"""Dates in words: what is printed, and that it can be typed back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from bot.domain.moments import Existence, at_wall_clock
from bot.domain.typed_date import NeedsHour, Note, Understood, read, read_hour
from bot.texts import dates

PARIS = ZoneInfo("Europe/Paris")
ZONES = [
    ZoneInfo(key)
    for key in ("Europe/Paris", "Indian/Reunion", "America/Guadeloupe", "Pacific/Noumea")
]
DAYS = st.dates(date(2026, 1, 2), date(2036, 12, 31))
LANGUAGES = st.sampled_from(["fr", "en"])


def paris(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=PARIS).astimezone(UTC)


NOW = paris(2027, 1, 10, 10)


@pytest.mark.parametrize(
    ("moment", "french", "english"),
    [
        (
            paris(2027, 4, 3, 10),
            "samedi 3 avril à 10\u00a0h",
            "Saturday 3 April at 10:00",
        ),
        (
            paris(2027, 5, 1, 14, 30),
            "samedi 1er mai à 14\u00a0h\u00a030",
            "Saturday 1 May at 14:30",
        ),
        (
            paris(2027, 8, 15, 9, 5),
            "dimanche 15 août à 9\u00a0h\u00a005",
            "Sunday 15 August at 09:05",
        ),
        (
            paris(2027, 2, 28, 0),
            "dimanche 28 février à 0\u00a0h",
            "Sunday 28 February at 00:00",
        ),
        (
            paris(2027, 11, 7, 10),
            "dimanche 7 novembre 2027 à 10\u00a0h",
            "Sunday 7 November 2027 at 10:00",
        ),
        (
            paris(2028, 1, 1, 10),
            "samedi 1er janvier 2028 à 10\u00a0h",
            "Saturday 1 January 2028 at 10:00",
        ),
        (
            paris(2026, 12, 31, 10),
            "jeudi 31 décembre 2026 à 10\u00a0h",
            "Thursday 31 December 2026 at 10:00",
        ),
    ],
)
def test_a_moment_is_said_in_words(moment, french, english):
    assert dates.when(moment, now=NOW, zone=PARIS, language="fr") == french
    assert dates.when(moment, now=NOW, zone=PARIS, language="en") == english


def test_the_year_is_left_out_up_to_three_hundred_days_ahead():
    last, first = paris(2027, 11, 6, 10), paris(2027, 11, 7, 10)

    assert dates.day(last, now=NOW, zone=PARIS, language="fr") == "samedi 6 novembre"
    assert dates.day(first, now=NOW, zone=PARIS, language="fr") == "dimanche 7 novembre 2027"


def test_a_moment_is_said_on_the_clock_of_the_place():
    moment = paris(2027, 4, 3, 23)

    text = dates.when(moment, now=NOW, zone=ZoneInfo("Indian/Reunion"), language="fr")

    assert text == "dimanche 4 avril à 1\u00a0h"


def test_french_is_spoken_when_the_language_is_unknown():
    text = dates.when(paris(2027, 4, 3, 10), now=NOW, zone=PARIS, language="oc")

    assert text == "samedi 3 avril à 10\u00a0h"


@pytest.mark.parametrize(
    ("minutes", "french", "english"),
    [
        (120, "2 h", "2 h"),
        (90, "1 h 30", "1 h 30 min"),
        (65, "1 h 05", "1 h 05 min"),
        (45, "45 min", "45 min"),
        (0, "0 min", "0 min"),
    ],
)
def test_a_duration_is_said_in_hours_and_minutes(minutes, french, english):
    length = timedelta(minutes=minutes)

    assert dates.duration(length, language="fr").replace("\u00a0", " ") == french
    assert dates.duration(length, language="en").replace("\u00a0", " ") == english


def test_nothing_in_an_hour_or_a_duration_may_be_cut_at_the_end_of_a_line():
    hour = dates.time(paris(2027, 4, 3, 14, 30), zone=PARIS, language="fr")
    length = dates.duration(timedelta(minutes=90), language="en")

    assert " " not in hour + length


@pytest.mark.parametrize(
    ("days", "french", "english"),
    [
        (-1, "hier", "yesterday"),
        (0, "aujourd’hui", "today"),
        (1, "demain", "tomorrow"),
        (2, "après-demain", "the day after tomorrow"),
        (3, "dans trois jours", "in three days"),
        (6, "dans six jours", "in six days"),
        (7, "dans une semaine", "in a week"),
        (8, "", ""),
        (14, "dans deux semaines", "in two weeks"),
        (-2, "", ""),
    ],
)
def test_a_near_day_is_said_as_seen_from_today(days, french, english):
    today = date(2027, 1, 10)
    wanted = today + timedelta(days=days)

    assert dates.near_day(wanted, today=today, language="fr") == french
    assert dates.near_day(wanted, today=today, language="en") == english


def test_each_reader_sees_their_own_clock_around_our_words():
    wrapped = dates.telegram_time(paris(2027, 4, 3, 10), "samedi <3> avril & après")

    assert wrapped == (
        '<tg-time unix="1806739200" format="wDt">samedi &lt;3&gt; avril &amp; après</tg-time>'
    )


@pytest.mark.parametrize(
    ("zone", "french", "english"),
    [
        ("Europe/Paris", "heure de Paris", "Paris time"),
        ("Indian/Reunion", "heure de La Réunion", "Réunion time"),
        ("Pacific/Noumea", "heure de Nouméa", "Noumea time"),
        ("Africa/Cairo", "heure du Caire", "Cairo time"),
        ("Europe/Athens", "heure d’Athènes", "Athens time"),
        ("UTC", "UTC", "UTC"),
    ],
)
def test_the_clock_that_is_meant_has_a_name(zone, french, english):
    assert dates.zone_note(zone, language="fr") == french
    assert dates.zone_note(zone, language="en") == english


def test_a_calendar_has_its_words_in_both_languages():
    assert dates.month_title(2027, 8, language="fr") == "Août 2027"
    assert dates.month_title(2027, 8, language="en") == "August 2027"
    assert dates.weekday_heads("fr") == ("lu", "ma", "me", "je", "ve", "sa", "di")
    assert dates.weekday_heads("en") == ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    assert dates.weekday_name(0, language="fr") == "lundi"
    assert dates.weekday_name(6, language="en") == "Sunday"


@given(
    today=DAYS,
    ahead=st.integers(1, 731),
    hour=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    zone=st.sampled_from(ZONES),
    language=LANGUAGES,
)
def test_what_is_printed_can_be_typed_back(today, ahead, hour, zone, language):
    now = at_wall_clock(today, hour, zone).at
    moment = at_wall_clock(today + timedelta(days=ahead), hour, zone)

    printed = dates.when(moment.at, now=now, zone=zone, language=language)

    note = Note.TWICE if moment.existence is Existence.TWICE else None
    assert read(printed, now=now, zone=zone) == Understood(moment.at, note=note)


@given(today=DAYS, ahead=st.integers(0, 731), language=LANGUAGES)
def test_a_printed_day_can_be_typed_back(today, ahead, language):
    now = datetime.combine(today, datetime.min.time(), tzinfo=PARIS)
    wanted = today + timedelta(days=ahead)

    printed = dates.near_day(wanted, today=today, language=language) or dates.day(
        now + timedelta(days=ahead), now=now, zone=PARIS, language=language
    )

    assert read(printed, now=now, zone=PARIS) == NeedsHour(wanted)


@given(hour=st.times(), zone=st.sampled_from(ZONES), language=LANGUAGES)
def test_a_printed_hour_can_be_typed_back(hour, zone, language):
    moment = datetime(2027, 4, 3, hour.hour, hour.minute, tzinfo=zone)

    printed = dates.time(moment, zone=zone, language=language)

    assert read_hour(printed) == moment.time()
