"""Lanes: work of one person in order, work of different people side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Lanes(Generic[Item]):
    """
    First in, first out for every key, at most `width` keys at once.

    After each piece of work a key goes to the back of the row, so that one person who taps a
    hundred times does not keep the others waiting. There is one task per busy place, not per
    piece of work. `work` must not raise.
    """

    def __init__(self, work: Callable[[Item], Awaitable[None]], *, width: int) -> None:
        self._work = work
        self._width = width
        self._lanes: dict[int, deque[Item]] = {}
        self._row: deque[int] = deque()
        self._workers: set[asyncio.Task[None]] = set()
        self._is_closed = False
        self.waiting = 0  # what is not finished, the pieces under work included

    def put(self, key: int, item: Item) -> None:
        """Queue a piece of work behind the others of its key."""
        self.waiting += 1
        lane = self._lanes.get(key)
        if lane is not None:
            lane.append(item)
            return
        self._lanes[key] = deque([item])
        self._row.append(key)
        if len(self._workers) < self._width and not self._is_closed:
            worker = asyncio.create_task(self._serve())
            self._workers.add(worker)
            worker.add_done_callback(self._workers.discard)

    async def finish(self, *, within: float) -> None:
        """Do all that waits, for `within` seconds; then cut off what is left."""
        if self._workers:
            await asyncio.wait(self._workers, timeout=within)
        await self.close(within=0)

    async def close(self, *, within: float) -> None:
        """Begin nothing more, wait for what is under way, cut it off after `within` seconds."""
        self._is_closed = True
        if not self._workers:
            return
        _, late = await asyncio.wait(self._workers, timeout=within)
        for worker in late:
            worker.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _serve(self) -> None:
        while self._row and not self._is_closed:
            key = self._row.popleft()
            lane = self._lanes[key]
            try:
                await self._work(lane.popleft())
            finally:
                self.waiting -= 1
                if lane:
                    self._row.append(key)
                else:
                    del self._lanes[key]
