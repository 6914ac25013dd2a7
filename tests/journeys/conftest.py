"""The house of the demo community, opened on one database after the other."""

from collections.abc import AsyncIterator

import pytest

from tests.house.company import Company
from tests.house.house import House
from tests.house.letters import on_monday


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


@pytest.fixture
async def monday(database_url):
    """Return the demo house on a Monday morning, when anybody may be written to."""
    house = await on_monday(database_url)
    yield house
    await house.close()


@pytest.fixture
async def sqlite_monday(sqlite_url):
    """Return the same for what has nothing to do with the database."""
    house = await on_monday(sqlite_url)
    yield house
    await house.close()


@pytest.fixture
async def company_on_monday(postgres_url):
    """Return a house in which a second bot lives, on a Monday without quiet hours."""
    house = await on_monday(postgres_url)
    company = Company(house)
    await company.another()
    yield company
    await company.close()
    await house.close()
