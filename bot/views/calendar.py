"""A month to tap, where no date picker exists."""

from datetime import date

from bot.callbacks.drafts import DayTap, MonthTap
from bot.calls import Button, Screen
from bot.domain import month
from bot.domain.gathering import Gathering
from bot.texts import dates
from bot.views.setting import Setting

_MONTHS = 12


def calendar(draft: Gathering, number: int, setting: Setting) -> Screen:
    """Show one month, the nearest one that may be shown, with its neighbours one tap away."""
    first = month_number(setting.today)
    number = min(max(number, first), first + month.MONTHS_AHEAD)
    year, month_of_year = number // _MONTHS, number % _MONTHS + 1
    language = setting.words.language
    names = tuple(_inert(draft, number, name) for name in dates.weekday_heads(language))
    weeks = tuple(
        tuple(_day(draft, number, cell) for cell in week)
        for week in month.grid(year, month_of_year, today=setting.today)
    )
    title = dates.month_title(year, month_of_year, language=language)
    text = setting.words("draft.pick_day", month=title)
    return Screen(text, (names, *weeks, _turn(draft, number, first, setting)))


def month_number(day: date) -> int:
    """Count months from year 0, as `MonthTap` does."""
    return day.year * _MONTHS + day.month - 1


def _day(draft: Gathering, number: int, cell: month.Cell) -> Button:
    if not cell.is_open:
        return _inert(draft, number, "·")
    return Button(str(cell.number), DayTap(draft.id, cell.day).pack())


def _inert(draft: Gathering, number: int, label: str) -> Button:
    """Return a square that leads to where we are: Telegram has no button that does nothing."""
    return Button(label, MonthTap(draft.id, number).pack())


def _turn(draft: Gathering, number: int, first: int, setting: Setting) -> tuple[Button, ...]:
    neighbours = (("button.before", number - 1), ("button.after", number + 1))
    return tuple(
        setting.button(key, MonthTap(draft.id, neighbour))
        for key, neighbour in neighbours
        if first <= neighbour <= first + month.MONTHS_AHEAD
    )
