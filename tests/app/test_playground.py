"""The sandbox that `make run` starts without a token."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession

from bot.app.playground import BOT_ID, play
from bot.app.wishes import CannotServe, SandboxWish
from bot.config import Config
from bot.sandbox.clock import Clock
from tests.house.drafting import prepared
from tests.house.house import GROUP, OPENING
from tests.house.people import PATIENCE, Somebody

NADIA, FATOU = 100_001, 100_012


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    """Let each sandbox keep its database in a folder of its own."""
    monkeypatch.chdir(tmp_path)


@asynccontextmanager
async def playing(port: int = 0) -> AsyncIterator[str]:
    """Play, and return the page's address."""
    stop, told = asyncio.Event(), asyncio.Queue[str]()
    wish = SandboxWish(port=port, fresh=False, alone=False, tell=told.put_nowait)
    playing_on = asyncio.create_task(play(Config(), wish, stop=stop, clock=Clock(OPENING)))
    said = await asyncio.wait_for(told.get(), PATIENCE)
    yield said.split()[1].rstrip("/")
    stop.set()
    assert await asyncio.wait_for(playing_on, PATIENCE) == 0


async def test_a_newcomer_answers_and_a_reset_begins_anew():
    async with playing() as page, ClientSession(page) as http:
        fatou = Somebody(http, FATOU, BOT_ID).there(GROUP)
        await fatou.reads("Je viens : 9")
        await fatou.tap("Je viens")
        await fatou.reads("Je viens : 10")

        await http.post("/sandbox/reset", json={})

        await fatou.reads("Je viens : 9")
        assert (await fatou.chat())["commands"]


async def test_what_was_answered_is_still_there_at_the_next_start():
    async with playing() as page, ClientSession(page) as http:
        fatou = Somebody(http, FATOU, BOT_ID).there(GROUP)
        await fatou.reads("Je viens : 9")
        await fatou.tap("Je viens")

    async with playing() as page, ClientSession(page) as http:
        fatou = Somebody(http, FATOU, BOT_ID).there(GROUP)
        await fatou.reads("Je viens : 10")


async def test_a_port_that_is_taken_is_said_in_a_sentence():
    async with playing() as page:
        taken = int(page.rpartition(":")[2])
        wish = SandboxWish(port=taken, fresh=False, alone=True, tell=print)

        with pytest.raises(CannotServe, match=f"port {taken} cannot be used"):
            await play(Config(), wish, stop=asyncio.Event())


async def test_whoever_publishes_there_sees_private_announcements_arrive():
    async with playing() as page, ClientSession(page) as http:
        nadia = Somebody(http, NADIA, BOT_ID)
        preview = await prepared(nadia)

        await nadia.tap_in("Publier", "C’est publié")

        assert "en privé à 20 personnes" in preview.text
        await Somebody(http, FATOU, BOT_ID).reads("Une soirée jeux")
