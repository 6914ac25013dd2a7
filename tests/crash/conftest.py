"""Fixtures of the tests that kill."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.crash.figures import chance, kills, seed, tell
from tests.crash.processes import Surroundings
from tests.crash.town import Town

__all__ = ["chance", "compiled", "kills", "seed", "surroundings", "tell", "town"]


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for compiled code: a bot that compiles itself at each start is slow."""
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    town = await Town.build(database_url)
    yield town
    await town.close()


@pytest.fixture
async def surroundings(town: Town, tmp_path: Path, compiled: Path) -> AsyncIterator[Surroundings]:
    settings = {"TELEGRAM__CARD_SECONDS": "1.0"}
    around = Surroundings(town.server.url, town.database_url, tmp_path, compiled, settings)
    yield around
    await around.sweep()
