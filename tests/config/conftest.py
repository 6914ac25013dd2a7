"""Settings written for one test, and read as the bot reads them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.config import BadConfig, Config, load

TOKEN = "123456:TEST-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"  # noqa: S105 - it opens nothing

Settings = Callable[..., Config]
Faults = Callable[..., tuple[str, ...]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Read a file with this text, under this environment."""

    def read(text: str = "", **env: str) -> Config:
        file = tmp_path / "config.toml"
        file.write_text(text, encoding="utf-8")
        return load(file, env)

    return read


@pytest.fixture
def faults(settings: Settings) -> Faults:
    """Tell what is wrong with these settings; something must be."""

    def read(text: str = "", **env: str) -> tuple[str, ...]:
        with pytest.raises(BadConfig) as caught:
            settings(text, **env)
        return caught.value.faults

    return read
