"""What is no sound database of ours is refused in one sentence, and left as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.faults import DatabaseUnusable
from storage.upgrade import check
from tests.storage.test_upgrade import populate, up


def test_a_damaged_file_is_refused(sqlite_url: str, tmp_path: Path):
    populate(sqlite_url)
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * 20_000 + whole[28_192:])

    with pytest.raises(DatabaseUnusable):
        up(sqlite_url, tmp_path)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path):
    (tmp_path / "a.db").write_text("Chère Nadia, " * 100)

    with pytest.raises(DatabaseUnusable, match="not a database"):
        up(f"sqlite:///{tmp_path / 'a.db'}", tmp_path)


def test_a_file_of_another_program_is_refused(tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "a.db")) as other:
        other.execute("CREATE TABLE recipes (id INTEGER)")

    with pytest.raises(DatabaseUnusable, match="another program"):
        up(f"sqlite:///{tmp_path / 'a.db'}", tmp_path)


def test_a_file_that_is_not_there_is_not_made_by_looking(tmp_path: Path):
    with pytest.raises(DatabaseUnusable, match="no database"):
        check(f"sqlite:///{tmp_path / 'a.db'}")

    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://a/b", "nonsense"])
def test_other_databases_are_refused(url: str, tmp_path: Path):
    with pytest.raises(DatabaseUnusable):
        up(url, tmp_path)


def test_a_server_out_of_reach_is_told_in_one_line(tmp_path: Path):
    with pytest.raises(DatabaseUnusable) as told:
        up(f"postgresql://postgres:secret@/any?host={tmp_path}", tmp_path)

    assert "\n" not in str(told.value)
    assert "secret" not in str(told.value)
