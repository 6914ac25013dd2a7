"""Dates in words, French or English: the only place where a moment becomes text."""

from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from html import escape

from babel import Locale
from babel.dates import get_day_names, get_month_names, get_timezone_location

from bot.texts.typography import NBSP

_ENGLISH = "en"
_FAR = timedelta(days=300)
_HOUR = 60  # minutes
_NEAR_DAYS = {
    "fr": {
        -1: "hier",
        0: "aujourd’hui",
        1: "demain",
        2: "après-demain",
        3: "dans trois jours",
        4: "dans quatre jours",
        5: "dans cinq jours",
        6: "dans six jours",
        7: "dans une semaine",
        14: "dans deux semaines",
    },
    "en": {
        -1: "yesterday",
        0: "today",
        1: "tomorrow",
        2: "the day after tomorrow",
        3: "in three days",
        4: "in four days",
        5: "in five days",
        6: "in six days",
        7: "in a week",
        14: "in two weeks",
    },
}


def when(moment: datetime, *, now: datetime, zone: tzinfo, language: str) -> str:
    """
    Say a moment in full: « samedi 12 avril à 10 h », "Saturday 12 April at 10:00".

    Both moments are aware; the text is the wall clock of `zone`. The year is told when it is not
    the current one, or is nearly a year away.
    """
    text = day(moment, now=now, zone=zone, language=language)
    at = "at" if language == _ENGLISH else "à"
    return f"{text} {at} {time(moment, zone=zone, language=language)}"


def day(moment: datetime, *, now: datetime, zone: tzinfo, language: str) -> str:
    """Say the day of a moment: « samedi 1er mai », with the year when it is not obvious."""
    local, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    return _day_in_words(local, today=today, language=language)


def full_day(moment: datetime, *, zone: tzinfo, language: str) -> str:
    """Say the day of a moment with its year, for what is read years later."""
    local = moment.astimezone(zone).date()
    return f"{_day_without_year(local, language=language)} {local.year}"


def time(moment: datetime, *, zone: tzinfo, language: str) -> str:
    """Say the hour of a moment: « 10 h », « 14 h 30 », "10:00"."""
    local = moment.astimezone(zone)
    if language == _ENGLISH:
        return f"{local:%H:%M}"
    minutes = f"{NBSP}{local.minute:02}" if local.minute else ""
    return f"{local.hour}{NBSP}h{minutes}"


def duration(length: timedelta, *, language: str) -> str:
    """Say how long something lasts, to the minute: « 1 h 30 », "1 h 30 min", « 45 min »."""
    hours, minutes = divmod(round(length.total_seconds()) // _HOUR, _HOUR)
    if not hours:
        return f"{minutes}{NBSP}min"
    if not minutes:
        return f"{hours}{NBSP}h"
    unit = f"{NBSP}min" if language == _ENGLISH else ""
    return f"{hours}{NBSP}h{NBSP}{minutes:02}{unit}"


def near_day(wanted: date, *, today: date, language: str) -> str:
    """Say a day that has a word of its own: « demain », « dans une semaine »; else nothing."""
    return _NEAR_DAYS[_known(language)].get((wanted - today).days, "")


def telegram_time(moment: datetime, text: str) -> str:
    """Wrap plain `text` in HTML that shows `moment` in each reader's own zone and language."""
    stamp = int(moment.timestamp())
    return f'<tg-time unix="{stamp}" format="wDt">{escape(text, quote=False)}</tg-time>'


def zone_note(zone: str, *, language: str) -> str:
    """Say whose clock is meant: « heure de Paris », "Paris time"; `zone` is an IANA key."""
    if zone == "UTC":
        return "UTC"
    city = get_timezone_location(zone, locale=_locale(language), return_city=True)
    return f"{city} time" if language == _ENGLISH else f"heure {_of(city)}"


def month_title(year: int, month: int, *, language: str) -> str:
    """Name the page of a calendar: « Avril 2027 »."""
    name = get_month_names("wide", context="stand-alone", locale=_locale(language))[month]
    return f"{name[0].upper()}{name[1:]} {year}"


def weekday_heads(language: str) -> tuple[str, ...]:
    """Return the seven heads of a calendar's columns, Monday first: « lu », « ma »…"""
    names = get_day_names("short", context="stand-alone", locale=_locale(language))
    return tuple(names[number] for number in range(7))


@cache
def weekday_name(weekday: int, *, language: str) -> str:
    """Name a day of the week (Monday is 0): « lundi », "Monday"."""
    name: str = get_day_names("wide", locale=_locale(language))[weekday]
    return name


def _day_in_words(wanted: date, *, today: date, language: str) -> str:
    text = _day_without_year(wanted, language=language)
    is_obvious = wanted.year == today.year and abs(wanted - today) <= _FAR
    return text if is_obvious else f"{text} {wanted.year}"


def _day_without_year(day: date, *, language: str) -> str:
    number = "1er" if day.day == 1 and language != _ENGLISH else str(day.day)
    month = _month_name(day.month, language=language)
    return f"{weekday_name(day.weekday(), language=language)} {number} {month}"


@cache
def _month_name(month: int, *, language: str) -> str:
    name: str = get_month_names("wide", locale=_locale(language))[month]
    return name


def _of(city: str) -> str:
    """Join « de » and the name of a city as French does: d’Oslo, du Caire, des Açores."""
    for article, joined in (("Le ", "du "), ("Les ", "des ")):
        if city.startswith(article):
            return joined + city.removeprefix(article)
    is_vowel = city[0] in "AÀÂEÉÈÊIÎOÔUÛ"
    return f"d’{city}" if is_vowel else f"de {city}"


def _known(language: str) -> str:
    """French is what is spoken here when nothing else was asked for."""
    return _ENGLISH if language == _ENGLISH else "fr"


@cache
def _locale(language: str) -> Locale:
    return Locale.parse("en_GB" if language == _ENGLISH else "fr")
