"""Telegram is told where to bring updates when it must be, and watched over."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.intake.forwarding import Forwarding, Wish
from bot.outcomes import Fault, Later, NotSent
from storage.database import SqlDatabase
from tests.intake.waiting import until

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ALLOWED = ["message", "callback_query"]
SECRET, OTHER = "as-long-as-a-secret", "one-more-of-its-like"
WISH = Wish(url="https://bot.example.org/telegram", secret=SECRET, max_connections=40)


@dataclass
class Telegram:
    """What Telegram knows of the webhook, and what it was told to do."""

    url: str = ""
    max_connections: int = 40
    allowed_updates: list[str] = field(default_factory=list)
    error: tuple[datetime, str] | None = None
    waiting: int = 0
    secrets: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    looks: int = 0
    allowed: list[str] = field(default_factory=lambda: list(ALLOWED))

    async def look(self) -> Mapping[str, Any] | Fault:
        self.looks += 1
        if self.faults:
            return self.faults.pop()
        seen: dict[str, Any] = {"url": self.url, "pending_update_count": self.waiting}
        seen |= {"max_connections": self.max_connections, "allowed_updates": self.allowed_updates}
        if self.error:
            at, words = self.error
            seen |= {"last_error_date": int(at.timestamp()), "last_error_message": words}
        return seen

    async def order(self, url: str, *, secret: str, max_connections: int) -> Fault | None:
        if self.faults:
            return self.faults.pop()
        self.url, self.max_connections = url, max_connections
        self.allowed_updates = list(reversed(self.allowed))
        self.secrets.append(secret)
        self.error = None
        return None


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@asynccontextmanager
async def forwarding(
    telegram: Telegram, database: SqlDatabase, *, wish: Wish = WISH, looks: int = 2
) -> AsyncIterator[Forwarding]:
    """See to it, until Telegram was asked so many times more."""
    made = Forwarding(
        desk=telegram,
        database=database,
        wish=wish,
        seal=wish.seal(token="1:x"),  # noqa: S106 - opens nothing
        now=lambda: NOON,
        look_every=0.0,
    )
    running = asyncio.create_task(made.run())
    enough = telegram.looks + looks
    try:
        await until(lambda: telegram.looks >= enough)
        yield made
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_it_is_ordered_once_with_its_secret(telegram: Telegram, database: SqlDatabase):
    for _ in range(2):
        async with forwarding(telegram, database):
            pass

    assert (telegram.url, telegram.secrets) == (WISH.url, [SECRET])


@pytest.mark.parametrize(
    "wish",
    [
        replace(WISH, secret=OTHER),
        replace(WISH, max_connections=4),
        replace(WISH, url="https://elsewhere.example.org/"),
    ],
)
async def test_another_wish_is_ordered(telegram: Telegram, database: SqlDatabase, wish: Wish):
    async with forwarding(telegram, database):
        pass

    async with forwarding(telegram, database, wish=wish):
        pass

    assert telegram.secrets == [SECRET, wish.secret]
    assert (telegram.url, telegram.max_connections) == (wish.url, wish.max_connections)


async def test_what_somebody_else_took_away_is_ordered_again(
    telegram: Telegram, database: SqlDatabase
):
    async with forwarding(telegram, database):
        telegram.url = ""
        await until(lambda: telegram.url == WISH.url)

    assert telegram.secrets == [SECRET, SECRET]


async def test_a_secret_that_somebody_else_changed_is_ordered_again_once(
    telegram: Telegram, database: SqlDatabase
):
    forbidden = (NOON, "Wrong response from the webhook: 403 Forbidden")
    async with forwarding(telegram, database):
        telegram.error = forbidden
        await until(lambda: len(telegram.secrets) == 2)
        telegram.error = forbidden
        before = telegram.looks
        await until(lambda: telegram.looks > before + 3)

    assert telegram.secrets == [SECRET, SECRET]


async def test_whoever_polls_again_begins_with_what_waits(
    telegram: Telegram, database: SqlDatabase
):
    await database.write(lambda store: store.inbox.keep((), offset=500, at=NOON))

    async with forwarding(telegram, database):
        pass

    assert await database.read(lambda store: store.inbox.offset()) == 0


async def test_it_is_tried_until_it_works(telegram: Telegram, database: SqlDatabase):
    telegram.faults = [NotSent("away"), Later(0.0)]
    with capture_logs() as logs:
        async with forwarding(telegram, database):
            await until(lambda: telegram.url == WISH.url)

    assert "webhook_cannot_be_seen_to" in [line["event"] for line in logs]


async def test_what_waited_for_a_start_is_no_alarm(telegram: Telegram, database: SqlDatabase):
    telegram.error, telegram.waiting = (NOON, "Webhook connection closed"), 3

    async with forwarding(telegram, database, looks=1) as watched:
        assert not watched.fails


@pytest.mark.parametrize(
    ("ago", "waiting", "fails"),
    [
        (timedelta(seconds=10), 3, True),
        (timedelta(seconds=10), 0, False),  # it came through in the end
        (timedelta(hours=2), 3, False),  # old news
    ],
)
async def test_what_telegram_cannot_bring_is_an_alarm(
    telegram: Telegram, database: SqlDatabase, *, ago: timedelta, waiting: int, fails: bool
):
    expired = "SSL error {error:0A000086:SSL routines::certificate verify failed}"
    async with forwarding(telegram, database) as watched:
        telegram.error, telegram.waiting = (NOON - ago, expired), waiting
        before = telegram.looks
        with capture_logs() as logs:
            await until(lambda: watched.last_error == expired)
            await until(lambda: telegram.looks > before + 3)

    assert watched.fails is fails
    is_told = "webhook_error" in [line["event"] for line in logs]
    assert is_told is (ago < timedelta(minutes=5))


def test_the_seal_tells_nobody_the_secret():
    seal = WISH.seal(token="1:x")  # noqa: S106 - opens nothing

    assert SECRET not in repr(WISH)
    assert seal != WISH.seal(token="1:y")  # noqa: S106 - opens nothing
    assert len(seal) == 64
