"""How fast a bot may send before it gets 429, and other figures that can be set."""

import math
from collections import deque
from dataclasses import asdict, dataclass
from typing import Any

from bot.sandbox.clock import Clock
from bot.sandbox.errors import PeopleError, too_many

_COUNTED = ("send", "edit", "forward", "copy")
_NEEDED = frozenset({"callback_lifetime", "answer_window"})


@dataclass(slots=True)
class Figures:
    """The settable figures; None switches a limit off."""

    per_second: float | None = None
    per_chat_per_second: float | None = None
    group_per_minute: float | None = None
    latency_milliseconds: float | None = None
    callback_lifetime: float = 150.0
    answer_window: float = 15.0


class _Window:
    """The moments of the last sends, in a sliding window of some seconds."""

    def __init__(self, span: float) -> None:
        self._span = span
        self._moments: deque[float] = deque()

    def seconds_to_wait(self, now: float, most: float) -> int:
        while self._moments and self._moments[0] <= now - self._span:
            self._moments.popleft()
        if len(self._moments) < most:
            return 0
        oldest = self._moments[0] if self._moments else now
        return max(1, math.ceil(oldest + self._span - now))

    def note(self, now: float) -> None:
        self._moments.append(now)


class Limits:
    """Counts sends by the sandbox's clock and refuses what is too much."""

    def __init__(self, clock: Clock) -> None:
        """Start without limits."""
        self._clock = clock
        self._windows: dict[tuple[str, int, str], _Window] = {}
        self.figures = Figures()

    def set(self, wish: dict[str, Any]) -> None:
        """Change figures; raises PeopleError for one that does not exist or is no number."""
        for name, value in wish.items():
            if name not in Figures.__dataclass_fields__:
                raise PeopleError(f"There is no figure called {name}.")
            if not _is_figure(value) and not (value is None and name not in _NEEDED):
                raise PeopleError(f"{name} must be a number that is not negative.")
            setattr(self.figures, name, value)
        self._windows.clear()

    def shown(self) -> dict[str, Any]:
        """All figures."""
        return asdict(self.figures)

    def check(self, method: str, bot: int, chat_id: str) -> None:
        """Count a call (method in lower case); raises ApiError (429) when it is too much."""
        figures = self.figures
        if not method.startswith(_COUNTED) or method == "sendchataction":
            return
        wanted = [
            (figures.per_second, ("all", bot, ""), 1.0),
            (figures.per_chat_per_second, ("chat", bot, chat_id), 1.0),
        ]
        if chat_id.startswith("-"):
            wanted.append((figures.group_per_minute, ("group", bot, chat_id), 60.0))
        now = self._clock.timestamp()
        windows = []
        for most, key, span in wanted:
            if most is not None:
                windows.append(self._open_window(key, span, now, most))
        for window in windows:
            window.note(now)

    def _open_window(
        self, key: tuple[str, int, str], span: float, now: float, most: float
    ) -> _Window:
        window = self._windows.setdefault(key, _Window(span))
        wait = window.seconds_to_wait(now, most)
        if wait:
            raise too_many(wait)
        return window


def _is_figure(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
