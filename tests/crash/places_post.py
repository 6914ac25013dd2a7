"""
A postman for offers of places: what leaves the house is in a file, whatever the database says.

A letter is written down as leaving, put into the file, and written down as sent, in this order and
in two deeds. Whoever is killed in between leaves a doubt, and what is in doubt goes once more.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import bindparam, delete

from bot.domain.delivery import Delivery, Fate, after
from bot.ports import Store
from bot.services import deliveries
from storage.database import SqlDatabase
from storage.processes import ENTER
from storage.statement import Statement
from storage.store import SqlStore
from storage.tables import processes

ALL_FAIL: Final = "all_fail"
"""The habit of a postman whom nobody ever lets in."""

MARKS_FIRST: Final = "marks_first"
"""The habit of a postman who says that a letter was sent, and then dies on the road."""

MANY_LETTERS: Final = 1_000
ANSWER: Final = 0.05  # seconds until Telegram says that it has the letters
_ON_THE_ROAD: Final = 3_600.0  # seconds, of one who says so before: longer than any life
_BURY: Final = Statement(delete(processes).where(processes.c.name == bindparam("called")))
_BURY_ALL: Final = Statement(delete(processes))


@dataclass(frozen=True, slots=True)
class Postman:
    """`mailbox` is where letters leave the house: each is a line there, by its id."""

    database: SqlDatabase
    mailbox: Path
    habit: str = ""

    async def enter(self, name: str) -> None:
        """Begin in the place of whoever had this name before, who was killed."""
        self.database.act_as(await self.database.write(partial(_succeed, name=name)))

    async def bring(self, now: datetime) -> None:
        """Bring everything that is due, and what others left in doubt."""
        if self.habit == MARKS_FIRST:
            return await self._mark_first(now)
        begun = await self.database.write(partial(_begin, now=now))
        if not begun:
            return None
        fate = Fate.REFUSED if self.habit == ALL_FAIL else Fate.ARRIVED
        if fate is Fate.ARRIVED:
            self._send(begun)
        await asyncio.sleep(ANSWER)
        return await self.database.write(partial(_end, begun=begun, fate=fate, now=now))

    async def _mark_first(self, now: datetime) -> None:
        def deed(store: Store) -> Sequence[Delivery]:
            begun = _begin(store, now=now)
            _end(store, begun=begun, fate=Fate.ARRIVED, now=now)
            return begun

        if begun := await self.database.write(deed):
            await asyncio.sleep(_ON_THE_ROAD)
            self._send(begun)

    def _send(self, letters: Sequence[Delivery]) -> None:
        lines = "".join(f"{one.id}\n" for one in letters)
        with self.mailbox.open("ab", buffering=0) as mailbox:
            mailbox.write(lines.encode())


async def bury_all(database: SqlDatabase) -> None:
    """Let everybody know that all processes are dead, so that what they had in hand is free."""
    await database.write(lambda store: _run(store, _BURY_ALL))


def _succeed(store: Store, *, name: str) -> int:
    assert isinstance(store, SqlStore)
    _run(store, _BURY, called=name)
    return store._line.made(ENTER, called=name)


def _run(store: Store, statement: Statement, **values: str) -> None:
    assert isinstance(store, SqlStore)
    store._line.run(statement, **values)


def _begin(store: Store, *, now: datetime) -> Sequence[Delivery]:
    deliveries.take_back(store, now=now)
    claimed = store.deliveries.claim(now=now, most=MANY_LETTERS)
    begun = store.deliveries.begin_all(claimed, now=now)
    return [begun[which] for which in sorted(begun)]


def _end(store: Store, *, begun: Sequence[Delivery], fate: Fate, now: datetime) -> None:
    ended = [(one, after(one, fate, at=now, reason=fate.value)) for one in begun]
    store.deliveries.settle_all(ended, at=now)
