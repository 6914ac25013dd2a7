"""The house of the demo community, opened on one database after the other."""

from collections.abc import AsyncIterator

import pytest

from tests.house.house import House


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[House]:
    """Return a running bot in the demo community; every call it made is checked at the end."""
    house = await House.build(database_url)
    await house.open()
    yield house
    await house.close()


@pytest.fixture
async def sqlite_house(sqlite_url: str) -> AsyncIterator[House]:
    """Return the same on SQLite alone: for stories in which the database plays no part."""
    house = await House.build(sqlite_url)
    await house.open()
    yield house
    await house.close()


@pytest.fixture
async def postgres_house(postgres_url: str) -> AsyncIterator[House]:
    """Return the same on PostgreSQL alone."""
    house = await House.build(postgres_url)
    await house.open()
    yield house
    await house.close()
