"""The only lines that read the clock: everybody else is told the time."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

# Where a system does not count its sleep, the seconds awake must do.
_CLOCK: Final = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)

_TOO_LONG: Final = 1.0  # seconds: who waited so long does not know when it was
_TOLERATED: Final = timedelta(seconds=1)


def now() -> datetime:
    """Tell the present moment, aware and in UTC."""
    return datetime.now(UTC)


def uptime() -> float:
    """Tell for how many seconds the machine has been on, asleep or awake; nobody can set it."""
    return time.clock_gettime(_CLOCK)


class SharedClock:
    """
    Tells moments by a clock that several processes share, as far as it was asked lately: one
    whose own clock is wrong then does everything when the others do.
    """

    def __init__(self, own: Callable[[], datetime] = now) -> None:
        self._own = own
        self._ahead = timedelta(0)

    def now(self) -> datetime:
        """Tell the present moment, aware and in UTC."""
        return self._own() + self._ahead

    def set_right(self, theirs: datetime, seconds: float) -> None:
        """Hear what the shared clock said to a question that took so many seconds."""
        if seconds > _TOO_LONG:
            return
        ahead = theirs + timedelta(seconds=seconds / 2) - self._own()
        if abs(ahead - self._ahead) > _TOLERATED:
            self._ahead = ahead
