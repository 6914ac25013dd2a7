"""Does in one deed what several ask for at the same time."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from bot.ports import Database, Store, StoreUnavailable

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW: Final = 3
COMPANY: Final = 0.005  # seconds
"""Where more than a few shared the last deed, others are waited for as long before the next."""

MOST: Final = 32
"""So many at most share a deed: what one of them breaks, all of them do again."""


@dataclass(frozen=True, slots=True)
class _Asked(Generic[Item, Result]):
    item: Item
    answer: asyncio.Future[Result]

    def fail(self, error: Exception) -> None:
        if not self.answer.done():  # whoever asked has gone away
            self.answer.set_exception(error)

    def tell(self, result: Result) -> None:
        if not self.answer.done():
            self.answer.set_result(result)


class Together(Generic[Item, Result]):
    """
    While one deed is under way, all who ask wait for the next and share it: one transaction and
    one hop to the clerk for all. `do` gives a result for each, in order. A deed that fails is done
    again for each alone. `key` puts those who share it in an order: processes that lock rows in
    one order never wait for each other.
    """

    def __init__(
        self,
        database: Database,
        do: Callable[[Store, Sequence[Item]], Sequence[Result]],
        *,
        key: Callable[[Item], int],
    ) -> None:
        self._database = database
        self._do = do
        self._key = key
        self._asked: list[_Asked[Item, Result]] = []
        self._working: asyncio.Task[None] | None = None
        self._shared_by = 0

    async def __call__(self, item: Item) -> Result:
        """
        Do this one, with whatever else is asked for now.

        Raises:
            StoreUnavailable: nothing was written; try again later.
            Exception: whatever doing this one raised; it left no trace.
        """
        answer: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._asked.append(_Asked(item, answer))
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())
        return await answer

    async def _work(self) -> None:
        while self._asked:
            if self._shared_by > FEW:
                await asyncio.sleep(COMPANY)
            batch, self._asked = self._asked[:MOST], self._asked[MOST:]
            self._shared_by = len(batch)
            await self._serve(sorted(batch, key=lambda asked: self._key(asked.item)))

    async def _serve(self, batch: Sequence[_Asked[Item, Result]]) -> None:
        items = [asked.item for asked in batch]
        try:
            results = await self._database.write(lambda store: self._do(store, items))
        except Exception as error:  # noqa: BLE001 - whoever asked for it hears of it
            if len(batch) > 1 and not isinstance(error, StoreUnavailable):
                for one in batch:
                    await self._serve([one])
                return
            for asked in batch:
                asked.fail(error)
            return
        for asked, result in zip(batch, results, strict=True):
            asked.tell(result)
