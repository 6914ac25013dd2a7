"""A bell that rings when told to, or when a moment has come."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Final

_GLANCE: Final = 0.5  # seconds between two looks at the clock, which may be set


class Alarm:
    """`now` gives aware moments; whoever rings or sets a moment keeps no promise here."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._bell = asyncio.Event()

    def ring(self) -> None:
        """Wake who rests, or keep them from resting."""
        self._bell.set()

    def listen(self) -> None:
        """Forget what rang so far: what it was about is looked at after this."""
        self._bell.clear()

    async def rest(self, until: datetime | None) -> None:
        """Wait for a ring, or until a moment by our clock, however that is moved meanwhile."""
        while not self._bell.is_set() and (until is None or self._now() < until):
            try:
                async with asyncio.timeout(_GLANCE if until else None):
                    await self._bell.wait()
            except TimeoutError:
                continue
