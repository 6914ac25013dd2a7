"""Places in time for the messages of one process, without bursts."""

from collections.abc import Callable
from typing import Final

from bot.ports.pace import Grant

AHEAD: Final = 0.02
"""Seconds; so far ahead places are given out. Who takes each is decided when it has come."""


class Evenly:
    """
    `per_second` places a second, each a little after the one before.

    Telegram counts any second; whoever sends a little less than allowed, evenly, is never refused.
    """

    def __init__(self, per_second: float, *, monotonic: Callable[[], float]) -> None:
        self._gap = 1 / per_second
        self._monotonic = monotonic
        self._next = float("-inf")

    async def reserve(self, number: int, *, for_many: bool) -> Grant:  # noqa: ARG002 - the lanes are of one process: nobody else is waiting
        """Give out the places of the next moments; none if the next one is not near."""
        now = self._monotonic()
        first = max(self._next, now)
        near = 1 + int((now + AHEAD - first) / self._gap) if first <= now + AHEAD else 0
        given = min(number, near)
        self._next = first + given * self._gap
        return Grant(first if given else first - AHEAD, given, self._gap)

    def put_off(self, seconds: float) -> bool:
        """Move the places after those given out: there is nobody to disagree."""
        self._next += seconds
        return True

    async def shut(self, seconds: float) -> None:
        """Do nothing: whoever keeps the lanes of this process knows of it already."""

    async def close(self) -> None:
        """Do nothing: there is nothing to let go of."""
