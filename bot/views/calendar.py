"""A month to tap, where no date picker exists."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.callbacks.drafts import DayTap, MonthTap
from bot.callbacks.grammar import Tap
from bot.calls import Button, Screen
from bot.domain import month
from bot.domain.gathering import Gathering
from bot.texts import dates
from bot.views.setting import Setting

_MONTHS = 12

TurnTo = Callable[[int, int], Tap]
"""What a button to another month remembers: a gathering, and a month counted from year 0."""
Pick = Callable[[int, date], Tap]
"""What a button for one day remembers."""


def calendar(
    gathering: Gathering,
    number: int,
    setting: Setting,
    *,
    pick: Pick = DayTap,
    turn_to: TurnTo = MonthTap,
    below: Sequence[Button] = (),
) -> Screen:
    """Show one month, the nearest one that may be shown; neighbours and `below` are a tap away."""
    first = month_number(setting.today)
    number = min(max(number, first), first + month.MONTHS_AHEAD)
    year, month_of_year = number // _MONTHS, number % _MONTHS + 1
    language = setting.words.language
    # Telegram has no button that does nothing: a square without a day leads to where we are.
    here = turn_to(gathering.id, number).pack()
    names = tuple(Button(name, here) for name in dates.weekday_heads(language))
    weeks = tuple(
        tuple(_square(cell, here, pick(gathering.id, cell.day)) for cell in week)
        for week in month.grid(year, month_of_year, today=setting.today)
        if any(cell.is_open for cell in week)
    )
    turning = tuple(
        setting.button(key, turn_to(gathering.id, neighbour))
        for key, neighbour in (("button.before", number - 1), ("button.after", number + 1))
        if first <= neighbour <= first + month.MONTHS_AHEAD
    )
    title = dates.month_title(year, month_of_year, language=language)
    rows = (names, *weeks, turning, *((button,) for button in below))
    return Screen(setting.words("draft.pick_day", month=title), rows)


def _square(cell: month.Cell, here: str, tap: Tap) -> Button:
    return Button(str(cell.number), tap.pack()) if cell.is_open else Button("·", here)


def month_number(day: date) -> int:
    """Count months from year 0, as `MonthTap` does."""
    return day.year * _MONTHS + day.month - 1
