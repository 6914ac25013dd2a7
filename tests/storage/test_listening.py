"""What processes tell one another: with the commit, to all but themselves, and not for ever."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import psycopg
import pytest

from bot.ports import Store
from storage.database import open_database
from storage.listening import Listener
from storage.news import News, news_of, words_of
from tests.storage.given import NOW
from tests.storage.test_deliveries import plan

WITHIN = 20.0  # seconds: the machine may be busy


@dataclass
class Ear:
    heard: list[News] = field(default_factory=list)
    looks: int = 0
    bell: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, news: News) -> None:
        self.heard.append(news)
        self.bell.set()

    def look(self) -> None:
        self.looks += 1
        self.bell.set()

    async def until(self, is_so) -> None:
        async with asyncio.timeout(WITHIN):
            while not is_so():
                await self.bell.wait()
                self.bell.clear()


@asynccontextmanager
async def listening(url: str) -> AsyncIterator[Ear]:
    ear = Ear()
    running = asyncio.create_task(Listener(url, hear=ear.hear, look=ear.look).run())
    try:
        await ear.until(lambda: ear.looks)
        yield ear
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def in_vain(store: Store) -> None:
    store.touch(9)
    raise ZeroDivisionError


def both(store: Store) -> None:
    store.touch(4)
    plan(store, 1)


async def test_others_hear_with_the_commit_what_changed_and_that_something_is_due(
    postgres_url: str,
):
    database = open_database(postgres_url)
    database.act_as(7)

    async with listening(postgres_url) as ear:
        with pytest.raises(ZeroDivisionError):
            await database.write(in_vain)
        await database.write(both)
        await ear.until(lambda: len(ear.heard) == 2)

    await asyncio.to_thread(database.close)
    assert ear.heard == [News(7, touched=frozenset({4})), News(7, planned=True)]


async def test_who_sees_to_the_cards_does_not_tell_of_what_changed(postgres_url: str):
    database = open_database(postgres_url)
    database.keep_cards(is_so=True)

    async with listening(postgres_url) as ear:
        await database.write(both)
        await ear.until(lambda: ear.heard)

    await asyncio.to_thread(database.close)
    assert ear.heard == [News(0, planned=True)]


async def test_a_line_that_was_cut_is_opened_again_and_everything_looked_at(postgres_url: str):
    database = open_database(postgres_url)

    async with listening(postgres_url) as ear:
        with psycopg.connect(postgres_url) as killer:
            killer.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE query LIKE 'LISTEN%' AND datname = current_database()"
            )
        await ear.until(lambda: ear.looks == 2)
        await database.write(lambda store: store.deliveries.plan(plan(store, 1), at=NOW))
        await ear.until(lambda: ear.heard)

    await asyncio.to_thread(database.close)


def test_news_of_many_fit_into_what_one_notification_holds():
    ids = range(1, 1201)

    lots = words_of(3, ids, planned=True)

    assert max(len(words) for words in lots) < 8000
    read = [news_of(words) for words in lots]
    assert frozenset().union(*(news.touched for news in read if news)) == frozenset(ids)
    assert sum(news.planned for news in read if news) == 1


@pytest.mark.parametrize("words", ["touched", "touched x", "sung 3", "planned 3 \u0663 x"])
def test_words_that_nobody_taught_us_are_no_news(words: str):
    assert news_of(words) is None
