"""Fixtures of the tests that kill."""

import random
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.crash.processes import Surroundings
from tests.crash.town import Town


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for compiled code: a bot that compiles itself at each start is slow."""
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--crash-kills"))


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    given: int | None = request.config.getoption("--crash-seed")
    return random.randrange(10**9) if given is None else given


@pytest.fixture
def chance(seed: int) -> random.Random:
    return random.Random(seed)


@pytest.fixture
def tell(
    capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> Callable[..., None]:
    """Return a way to print a figure although pytest holds back what tests print."""

    def told(**figures: object) -> None:
        line = " ".join(f"{name}={figure}" for name, figure in figures.items())
        with capsys.disabled():
            print(f"\n  {request.node.name}: {line}")

    return told


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
