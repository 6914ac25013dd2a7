"""A sandbox that listens, with two people, two groups and a bot."""

import aiohttp
import pytest

from bot.sandbox.sandbox import BotProfile, Group, Person, Sandbox
from bot.sandbox.server import serve
from tests.sandbox.driving import (
    BASIC_GROUP,
    BOT,
    GROUP,
    NADIA,
    OTHER_TOKEN,
    TOKEN,
    YVES,
    BotHand,
    Street,
)


@pytest.fixture
def sandbox():
    return Sandbox(
        people=[
            Person(NADIA, "Nadia", "R.", username="nadia_r", language_code="fr"),
            Person(YVES, "Yves", "L.", language_code="en"),
        ],
        groups=[
            Group("La Passerelle", [NADIA, YVES], admins=[NADIA], bots=[BOT], id=GROUP),
            Group("Petit groupe", [NADIA, YVES], bots=[BOT], kind="group", id=BASIC_GROUP),
        ],
        bots={
            TOKEN: BotProfile("passerelle_bot", "La Passerelle", supports_inline_queries=True),
        },
    )


@pytest.fixture
async def server(sandbox):
    running = await serve(sandbox, host="127.0.0.1", port=0)
    yield running
    await running.close()


@pytest.fixture
async def session(server):
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        yield session


@pytest.fixture
def bot(session, server):
    return BotHand(session, server.url)


@pytest.fixture
def other_bot(session, server):
    return BotHand(session, server.url, OTHER_TOKEN)


@pytest.fixture
def people(session, server):
    return Street(session, server.url)


@pytest.fixture
async def started(people):
    """Nadia has pressed START."""
    return await people.act(NADIA, BOT, "start")
