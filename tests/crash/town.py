"""Telegram's side of the story: a sandbox, the demo people in it, and the bot's database."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession
from sqlalchemy import Select, func, or_, select

from bot import clock
from bot.app.playground import BOT_ID, TOKEN, demo_sandbox
from bot.demo import people, seed
from bot.domain.arrival import ArrivalState
from bot.ports import Deed, Store
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import RunningServer, serve
from bot.sandbox.updates import UpdateQueue
from storage.database import open_database
from storage.tables import inbox
from tests.house.people import Somebody
from tests.storage.rows import begun

PATIENCE = 120.0  # seconds: processes start, and the machine may be busy
_BREATH = 0.02
_UNDER_WAY = select(func.count()).where(
    or_(inbox.c.state == ArrivalState.NEW.value, inbox.c.calls.is_not(None))
)


@dataclass
class Town:
    """The bot knows of it only what comes over HTTP."""

    sandbox: Sandbox
    server: RunningServer
    http: ClientSession
    database_url: str

    @classmethod
    async def build(cls, database_url: str) -> "Town":
        """Open the sandbox, and seed the database as a bot in the sandbox would."""
        sandbox = demo_sandbox()
        server = await serve(sandbox)
        town = cls(sandbox, server, ClientSession(server.url), database_url)
        await town.write(_seed)
        return town

    async def close(self) -> None:
        await self.http.close()
        await self.server.close()

    @property
    def queue(self) -> UpdateQueue:
        return self.sandbox.world.queues[BOT_ID]

    def somebody(self, telegram_id: int) -> Somebody:
        return Somebody(self.http, telegram_id, BOT_ID)

    async def write(self, deed: Deed[Any]) -> Any:
        """Do something to the database in a session of our own."""
        database = open_database(self.database_url)
        try:
            return await database.write(deed)
        finally:
            await asyncio.to_thread(database.close)

    async def rows(self, question: Select[Any]) -> list[tuple[Any, ...]]:
        """Look at the rows themselves: only what is committed is there."""

        def look() -> list[tuple[Any, ...]]:
            with begun(self.database_url) as connection:
                return [tuple(row) for row in connection.execute(question)]

        return await asyncio.to_thread(look)

    async def post(self, path: str, **body: Any) -> dict[str, Any]:
        """Use a tool of the sandbox."""
        async with self.http.post(f"/sandbox/{path}", json=body) as response:
            whole: dict[str, Any] = await response.json()
            assert response.status < 400, whole
            return whole

    async def updates(self) -> dict[str, Any]:
        """Return what the bot was told, as the sandbox documents it."""
        async with self.http.get("/sandbox/updates", params={"token": TOKEN}) as response:
            whole: dict[str, Any] = await response.json()
            return whole

    async def until(self, is_so: Callable[[], bool], *, within: float = PATIENCE) -> None:
        """Wait until something is so; it is asked whenever anything happens in the sandbox."""
        feed = self.sandbox.world.feed
        async with asyncio.timeout(within):
            while not is_so():
                await feed.wait(feed.seq, timeout_seconds=_BREATH)

    async def until_more_is_handed_out(self) -> None:
        """Wait until the bot is given something from now on."""
        before = len(self.queue.handed_out)
        await self.until(lambda: len(self.queue.handed_out) > before)

    async def until_all_is_done(self) -> None:
        """Wait until nothing waits: not at Telegram, not in the inbox, not among the replies."""
        await self.until(lambda: not len(self.queue))
        await eventually(self._is_all_done)

    async def _is_all_done(self) -> bool:
        [(under_way,)] = await self.rows(_UNDER_WAY)
        return not int(under_way)


async def eventually(
    is_so: Callable[[], Coroutine[Any, Any, bool]], *, within: float = PATIENCE
) -> None:
    """Wait until something that must be looked up is so."""
    deadline = time.monotonic() + within
    while not await is_so():
        assert time.monotonic() < deadline, f"not within {within} seconds"
        await asyncio.sleep(_BREATH)


def _seed(store: Store) -> None:
    seed.plant(store, now=clock.now())
    seed.post_again(store, now=clock.now())


GROUP = people.GROUP_ID
