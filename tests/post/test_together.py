"""What several ask for at the same time is one deed, and nobody pays for another's mistake."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.ports import Store, StoreUnavailable
from bot.post.together import MOST, Together
from tests.intake.waiting import until


class Notebook:
    """Writes numbers into memos; some cannot be written."""

    def __init__(self, database):
        self.database = database
        self.deeds = 0
        self.order: list[int] = []
        self.bad: set[int] = set()
        self.is_away = False
        self.together = Together[int, int](self, self._put, key=lambda number: -number)

    async def write(self, deed):
        self.deeds += 1
        if self.is_away:
            raise StoreUnavailable("away")
        return await self.database.write(deed)

    def _put(self, store: Store, numbers: Sequence[int]) -> list[int]:
        return [self._put_one(store, number) for number in numbers]

    def _put_one(self, store: Store, number: int) -> int:
        self.order.append(number)
        store.memos.put(f"note {number}", "written")
        if number in self.bad:
            raise ValueError(number)
        return 2 * number

    async def read(self, deed):
        return await self.database.read(deed)

    async def noted(self, numbers):
        return await self.read(lambda store: [n for n in numbers if store.memos.get(f"note {n}")])


async def test_what_comes_at_the_same_time_is_done_together_and_in_order(database):
    book = Notebook(database)

    results = await asyncio.gather(*(book.together(one) for one in range(MOST)))

    assert results == [2 * one for one in range(MOST)]
    assert book.deeds == 1
    assert book.order == sorted(range(MOST), reverse=True)


async def test_a_crowd_is_done_in_hands_of_a_size(database):
    book = Notebook(database)

    await asyncio.gather(*(book.together(one) for one in range(3 * MOST)))

    assert book.deeds == 3
    assert await book.noted(range(3 * MOST)) == list(range(3 * MOST))


async def test_what_fails_leaves_no_trace_and_the_others_are_done(database):
    book = Notebook(database)
    book.bad = {3}

    results = await asyncio.gather(
        *(book.together(one) for one in range(6)), return_exceptions=True
    )

    assert [type(result) for result in results].count(ValueError) == 1
    assert await book.noted(range(6)) == [0, 1, 2, 4, 5]


async def test_a_database_that_is_away_is_not_asked_again_by_each(database):
    book = Notebook(database)
    book.is_away = True

    results = await asyncio.gather(
        *(book.together(one) for one in range(6)), return_exceptions=True
    )

    assert {type(result) for result in results} == {StoreUnavailable}
    assert book.deeds == 1


async def test_who_went_away_keeps_nobody_waiting(database):
    book = Notebook(database)
    gone = asyncio.create_task(book.together(1))
    stays = asyncio.create_task(book.together(2))
    await asyncio.sleep(0)

    gone.cancel()

    assert await stays == 4
    with pytest.raises(asyncio.CancelledError):
        await gone
    await until(lambda: book.deeds == 1)
