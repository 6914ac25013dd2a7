"""
A process that fulfils its share of the wishes, and keeps what is due about places.

It is a program of its own, which imports everything once and then forks, as `nursery` does:
`python -m tests.crash.places_worker '<Order as JSON>'`, with "start 0" and "kill 0" as its input.
"""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

import storage.postgres  # noqa: F401 - imported before we fork, for whoever needs it
from bot.domain.refusal import Refusal
from bot.ports import StoreUnavailable
from bot.services import appointments
from storage.database import SqlDatabase, open_database
from tests.crash import forking, places_careless
from tests.crash.places_ground import BEGINS, Ground, moment_after
from tests.crash.places_post import Postman
from tests.crash.places_wishes import (
    AGAIN,
    EAGER,
    Wish,
    fulfil,
    one_visit_after_the_other,
    refused,
    share,
    wishes,
    witnesses,
)
from tests.services.community import COMMUNITY

IN_FLIGHT: Final = 8
REPEATED: Final = 8
"""So many of the last wishes that were acknowledged are brought again after a kill."""

LOOKS_AGAIN: Final = 0.05  # seconds


@dataclass(frozen=True, slots=True)
class Order:
    """What a process is told: all of it survives the process. `number` says which one it is."""

    database_url: str
    folder: str
    visits: tuple[int, int]
    people: tuple[int, int]
    wishes: int
    seed: int
    among: int
    habit: str = ""
    post: str = ""
    number: int = 0

    @property
    def acknowledged(self) -> Path:
        return Path(self.folder) / f"acknowledged-{self.number}"

    @property
    def mailbox(self) -> Path:
        return Path(self.folder) / f"mailbox-{self.number}"

    @property
    def whole(self) -> Sequence[Wish]:
        ground = Ground(range(*self.visits), range(*self.people))
        if not self.habit:
            return wishes(ground, number=self.wishes, seed=self.seed)
        eager = wishes(ground, number=self.wishes, seed=self.seed, often=EAGER)
        return one_visit_after_the_other(eager)

    @property
    def share(self) -> Sequence[Wish]:
        return share(self.whole, of=self.number, among=self.among, seed=self.seed)

    def written(self) -> str:
        return json.dumps(asdict(self))


@dataclass
class Worker:
    """One life of a process: it goes on where the one before was killed."""

    order: Order
    database: SqlDatabase
    acknowledged: int
    now: datetime = BEGINS
    is_done: bool = False

    async def work(self) -> None:
        await self._postman.enter(f"postman-{self.order.number}")
        self.now = await self._moment()
        keeping = asyncio.create_task(self._keep())
        waiting = iter(left_of(self.order))
        await asyncio.gather(*(self._serve(waiting) for _ in range(IN_FLIGHT)))
        self.is_done = True
        await keeping

    async def _serve(self, waiting: Iterator[Wish]) -> None:
        for wish in waiting:
            outcome = await self._until_done(wish)
            if outcome != AGAIN:
                self._say(f"{wish.key} {outcome}")

    async def _until_done(self, wish: Wish) -> str:
        """Bring a wish again when the database is in trouble, as the inbox does."""
        while True:
            try:
                return await self._fulfil(wish)
            except StoreUnavailable:
                self._say(f"{wish.key} !")

    async def _fulfil(self, wish: Wish) -> str:
        way: Callable[[SqlDatabase, Wish, datetime], Awaitable[str]] = places_careless.WAYS.get(
            self.order.habit, carefully
        )
        try:
            return await way(self.database, wish, self.now)
        except Refusal as refusal:
            because = partial(refused, wish=wish, because=refusal.key)
            return await self.database.write(because)

    async def _keep(self) -> None:
        while not self.is_done:
            try:
                self.now = await self._moment()
                await keep_what_is_due(self._postman, now=self.now)
            except (StoreUnavailable, Refusal):  # of the careless, the database takes no more
                self._say("keeper !")
            await asyncio.sleep(LOOKS_AGAIN)

    @property
    def _postman(self) -> Postman:
        return Postman(self.database, self.order.mailbox, self.order.post)

    async def _moment(self) -> datetime:
        done = await self.database.read(witnesses)
        return moment_after(done, of=self.order.wishes)

    def _say(self, words: str) -> None:
        os.write(self.acknowledged, f"{words}\n".encode())


async def carefully(database: SqlDatabase, wish: Wish, now: datetime) -> str:
    return await database.write(partial(fulfil, wish=wish, now=now))


async def keep_what_is_due(postman: Postman, *, now: datetime) -> int:
    """
    Keep every appointment that is due, as the ringer does; return how many there were.

    What was to be told before then leaves first: who is not told lets nothing pass.
    """
    database = postman.database
    await postman.bring(now)
    due = await database.read(partial(appointments.due, now=now))
    for which in due:
        keep = partial(appointments.keep, which=which, community=COMMUNITY, now=now)
        await database.write(keep)
    return len(due)


def left_of(order: Order) -> Sequence[Wish]:
    """Return what was not acknowledged yet, and a few of those that were: Telegram repeats."""
    path = order.acknowledged
    lines = path.read_text().splitlines() if path.exists() else []
    keys = [line.split()[0] for line in lines if not line.endswith("!")]
    known = set(keys[:-REPEATED])
    return [wish for wish in order.share if wish.key not in known]


async def live(order: Order) -> None:
    places_careless.take_on(order.habit)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    acknowledged = os.open(order.acknowledged, flags, 0o600)
    # Who shares a transaction does not race: the careless run side by side.
    database = open_database(order.database_url, group=1 if order.habit else None)
    await Worker(order, database, acknowledged).work()
    database.close()


def main() -> None:
    order = Order(**json.loads(sys.argv[1]))
    forking.serve(lambda number: asyncio.run(live(replace(order, number=int(number)))))


if __name__ == "__main__":
    main()
