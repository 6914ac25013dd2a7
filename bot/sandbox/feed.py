"""One numbered stream of everything that happens, for whoever watches the sandbox."""

import asyncio
from collections import deque
from typing import Any

_KEPT = 10_000


class Feed:
    """Gives every change the next number and wakes those who wait for it."""

    def __init__(self) -> None:
        """Start at zero, with nothing told."""
        self.seq = 0
        self._events: deque[dict[str, Any]] = deque(maxlen=_KEPT)
        self._waiting: list[asyncio.Future[None]] = []

    def tell(self, kind: str, **what: Any) -> int:
        """Add an event; gives its number."""
        self.seq += 1
        self._events.append({"seq": self.seq, "kind": kind, **what})
        if self._waiting:
            self._wake()
        return self.seq

    def since(self, after: int) -> list[dict[str, Any]]:
        """The events with a greater number, oldest first."""
        found = []
        for event in reversed(self._events):
            if event["seq"] <= after:
                break
            found.append(event)
        return found[::-1]

    def missed(self, after: int) -> bool:
        """Whether events after this number were already forgotten."""
        return bool(self._events) and self._events[0]["seq"] > after + 1

    async def wait(self, after: int, *, timeout_seconds: float) -> None:
        """Come back when there is something after this number, or when the time is up."""
        if self.seq > after or timeout_seconds <= 0:
            return
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        try:
            await asyncio.wait_for(waiter, timeout_seconds)
        except TimeoutError:
            return
        finally:
            if waiter in self._waiting:
                self._waiting.remove(waiter)

    def _wake(self) -> None:
        waiting, self._waiting = self._waiting, []
        for waiter in waiting:
            if not waiter.done():
                waiter.set_result(None)
