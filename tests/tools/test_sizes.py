"""The checker of sizes counts what people read."""

from pathlib import Path

import pytest

from tests.tools import sizes

LONG = "def long():\n    '''\n    Ten\n    lines.\n    '''\n" + "    pass\n" * 30


def test_a_docstring_does_not_make_a_function_long(tmp_path: Path):
    path = tmp_path / "a.py"
    path.write_text(LONG)

    (size,) = sizes.function_sizes(path)

    assert size.lines == 31


def test_what_is_too_long_is_named_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.py").write_text(LONG)

    code = sizes.main([str(tmp_path)])

    assert code == 1
    assert "a.py:1 long: 31 lines, at most 30 are allowed" in capsys.readouterr().out


def test_sizes_can_be_shown_without_a_verdict(tmp_path: Path):
    (tmp_path / "a.py").write_text(LONG)

    assert sizes.main(["--no-check", str(tmp_path)]) == 0


def test_what_fits_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.py").write_text("def short():\n    pass\n")

    assert sizes.main([str(tmp_path)]) == 0
    assert "functions: 1, median 2" in capsys.readouterr().out
