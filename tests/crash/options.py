"""What the tests that kill can be told on the command line."""

import pytest

USUAL_KILLS = 8


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("crash")
    group.addoption(
        "--crash-kills",
        type=int,
        default=USUAL_KILLS,
        help="how often the bot is killed on each database; more than 8 makes all tests long",
    )
    group.addoption(
        "--crash-seed", type=int, default=None, help="the seed of an earlier run, to see it again"
    )
