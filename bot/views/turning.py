"""Turning the pages of a list that is longer than a message."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.callbacks.grammar import Tap
from bot.calls import Button
from bot.domain.board import Slice
from bot.views.setting import Setting


def turning(
    page: Slice[Any], tap: Callable[[int], Tap], setting: Setting
) -> Sequence[Sequence[Button]]:
    """Return the row that leads to the pages before and after; none where there is no other."""
    row = []
    if page.number:
        row.append(setting.button("button.before", tap(page.number - 1)))
    if not page.is_last:
        row.append(setting.button("button.after", tap(page.number + 1)))
    return [row] if row else []
