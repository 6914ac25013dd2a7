"""More bots beside the one of a house, on the same database: they share its work."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.app.plan import Plan
from bot.app.rooms import live
from storage.tables import deliveries, inbox, processes
from tests.house.brought import free_port
from tests.house.house import House
from tests.house.people import PATIENCE
from tests.storage.rows import begun, count_of

DEAD = 9999
"""A process that held something, and of which nobody knows any more."""

_GLANCE = 0.05  # seconds between two looks at what nobody tells of


@dataclass
class Company:
    """The bot of the house leads, as long as it lives: it was there first."""

    house: House
    others: list[tuple[asyncio.Event, asyncio.Task[int]]] = field(default_factory=list)
    ports: list[int] = field(default_factory=list)

    async def another(self) -> None:
        """Start one more bot, and wait until it is among the others."""
        stop = asyncio.Event()
        self.others.append((stop, asyncio.create_task(live(self._plan(), stop))))
        await self.until_there_are(len(self.others) + 1)

    def _plan(self) -> Plan:
        """Return the plan of one that listens at an address of its own, if it listens at all."""
        config = self.house.plan.config
        webhook = config.webhook.model_copy(update={"port": free_port()})
        self.ports.append(webhook.port)
        return replace(self.house.plan, config=config.model_copy(update={"webhook": webhook}))

    async def until_there_are(self, number: int) -> None:
        """Wait until so many bots live on the database."""
        feed = self.house.sandbox.world.feed
        async with asyncio.timeout(PATIENCE):
            while await asyncio.to_thread(count_of, self._url, processes) != number:
                await feed.wait(feed.seq, timeout_seconds=_GLANCE)

    async def leave_behind(self, update: Mapping[str, Any], *, person_key: int) -> None:
        """Make it as if a bot had died while it worked on an update."""
        row = {
            "update_id": update["update_id"],
            "person_key": person_key,
            "received_at": self.house.plan.now(),
            "state": "new",
            "body": dict(update),
            "holder": DEAD,
        }
        await asyncio.to_thread(self._execute, inbox.insert().values(row))

    async def abandon_letters(self, state: str) -> None:
        """Make it as if a bot had died while it had all letters that wait in hand."""
        left = {"state": state, "holder": DEAD, "lease_until": self.house.plan.now()}
        waiting = deliveries.update().where(deliveries.c.state == "planned")
        await asyncio.to_thread(self._execute, waiting.values(left))

    async def close(self) -> None:
        """Stop the others in good order."""
        for stop, task in self.others:
            stop.set()
            await asyncio.wait_for(task, PATIENCE)

    @property
    def _url(self) -> str:
        return self.house.plan.config.database.url

    def _execute(self, statement: Any) -> None:
        with begun(self._url) as connection:
            connection.execute(statement)
