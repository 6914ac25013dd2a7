"""The example explains every setting, and is a configuration by itself."""

import re
from pathlib import Path

from bot.config import load
from bot.config.loading import keys

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
_SECTION = re.compile(r"\[(\w+)\]")
_KEY = re.compile(r"(?:# )?(\w+) = ")


def explained() -> list[str]:
    found, section = [], ""
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        if heading := _SECTION.fullmatch(line):
            section = f"{heading[1]}."
        elif key := _KEY.match(line):
            found.append(f"{section}{key[1]}")
    return found


def test_the_example_shows_every_key_once_and_no_other():
    assert sorted(explained()) == sorted(keys())


def test_the_example_loads_unchanged_and_shows_the_defaults(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    assert load(EXAMPLE, {}) == load(None, {})
