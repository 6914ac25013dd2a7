"""Fixtures of what is sent."""

from collections.abc import AsyncIterator

import pytest

from bot.post import cards
from tests.post.cards import House


@pytest.fixture
async def house(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    monkeypatch.setattr(cards, "_PAUSE_AFTER_TROUBLE", 0.0)
    house = House(sqlite_url)
    house.start()
    yield house
    await house.close()
