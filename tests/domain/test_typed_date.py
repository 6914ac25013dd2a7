"""Typed dates: one meaning in full, or a question back; never a silent guess."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.typed_date import (
    Contradiction,
    NeedsHour,
    NoSuchHour,
    Note,
    Past,
    Reading,
    TooFar,
    Unclear,
    Understood,
    read,
)
from tests.domain.phrases import ENGLISH, FRENCH, UNCLEAR, table
from tests.domain.sunday import NOW, PARIS, on_sunday, paris

SATURDAY = date(2027, 4, 3)


def in_words(reading: Reading) -> str:
    assert isinstance(reading, Understood), reading
    moments = (reading.starts_at, reading.ends_at)
    return " - ".join(f"{at.astimezone(PARIS):%Y-%m-%d %H:%M}" for at in moments if at)


@pytest.mark.parametrize(("phrase", "meaning"), table(FRENCH))
def test_french_is_understood_as_people_mean_it(phrase, meaning):
    assert in_words(on_sunday(phrase)) == meaning


@pytest.mark.parametrize(("phrase", "meaning"), table(ENGLISH))
def test_english_is_understood_as_people_mean_it(phrase, meaning):
    assert in_words(on_sunday(phrase)) == meaning


@pytest.mark.parametrize("phrase", UNCLEAR.strip().splitlines())
def test_what_is_no_date_or_may_be_two_is_asked_again(phrase):
    assert on_sunday(phrase) == Unclear()


@pytest.mark.parametrize("phrase", ["", "   ", ".", "le", "à", "\u200b", "samedi 14h " * 20])
def test_next_to_nothing_and_far_too_much_are_asked_again(phrase):
    assert on_sunday(phrase) == Unclear()


def test_the_tables_are_as_long_as_promised():
    assert len(table(FRENCH)) >= 80
    assert len(table(ENGLISH)) >= 40
    assert len(UNCLEAR.strip().splitlines()) >= 25


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "  ", "\t", "\n", " \u200b"])
def test_any_kind_of_space_is_a_space(space):
    phrase = "samedi 3 avril à 10 h 30".replace(" ", space)

    assert in_words(on_sunday(phrase)) == "2027-04-03 10:30"


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("demain", date(2026, 11, 23)),
        ("demain soir", date(2026, 11, 23)),
        ("samedi", date(2026, 11, 28)),
        ("dimanche", date(2026, 11, 29)),
        ("mardi en huit", date(2026, 12, 1)),
        ("dans deux semaines", date(2026, 12, 6)),
        ("22 novembre", date(2026, 11, 22)),
        ("3.4.", SATURDAY),
        ("samedi 3 avril 2027", SATURDAY),
        ("next friday evening", date(2026, 11, 27)),
    ],
)
def test_a_day_without_an_hour_asks_for_the_hour(phrase, day):
    assert on_sunday(phrase) == NeedsHour(day)


@pytest.mark.parametrize("phrase", ["samedi minuit", "samedi à minuit", "saturday at midnight"])
def test_midnight_belongs_to_two_days_so_the_hour_is_asked(phrase):
    assert on_sunday(phrase) == NeedsHour(date(2026, 11, 28))


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("samedi 4 avril 2027", date(2027, 4, 4)),
        ("samedi 4 avril 10h", date(2027, 4, 4)),
        ("sam 04/04 10h", date(2027, 4, 4)),
        ("Saturday, April 4th 10am", date(2027, 4, 4)),
        ("samedi 3 à 14h", date(2026, 12, 3)),
    ],
)
def test_a_weekday_that_contradicts_the_date_is_asked_again(phrase, day):
    assert on_sunday(phrase) == Contradiction(day, said=5)


@pytest.mark.parametrize(
    ("phrase", "starts_at"),
    [
        ("hier 14h", paris(2026, 11, 21, 14)),
        ("avant-hier 14h", paris(2026, 11, 20, 14)),
        ("yesterday", paris(2026, 11, 21, 0)),
        ("aujourd'hui 9h", paris(2026, 11, 22, 9)),
        ("ce matin à 9h", paris(2026, 11, 22, 9)),
        ("aujourd'hui 10h", NOW),
        ("dimanche 22 novembre 9h", paris(2026, 11, 22, 9)),
        ("3 avril 2020 10h", paris(2020, 4, 3, 10)),
    ],
)
def test_what_is_over_is_said_to_be_over(phrase, starts_at):
    assert on_sunday(phrase) == Past(starts_at)


def test_today_still_counts_one_minute_ahead():
    assert in_words(on_sunday("dimanche 10h01")) == "2026-11-22 10:01"


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("3 avril 2030 10h", date(2030, 4, 3)),
        ("3 avril 2199", date(2199, 4, 3)),
        ("dans 999 jours à 10h", date(2029, 8, 17)),
        ("23 novembre 2028", date(2028, 11, 23)),
    ],
)
def test_more_than_two_years_ahead_is_too_far(phrase, day):
    assert on_sunday(phrase) == TooFar(day)


def test_two_years_ahead_is_not_too_far():
    assert on_sunday("22 novembre 2028") == NeedsHour(date(2028, 11, 22))


@pytest.mark.parametrize("phrase", ["28 mars 2027 2h30", "dimanche 28 mars à 02:30"])
def test_an_hour_that_clocks_jump_over_is_proposed_an_hour_later(phrase):
    proposed = paris(2027, 3, 28, 3, 30)

    assert on_sunday(phrase) == NoSuchHour(date(2027, 3, 28), time(2, 30), proposed)


def test_an_hour_that_comes_twice_is_the_first_and_is_told():
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)

    assert on_sunday("31 octobre 2027 2h30") == Understood(first, note=Note.TWICE)


@pytest.mark.parametrize("day", ["28 mars", "31 octobre"])
def test_ten_on_the_day_clocks_change_is_plain(day):
    reading = on_sunday(f"{day} 2027 10h")

    assert in_words(reading).endswith("10:00")
    assert isinstance(reading, Understood)
    assert reading.note is None


@pytest.mark.parametrize(
    ("phrase", "note"),
    [
        ("tomorrow at 6", Note.MORNING),
        ("tomorrow at 2:30", Note.MORNING),
        ("demain à 6", Note.MORNING),
        ("demain à 6h", None),
        ("tomorrow at 06:00", None),
        ("tomorrow at 8", None),
        ("tomorrow 6am", None),
        ("tomorrow morning at 6", None),
        ("dans 15 jours à 18h", Note.COUNTED),
        ("dans huit jours à 18h", Note.COUNTED),
        ("dans 7 jours à 18h", None),
        ("in 15 days at 6pm", None),
    ],
)
def test_what_some_would_read_otherwise_is_told(phrase, note):
    reading = on_sunday(phrase)

    assert isinstance(reading, Understood)
    assert reading.note is note


def test_dates_are_those_of_the_place_not_of_greenwich():
    nearly_monday_in_noumea = datetime(2026, 11, 22, 14, tzinfo=UTC)

    reading = read("demain 9h", now=nearly_monday_in_noumea, zone=ZoneInfo("Pacific/Noumea"))

    assert reading == Understood(datetime(2026, 11, 23, 22, tzinfo=UTC))
