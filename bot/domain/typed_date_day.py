"""Days as people type them: « samedi prochain », « 1er mai », 3/4, in two weeks."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.typed_date_words import MONTHS, NUMBER, WEEKDAYS, any_of

_WEEK = 7
_CENTURY = 100
_LEAP_CYCLE = 9  # years: 29 February comes back within eight, even around 2100
_MONTHS_TRIED = 3  # a 31st comes back within two months


@dataclass(frozen=True, slots=True)
class Vantage:
    """Where days are counted from. `hour_ahead` is None when no hour was said."""

    today: date
    hour_ahead: bool | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A day as said. `is_loose` when people may count it otherwise: eight days, a week."""

    day: date
    weekday: int | None = None
    is_loose: bool = False


Reader = Callable[[re.Match[str], Vantage], Said | None]

_LEAD = "(?:(?:le|ce|cet|on|this|the|pour le) )?"
_WEEKDAY = rf"(?P<weekday>{any_of(WEEKDAYS)})"
_ITS_WEEKDAY = rf"(?:{_WEEKDAY} )?"
_NUMBER = rf"(?P<day>{NUMBER})(?: ?(?:er|e|st|nd|rd|th))?"
_MONTH = rf"(?P<month>{any_of(MONTHS)})"
_YEAR = "(?P<year>(?:19|20|21)[0-9]{2})"
_SHORT_YEAR = "(?P<year>(?:19|20|21)[0-9]{2}|[0-9]{2})"
_WHICH = (
    "(?P<after>prochain|qui vient|next)|(?P<extra>en 8|en 15|week)"
    "|(?P<next_week>(?:de )?(?:la )?semaine prochaine|next week)"
)
_EXTRA_DAYS = {"en 8": _WEEK, "week": _WEEK, "en 15": 2 * _WEEK}
_RELATIVE = {
    "avant hier": -2,
    "hier": -1,
    "yesterday": -1,
    "aujourd'hui": 0,
    "aujourd hui": 0,
    "aujourdhui": 0,
    "today": 0,
    "demain": 1,
    "tomorrow": 1,
    "apres demain": 2,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
}


def readings(text: str, vantage: Vantage) -> set[Said]:
    """
    Return every day that smoothed text may mean, when it holds a day and nothing else.

    « mar 3 » has two: the third of March, and Tuesday the third.
    """
    matches = ((pattern.fullmatch(text), reader) for pattern, reader in _FORMS)
    said = (reader(found, vantage) for found, reader in matches if found is not None)
    return {one for one in said if one is not None}


def _relative(found: re.Match[str], vantage: Vantage) -> Said | None:
    return Said(vantage.today + timedelta(days=_RELATIVE[found["when"]]))


def _counted(found: re.Match[str], vantage: Vantage) -> Said | None:
    if found["unit"] == "fortnight":
        return Said(vantage.today + timedelta(days=2 * _WEEK))
    count = 1 if found["count"] == "a" else int(found["count"])
    if found["unit"].startswith(("semaine", "week")):
        return Said(vantage.today + timedelta(days=_WEEK * count))
    # « dans huit jours » is a week for many, « quinze jours » two weeks: counted, and told.
    is_loose = found["unit"].startswith("jour") and count in {8, 15}
    return Said(vantage.today + timedelta(days=count), is_loose=is_loose)


def _on_weekday(found: re.Match[str], vantage: Vantage) -> Said | None:
    today = vantage.today
    weekday = WEEKDAYS[found["weekday"]]
    if found["next_week"]:
        return _weekday_next_week(found, vantage)
    ahead = (weekday - today.weekday()) % _WEEK
    if found["extra"]:
        # On a Tuesday, « mardi en huit » is in one week for some and in two for others.
        return Said(today + timedelta(days=ahead + _EXTRA_DAYS[found["extra"]])) if ahead else None
    if ahead == 0 and (found["after"] or not vantage.hour_ahead):
        ahead = _WEEK
    return Said(today + timedelta(days=ahead))


def _weekday_next_week(found: re.Match[str], vantage: Vantage) -> Said | None:
    monday = vantage.today + timedelta(days=_WEEK - vantage.today.weekday())
    return Said(monday + timedelta(days=WEEKDAYS[found["weekday"]]))


