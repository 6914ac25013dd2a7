"""The checker of words finds what it looks for, and leaves the rest in peace."""

from pathlib import Path

import pytest

from tests.tools import house_words


def finds_in(folder: Path, name: str, line: str) -> list[str]:
    path = folder / name
    path.write_text(line, encoding="utf-8")
    return list(house_words.finds_in(path, root=folder))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("a.py", "# TO" + "DO: later"),
        ("a.py", "import os  # no" + "qa"),
        ("a.py", "import os  # no" + "qa: F401"),
        ("a.py", "x = y  # type: " + "ignore"),
        ("a.py", "x = y  # type: " + "ignore[attr-defined]"),
        ("a.py", "raise NotImplemented" + "Error"),
        ("a.py", "@pytest.mark." + "skip"),
        ("a.md", "see /ho" + "me/nadia/notes"),
        ("a.toml", "index = 'https://py" + "pi.org/simple'"),
        ("a.toml", "token = '7123456789:" + 35 * "A" + "'"),
        ("a.po", "Vous êtes inscrit" + "·" + "e"),
    ],
)
def test_a_word_that_has_no_place_here_is_found(tmp_path: Path, name: str, line: str):
    finds = finds_in(tmp_path, name, line)

    assert len(finds) == 1
    assert finds[0].startswith(f"{name}:1: ")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("a.py", "import os  # no" + "qa: F401 - the tests ask for it"),
        ("a.py", "x = y  # type: " + "ignore[attr-defined] - the stub is old"),
        ("a.py", "return NotImplemented"),
        ("a.toml", "# token_file = '/run/secrets/telegram.token'"),
        ("a.toml", "token = '1234567890:TEST-" + 30 * "a" + "'"),
        ("a.py", "Button('·')"),
    ],
)
def test_a_word_with_a_reason_may_stay(tmp_path: Path, name: str, line: str):
    assert finds_in(tmp_path, name, line) == []


def test_the_house_itself_is_searched():
    searched = {str(path.relative_to(house_words.ROOT)) for path in house_words.texts()}

    assert {
        "bot/ports/people.py",
        "bot/texts/fr/rsvp.po",
        "README.md",
        ".ci/run",
        "Makefile",
    } <= searched
