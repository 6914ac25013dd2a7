"""The pictures of the guide can be made again, are those that it shows, and light."""

import re
from pathlib import Path

import pytest

from tests.browser.album import FOLDER
from tests.browser.pictures import make

_HEAVIEST = 190_000  # bytes: the guide is read over slow lines too


def _shown() -> set[str]:
    guide = Path("docs/guide.md").read_text(encoding="utf-8")
    return set(re.findall(r"\]\(pictures/([\w-]+\.png)\)", guide))


@pytest.mark.browser
async def test_every_picture_of_the_guide_is_made_again(tmp_path):
    await make(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == _shown()


# Those that are read, not those made here: other fonts draw the same page a little heavier.
def test_the_pictures_of_the_guide_are_there_and_light():
    kept = {path.name: path.stat().st_size for path in FOLDER.iterdir()}

    assert kept.keys() >= _shown()
    assert max(kept.values()) < _HEAVIEST
