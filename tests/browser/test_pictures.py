"""The pictures of the guide can be made again, and are those that it shows."""

import re
from pathlib import Path

import pytest

from tests.browser.pictures import make

pytestmark = pytest.mark.browser
_HEAVIEST = 190_000  # bytes: the guide is read over slow lines too


async def test_every_picture_of_the_guide_is_made_again_and_light(tmp_path):
    guide = Path("docs/guide.md").read_text(encoding="utf-8")  # noqa: ASYNC240 - a small file

    await make(tmp_path)

    made = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert set(made) == set(re.findall(r"\]\(pictures/([\w-]+\.png)\)", guide))
    assert max(made.values()) < _HEAVIEST
