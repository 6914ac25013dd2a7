"""Hears, on PostgreSQL, what other processes tell with their commits."""

import asyncio
from collections.abc import Callable
from typing import Any, Final, cast

import psycopg
import structlog

from storage.news import News, news_of
from storage.postgres import CHANNEL, open_postgres

log: Final = structlog.get_logger(__name__)

_PAUSE: Final = 1.0  # seconds between two tries to connect
# A line on which nobody ever writes must find out by itself that the other end is gone.
_PROBING: Final = {"keepalives_idle": 5, "keepalives_interval": 3, "keepalives_count": 2}


class Listener:
    """
    One session that listens. `hear` gets what others tell, `look` is called whenever something
    may have been missed: at the start, and after the line was lost.
    """

    def __init__(
        self, url: str, *, hear: Callable[[News], None], look: Callable[[], None]
    ) -> None:
        self._url = url
        self._hear = hear
        self._look = look

    async def run(self) -> None:
        """Listen for ever, until cancelled."""
        while True:
            try:
                session = await asyncio.to_thread(self._open)
            except psycopg.Error:
                await asyncio.sleep(_PAUSE)
                continue
            try:
                self._look()
                await self._until_lost(session)
            finally:
                session.close()
            log.warning("no_news_from_others_for_a_moment")
            await asyncio.sleep(_PAUSE)

    def _open(self) -> psycopg.Connection[Any]:
        session = open_postgres(self._url, **_PROBING)
        session.execute(f"LISTEN {CHANNEL}")
        return session

    async def _until_lost(self, session: psycopg.Connection[Any]) -> None:
        loop = asyncio.get_running_loop()
        lost = loop.create_future()

        def read() -> None:
            try:
                session.pgconn.consume_input()
                while told := session.pgconn.notifies():
                    self._pass_on(told.extra)
            except psycopg.Error:
                if not lost.done():
                    lost.set_result(None)

        descriptor = session.fileno()
        loop.add_reader(descriptor, read)
        try:
            await cast("asyncio.Future[None]", lost)
        finally:
            loop.remove_reader(descriptor)

    def _pass_on(self, words: bytes) -> None:
        news = news_of(words.decode(errors="replace"))
        if news is not None:
            self._hear(news)
