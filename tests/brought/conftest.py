"""The house as everywhere, but Telegram brings the updates instead of being asked for them."""

from collections.abc import AsyncIterator

import pytest

from tests.house.house import House
from tests.house.letters import on_monday


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[House]:
    house = await House.build(database_url, mode="webhook")
    await house.open()
    yield house
    await house.close()


@pytest.fixture
async def hasty(sqlite_url: str) -> AsyncIterator[House]:
    house = await House.build(sqlite_url, mode="webhook", call_seconds=0.5)
    await house.open()
    yield house
    await house.close()


@pytest.fixture
async def monday(database_url: str) -> AsyncIterator[House]:
    house = await on_monday(database_url, mode="webhook")
    yield house
    await house.close()
