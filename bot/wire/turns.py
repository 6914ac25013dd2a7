"""Whose turn it is: each place in time goes to whoever matters most when it has come."""

import asyncio
from collections import deque
from collections.abc import Callable
from enum import IntEnum
from typing import Final

import structlog

from bot.ports.pace import Grant, Places

log: Final = structlog.get_logger(__name__)

LATE: Final = 0.006
"""
Seconds; a place that is used later than this is moved, or lost.

All who are late by no more keep any second below the hundredth that we leave free of a rate.
"""

_GLANCE: Final = 0.05
_AFTER_TROUBLE: Final = 0.5  # seconds
_SHUT: Final = 1.0  # seconds; who is refused for longer is not let in at all


class Lane(IntEnum):
    """The first has the first turn."""

    ANSWERS = 0  # somebody waits for it
    MANY = 1


class Turns:
    """
    Who waits for a place, in two rows. `monotonic` gives the seconds that `places` speak of.

    Places are asked for a little ahead, in blocks; a message of the row of answers takes the next
    of them, whoever it was asked for.
    """

    def __init__(self, places: Places, *, monotonic: Callable[[], float]) -> None:
        self._places = places
        self._monotonic = monotonic
        self._rows: dict[Lane, deque[asyncio.Future[None]]] = {lane: deque() for lane in Lane}
        self._held: deque[float] = deque()
        self._shut_until = float("-inf")
        self._serving: asyncio.Task[None] | None = None
        self._asking: asyncio.Task[None] | None = None
        self._telling: set[asyncio.Task[None]] = set()
        self._news = asyncio.Event()
        self._arrival = asyncio.Event()

    async def wait(self, lane: Lane, *, within: float | None = None) -> bool:
        """Wait for a place; False if none came `within` so many seconds."""
        turn = asyncio.get_running_loop().create_future()
        self._rows[lane].append(turn)
        if lane is Lane.ANSWERS:
            self._arrival.set()
        self._news.set()
        if self._serving is None or self._serving.done():
            self._serving = asyncio.create_task(self._serve())
        try:
            async with asyncio.timeout(within):
                await turn
        except TimeoutError:
            return False
        return True

    async def lull(self) -> None:
        """Wait until nobody waits for an answer, and messages to many get places."""
        pause = self._closed_for()
        while pause > 0:
            await asyncio.sleep(pause)
            pause = self._closed_for()

    def shut(self, seconds: float) -> None:
        """Let messages to many wait for so long, here and wherever the places are shared."""
        self._shut_until = max(self._shut_until, self._monotonic() + seconds)
        telling = asyncio.create_task(self._places.shut(seconds))
        self._telling.add(telling)
        telling.add_done_callback(self._telling.discard)

    async def close(self) -> None:
        """Give out nothing more."""
        tasks = [task for task in (self._serving, self._asking, *self._telling) if task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._places.close()

    async def _serve(self) -> None:
        while (lane := self._lane()) is not None:
            self._ask(lane)
            if not self._held:
                await self._news.wait()
                self._news.clear()
                continue
            early = self._held[0] - self._monotonic()
            if early > 0:
                await asyncio.sleep(early)
            self._call_up(self._held.popleft())
        # Nobody waits: what is held is not kept for later, when it would make a burst.
        self._held.clear()

    def _closed_for(self) -> float:
        if self._lane() is Lane.ANSWERS:
            return _GLANCE
        return self._shut_until - self._monotonic()

    def _ask(self, lane: Lane) -> None:
        """See to it that places are on their way, unless there are enough."""
        needed = sum(len(row) for row in self._rows.values()) - len(self._held)
        if needed > 0 and (self._asking is None or self._asking.done()):
            self._arrival.clear()
            self._asking = asyncio.create_task(self._reserve(lane, needed))

    async def _reserve(self, lane: Lane, number: int) -> None:
        for_many = lane is Lane.MANY
        grant = await self._granted(number, for_many=for_many)
        self._held.extend(grant.moments())
        if not grant.number:
            pause = grant.first - self._monotonic()
            if for_many and pause > _SHUT:
                self._shut_until = max(self._shut_until, grant.first)
            await self._rest(pause, is_interrupted=for_many)
        # Before the news: whoever hears it may ask again.
        self._asking = None
        self._news.set()

    async def _granted(self, number: int, *, for_many: bool) -> Grant:
        try:
            return await self._places.reserve(number, for_many=for_many)
        except Exception:
            # Whatever it is, nobody may wait for ever because of it.
            log.exception("no_places")
            return Grant(self._monotonic() + _AFTER_TROUBLE, 0, 0.0)

    async def _rest(self, seconds: float, *, is_interrupted: bool) -> None:
        """Wait until it is worth asking again: an answer may be given what many are refused."""
        if not is_interrupted:
            await asyncio.sleep(seconds)
            return
        try:
            async with asyncio.timeout(seconds):
                await self._arrival.wait()
        except TimeoutError:
            return

    def _call_up(self, place: float) -> None:
        late = self._monotonic() - place - LATE
        if late > 0:
            if not self._places.put_off(late):
                return
            self._held = deque(moment + late for moment in self._held)
        lane = self._lane()
        if lane is not None:
            self._rows[lane].popleft().set_result(None)

    def _lane(self) -> Lane | None:
        """Return the row whose turn it is; those who went away leave it."""
        for lane, row in self._rows.items():
            while row and row[0].done():
                row.popleft()
            if row and (lane is Lane.ANSWERS or self._shut_until <= self._monotonic()):
                return lane
        return None
