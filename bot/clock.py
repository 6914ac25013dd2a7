"""The only lines that read the clock: everybody else is told the time."""

import time
from datetime import UTC, datetime
from typing import Final

# Where a system does not count its sleep, the seconds awake must do.
_CLOCK: Final = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def now() -> datetime:
    """Tell the present moment, aware and in UTC."""
    return datetime.now(UTC)


def uptime() -> float:
    """Tell for how many seconds the machine has been on, asleep or awake; nobody can set it."""
    return time.clock_gettime(_CLOCK)
