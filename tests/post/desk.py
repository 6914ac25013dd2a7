"""A desk of replies with a wire that does as it is told."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.calls import Call, Screen, say
from bot.outcomes import NotSent, Outcome, PerhapsSent, Sent
from bot.ports import Database, Store
from bot.post.replies import Replies
from tests.intake.waiting import until

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
GROUP, NEW_GROUP = -42, -1000000000042
DOUBT = PerhapsSent("cut")
MESSAGE = Sent({"message_id": 9, "chat": {"id": 101}})
HELLO = say(101, Screen("Bonjour"))


@dataclass
class Wire:
    """Records calls; `outcomes` are given one by one, then everything is sent."""

    outcomes: list[Outcome] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    is_ours: bool = True  # what this process has in hand
    on_file: Outcome | None = None  # what is said of every file

    def __post_init__(self) -> None:
        self.gate.set()

    async def turn_of(self, call: Call) -> None:
        """Let every call go at once."""

    async def send(self, call: Call, *, has_turn: bool = False) -> Outcome:
        await self.gate.wait()
        self.calls.append(call)
        if call.attachment and self.on_file:
            return self.on_file
        return self.outcomes.pop(0) if self.outcomes else MESSAGE

    async def lull(self) -> None:
        """Let messages to many go at once too."""

    async def is_sure(self) -> bool:
        return self.is_ours

    async def send_one_of_many(self, call: Call) -> Outcome:
        return await self.send(call)

    def texts(self) -> list[Any]:
        return [call.fields.get("text", "") for call in self.calls]


async def answered(database: Database, *calls: Call, person: int = 101) -> int:
    """Put an update in the inbox and answer it with these calls; return its sequence number."""

    def deed(store: Store) -> int:
        number = int(store.memos.get("number") or "0") + 1
        store.memos.put("number", str(number))
        [arrival] = store.inbox.keep([(person, {"update_id": number})], offset=1, at=NOW)
        store.inbox.settle(arrival.seq, calls)
        return arrival.seq

    return await database.write(deed)


async def owed(database: Database) -> Sequence[Any]:
    return await database.read(lambda store: store.inbox.owed())


def all_paid(database: Database) -> Callable[[], Awaitable[bool]]:
    async def is_paid() -> bool:
        return not await owed(database)

    return is_paid


def replies(wire: Wire, database: Database) -> Replies:
    return Replies(wire, database, now=lambda: NOW, first_pause=0.001)


async def pay(wire: Wire, database: Database, *calls: Call) -> None:
    """Owe these calls and wait until they are crossed out."""
    desk = replies(wire, database)
    desk.owe(101, await answered(database, *calls), calls)
    await until(all_paid(database))
    await desk.close(within=1)


async def in_vain(database: Database) -> None:
    """Live through a process that Telegram never hears: it ends while it waits to try again."""
    wire = Wire([NotSent("away")] * 9)
    desk = Replies(wire, database, now=lambda: NOW, first_pause=60)
    await take_up(desk, database)
    await until(lambda: bool(wire.calls))
    await until(lambda: _none_is_begun(database))
    await desk.close(within=0)


async def _none_is_begun(database: Database) -> bool:
    _, owed = await database.read(lambda store: store.unheld.held())
    return not any(one.is_second_try for one in owed)


async def take_up(desk: Replies, database: Database) -> None:
    """Give a desk what an earlier process left."""
    _, owed = await database.read(lambda store: store.unheld.held())
    desk.take_up(owed)


async def restart(wire: Wire, database: Database) -> None:
    """Take up what an earlier process left, as far as it goes."""
    desk = replies(wire, database)
    await take_up(desk, database)
    await until(lambda: not desk.waiting)
    await desk.close(within=1)
