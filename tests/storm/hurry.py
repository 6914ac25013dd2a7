"""
A minute in a few seconds: an event loop, and a clock for the sandbox, that run ten times as fast.

Nothing else is changed: every pause, every budget and every limit is the one of production, and
all of them are measured by this time.
"""

import asyncio
import selectors
import time
from datetime import datetime, timedelta
from typing import Any, Final

from bot.sandbox.clock import Clock

SPEED: Final = 10


def monotonic() -> float:
    """Return the seconds of hurried time."""
    return time.monotonic() * SPEED


class HurriedClock(Clock):
    """The sandbox's clock, in step with the loop."""

    def __init__(self) -> None:
        super().__init__(ticking=False)
        self._began = monotonic()

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=monotonic() - self._began)


class _HurriedSelector(selectors.DefaultSelector):
    def select(self, timeout: float | None = None) -> Any:
        return super().select(timeout if timeout is None else timeout / SPEED)


class HurriedLoop(asyncio.SelectorEventLoop):
    """Sleeps a tenth of what it is asked for, and takes it for the whole."""

    def __init__(self) -> None:
        super().__init__(_HurriedSelector())

    def time(self) -> float:
        return monotonic()