def _next_weekday(found: re.Match[str], vantage: Vantage) -> Said | None:
    tomorrow = vantage.today + timedelta(days=1)
    ahead = (WEEKDAYS[found["weekday"]] - tomorrow.weekday()) % _WEEK
    return Said(tomorrow + timedelta(days=ahead))


def _dated(found: re.Match[str], vantage: Vantage) -> Said | None:
    """Read a day and a month, in letters or in digits, with or without a year."""
    day, month = int(found["day"]), MONTHS.get(found["month"]) or int(found["month"])
    weekday = _weekday_in(found)
    if found["year"]:
        year = int(found["year"])
        return _said(_date_of(year if year >= _CENTURY else 2000 + year, month, day), weekday)
    earliest = _earliest(vantage, weekday)
    years = range(earliest.year, earliest.year + _LEAP_CYCLE)
    return _said(_first(earliest, (_date_of(year, month, day) for year in years)), weekday)


def _day_of_month(found: re.Match[str], vantage: Vantage) -> Said | None:
    """Read « le 15 » or « samedi 3 » as the next such day."""
    weekday = _weekday_in(found)
    earliest = _earliest(vantage, weekday)
    months = range(earliest.month - 1, earliest.month - 1 + _MONTHS_TRIED)
    days = (_date_of(earliest.year + m // 12, m % 12 + 1, int(found["day"])) for m in months)
    return _said(_first(earliest, days), weekday)


def _weekday_in(found: re.Match[str]) -> int | None:
    word = found.groupdict().get("weekday")
    return WEEKDAYS[word] if word else None


def _earliest(vantage: Vantage, weekday: int | None) -> date:
    """Return the first day a date without a year may mean."""
    # « dimanche 22 novembre 9h » on that very Sunday at ten is a slip, not another year.
    if vantage.hour_ahead is False and weekday != vantage.today.weekday():
        return vantage.today + timedelta(days=1)
    return vantage.today


def _date_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _first(earliest: date, days: Iterable[date | None]) -> date | None:
    return next((day for day in days if day is not None and day >= earliest), None)


def _said(day: date | None, weekday: int | None) -> Said | None:
    return None if day is None else Said(day, weekday)


def _form(pattern: str, reader: Reader) -> tuple[re.Pattern[str], Reader]:
    return re.compile(pattern), reader


_DIGITS = rf"(?P<day>{NUMBER})(?P<sign>[/.])(?P<month>{NUMBER})"
_FORMS = (
    _form(f"(?P<when>{'|'.join(_RELATIVE)})", _relative),
    _form("(?:dans|in) (?P<count>[0-9]{1,3}|a) (?P<unit>jours?|semaines?|days?|weeks?)", _counted),
    _form("in (?:a|1) (?P<unit>fortnight)", _counted),
    _form(rf"{_LEAD}{_WEEKDAY}(?: (?:{_WHICH}))?", _on_weekday),
    _form(rf"(?:on )?next {_WEEKDAY}", _next_weekday),
    _form(rf"(?:la semaine prochaine|next week)(?: le| on)? {_WEEKDAY}", _weekday_next_week),
    _form(rf"{_LEAD}{_ITS_WEEKDAY}(?:le |the )?{_NUMBER} (?:of )?{_MONTH}(?: {_YEAR})?", _dated),
    _form(rf"{_LEAD}{_ITS_WEEKDAY}{_MONTH} (?:the )?{_NUMBER}(?: {_YEAR})?", _dated),
    _form(rf"{_LEAD}{_ITS_WEEKDAY}(?:le )?{_DIGITS}(?:(?P=sign){_SHORT_YEAR}?)?", _dated),
    _form(rf"{_LEAD}{_ITS_WEEKDAY}(?P<day>{NUMBER})-(?P<month>{NUMBER})-{_YEAR}", _dated),
    _form(rf"{_LEAD}{_ITS_WEEKDAY}{_YEAR}-(?P<month>{NUMBER})-(?P<day>{NUMBER})", _dated),
    _form(rf"{_LEAD}{_WEEKDAY} (?:le |the )?{_NUMBER}", _day_of_month),
    _form(rf"(?:le|the|on the) {_NUMBER}", _day_of_month),
)
