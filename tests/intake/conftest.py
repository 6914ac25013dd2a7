"""Fixtures of the intake's tests."""

from collections.abc import AsyncIterator

import pytest

from bot.ports import SharedDatabase
from tests.intake.house import House, house


@pytest.fixture(name="house")
async def a_house(database: SharedDatabase) -> AsyncIterator[House]:
    async with house(database) as opened:
        yield opened
