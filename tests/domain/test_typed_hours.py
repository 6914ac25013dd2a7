"""Hours typed alone, and what holds for every typed date."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, strategies as st

from bot.domain.typed_date import (
    HORIZON,
    NeedsHour,
    Note,
    Past,
    Reading,
    Unclear,
    Understood,
    read,
    read_hour,
    read_hours,
    read_on,
)
from bot.domain.typed_date_hour import read as read_one_hour
from bot.domain.typed_date_hours import Hours
from tests.domain.sunday import NOW, PARIS, on_sunday, paris

SATURDAY = date(2027, 4, 3)
SOME_DAYS = [
    "aujourd'hui",
    "demain",
    "samedi",
    "dimanche prochain",
    "mardi en huit",
    "dans 15 jours",
    "le 31",
    "mar 3",
    "sam 28",
    "3 avril",
    "29 février",
    "28 mars",
    "31 octobre",
    "dimanche 22 novembre",
    "in a week",
    "next tue",
]
SOME_HOURS = [
    "10h",
    "2h30",
    "à 6",
    "de 10h à 12h",
    "22h-2h30",
    "1h-2h30",
    "20h à minuit",
    "6-8pm",
    "10-2pm",
]


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("18h30", time(18, 30)),
        ("18 h 30", time(18, 30)),
        ("à 18h", time(18)),
        ("18", time(18)),
        ("midi", time(12)),
        ("6 pm", time(18)),
        ("6h du soir", time(18)),
        ("minuit", None),
        ("10h-12h", None),
        ("demain 18h", None),
        ("plus tard", None),
        ("18h30 " * 20, None),
    ],
)
def test_an_hour_alone_is_read_when_it_was_asked_for(text, hour):
    assert read_hour(text) == hour


@pytest.mark.parametrize("text", ["demain", "24h", "10h60", ""])
def test_what_no_clock_shows_is_no_hour(text):
    assert read_one_hour(text) is None


def test_hours_alone_may_be_a_range():
    assert read_hours("de 10h à midi") == Hours(time(10), time(12))


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("10h-12h", Understood(paris(2027, 4, 3, 10), paris(2027, 4, 3, 12))),
        ("à 6", Understood(paris(2027, 4, 3, 6), note=Note.MORNING)),
        ("demain 10h", Unclear()),
    ],
)
def test_hours_complete_a_day_already_known(text, reading):
    assert read_on(SATURDAY, text, now=NOW, zone=PARIS) == reading


@given(st.text(max_size=90) | st.text("samedi3avrl 0h:12/.-pàle", max_size=30))
def test_no_text_at_all_makes_it_stumble(text):
    assert isinstance(on_sunday(text), Reading)
    assert read_hours(text) is None or isinstance(read_hour(text), time | None)


@given(
    day=st.sampled_from(SOME_DAYS),
    hours=st.sampled_from(SOME_HOURS),
    minutes=st.integers(0, 4 * 366 * 24 * 60),
)
def test_whatever_is_understood_lies_ahead_and_ends_after_it_starts(day, hours, minutes):
    now = NOW + timedelta(minutes=minutes)

    reading = read(f"{day} {hours}", now=now, zone=PARIS)

    match reading:
        case Understood(starts_at, ends_at):
            assert now < starts_at < now + HORIZON + timedelta(days=1)
            assert ends_at is None or starts_at < ends_at
        case Past(starts_at):
            assert starts_at <= now
        case _:
            assert not isinstance(reading, NeedsHour)
