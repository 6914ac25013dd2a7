"""What a test that kills may be told, and how it tells its figures."""

import random
from collections.abc import Callable

import pytest


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
