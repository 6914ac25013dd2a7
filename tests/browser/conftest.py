"""A house with its doors open, and a browser in which people look at it."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, ViewportSize, async_playwright

from tests.browser.screens import Screen
from tests.house.house import House

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_WIDE = ViewportSize(width=1280, height=800)
_PHONE = ViewportSize(width=360, height=740)


def chromium() -> str:
    """Return the browser to use; fail with what to do when there is none."""
    given = os.environ.get("PASDECOTE_CHROMIUM")
    found = given or next(filter(None, map(shutil.which, _NAMES)), None)
    if not found or not Path(found).exists():
        pytest.fail(
            "These tests need Chromium: install it (for example `apt install chromium`), "
            "or say where it is with PASDECOTE_CHROMIUM."
        )
    return found


@pytest.fixture
async def house(sqlite_url: str) -> AsyncIterator[House]:
    """Return a running bot in the demo community."""
    house = await House.build(sqlite_url)
    await house.open()
    yield house
    await house.close()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Return a browser without a window."""
    async with async_playwright() as playwright:
        options = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = await playwright.chromium.launch(executable_path=chromium(), args=options)
        yield browser
        await browser.close()


@pytest.fixture
async def screen(house: House, browser: Browser) -> AsyncIterator[Screen]:
    """Return one person's screen; nothing may have gone wrong in its page at the end."""
    context = await browser.new_context(viewport=_WIDE, locale="fr-FR")
    screen = Screen(await context.new_page(), house.server.url)
    yield screen
    await context.close()
    assert not screen.troubles


@pytest.fixture
async def other_screen(house: House, browser: Browser) -> AsyncIterator[Screen]:
    """Return a second person's screen, beside the first."""
    context = await browser.new_context(viewport=_PHONE, locale="fr-FR")
    screen = Screen(await context.new_page(), house.server.url)
    yield screen
    await context.close()
    assert not screen.troubles
