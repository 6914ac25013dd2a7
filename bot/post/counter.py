"""Which files each person waits for: none of them twice, and no more than all kinds of one."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from bot.calls import Call
from bot.domain.order import Order

AT_MOST: Final = 8
"""So many files wait for one person; whoever wants a report in every form gets it."""


class Welcome(Enum):
    WAITS = auto()
    WAITS_ALREADY = auto()  # the same file, for the same person: it was tapped twice
    TOO_MANY = auto()


class Counter:
    """Those who wait, until their file is begun; then the same one may be asked for again."""

    def __init__(self) -> None:
        self._waiting: set[tuple[int, Order]] = set()

    def admit(self, call: Call) -> Welcome:
        """Let an order wait, unless it does already or its reader has enough that do."""
        [place] = _places([call])
        if place in self._waiting:
            return Welcome.WAITS_ALREADY
        if sum(chat_id == place[0] for chat_id, _ in self._waiting) >= AT_MOST:
            return Welcome.TOO_MANY
        self._waiting.add(place)
        return Welcome.WAITS

    def begin(self, calls: Sequence[Call]) -> None:
        """Hear that these are being made, those of them that are orders."""
        self._waiting.difference_update(_places(calls))


def _places(calls: Sequence[Call]) -> Sequence[tuple[int, Order]]:
    return [(call.fields["chat_id"], call.order) for call in calls if call.order]
