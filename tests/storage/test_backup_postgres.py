"""Backups of PostgreSQL, with its own tools or a sentence that asks for them."""

from pathlib import Path

import pytest

from storage.backup import backup, restore
from storage.faults import BackupRefused

URL = "postgresql://bot:open-sesame@127.0.0.1:1/nowhere"


def test_without_the_tools_of_postgresql_a_sentence_asks_for_them(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BackupRefused, match=r"^pg_dump is not installed"):
        backup(URL, tmp_path / "folder" / "copy.dump")

    assert list((tmp_path / "folder").iterdir()) == []


def a_tool(folder: Path, *, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_the_password_is_in_no_argument_and_no_sentence(monkeypatch, tmp_path):
    a_tool(
        tmp_path,
        name="pg_dump",
        script='echo "$@" as $PGPASSWORD > seen; echo "No: $*" >&2; exit 1',
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    with pytest.raises(BackupRefused, match="pg_dump: No: ") as caught:
        backup(URL, tmp_path / "copy.dump")

    assert "open-sesame" not in str(caught.value)
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    assert seen.endswith(" as open-sesame\n")
    assert seen.count("open-sesame") == 1


def test_a_file_of_another_kind_is_not_restored(monkeypatch, tmp_path):
    a_tool(tmp_path, name="pg_restore", script='echo "TABLE public other bot"')
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "other.dump").touch()

    with pytest.raises(BackupRefused, match="not one of this bot"):
        restore(URL, tmp_path / "other.dump", backups=tmp_path)


def test_a_server_that_does_not_answer_is_told_without_the_password(monkeypatch, tmp_path):
    a_tool(tmp_path, name="pg_restore", script='echo "TABLE public alembic_version bot"')
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "ours.dump").touch()

    with pytest.raises(BackupRefused, match=r"^cannot reach the database: ") as caught:
        restore(URL, tmp_path / "ours.dump", backups=tmp_path)

    assert "open-sesame" not in str(caught.value)
