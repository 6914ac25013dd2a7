"""The command line answers at once, in plain words, and with 2 where a person can mend it."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main
from tests.config.conftest import TOKEN


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command left behind."""

    code: object
    out: str
    err: str


Say = Callable[..., Answer]


@pytest.fixture
def say(capsys, monkeypatch, tmp_path: Path) -> Say:
    """Run one command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Answer:
        with pytest.raises(SystemExit) as left:
            main(words)
        return Answer(left.value.code, *capsys.readouterr())

    return run


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "var" / "pasdecote.db"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("CREATE TABLE echo (words TEXT)")
    return path


def test_the_version_is_told(say: Say):
    assert say("--version") == Answer(0, "pasdecote 0.1.0\n", "")


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["db", "--help"]])
def test_a_quick_answer_loads_nothing_heavy(words):
    heavy = {"telegram", "sqlalchemy", "pydantic_settings", "structlog", "asyncio", "rich"}
    program = (
        "import sys; from bot.cli import main\n"
        f"try: main({words!r})\n"
        f"except SystemExit: print(sorted({heavy!r} & sys.modules.keys()))"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert done.stdout.endswith(b"\n[]\n")


def test_the_help_names_every_command(say: Say):
    told = say("--help").out

    for command in ("run", "sandbox", "db", "backup", "restore", "config"):
        assert f"\n  {command} " in told


def test_a_good_configuration_is_told_without_its_secrets(say: Say, tmp_path):
    url = "postgresql://bot:open-sesame@localhost/pasdecote"
    text = f'[telegram]\ntoken = "{TOKEN}"\n[database]\nurl = "{url}"\n'
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")

    answer = say("config", "check")

    assert answer.out.startswith("config ok\nfile: config.toml\n")
    assert "telegram: https://api.telegram.org, polling\n" in answer.out
    assert "database: postgresql://bot:***@localhost/pasdecote\n" in answer.out
    assert TOKEN not in answer.out
    assert answer.code == 0


@pytest.mark.parametrize(("mode", "warned"), [(0o644, True), (0o600, False)])
def test_a_secret_that_others_can_read_is_a_warning(say: Say, tmp_path, mode, warned):
    file = tmp_path / "config.toml"
    file.write_text(f'[telegram]\ntoken = "{TOKEN}"\n', encoding="utf-8")
    file.chmod(mode)

    answer = say("config", "check")

    assert ("warning: others can read config.toml" in answer.out) is warned


@pytest.mark.parametrize(
    "command",
    [
        ["run"],
        ["sandbox"],
        ["db", "upgrade"],
        ["db", "check"],
        ["backup", "x"],
        ["config", "check"],
    ],
)
def test_every_command_tells_bad_settings_in_a_line_each(say: Say, tmp_path, command):
    file = tmp_path / "mine.toml"
    file.write_text('[telegram]\nmode = "x"\ntoken = "oops"', encoding="utf-8")

    answer = say("--config", str(file), *command)

    assert answer.code == 2
    assert answer.out == ""
    assert [line.partition(":")[0] for line in answer.err.splitlines()] == [
        "telegram.token",
        "telegram.mode",
    ]


def test_a_missing_settings_file_is_told_in_one_line(say: Say):
    answer = say("--config", "absent.toml", "run")

    assert answer == Answer(
        2, "", "--config: no file absent.toml; copy config.example.toml there\n"
    )


@pytest.mark.parametrize(
    "words", [["fly"], ["run", "--fast"], ["backup"], ["sandbox", "--port", "x"]]
)
def test_a_wrong_command_leaves_with_two_and_no_traceback(say: Say, words):
    answer = say(*words)

    assert answer.code == 2
    assert "Error: " in answer.err
    assert "Traceback" not in answer.err


def test_a_backup_is_written_and_put_back(say: Say, database, tmp_path):
    written = say("backup", "copy.db")
    database.unlink()

    restored = say("restore", "copy.db")

    assert written == Answer(0, "backup written to copy.db\n", "")
    assert restored == Answer(0, "copy.db restored\n", "")
    assert database.exists()


def test_a_restore_tells_where_the_former_database_is(say: Say, database, tmp_path):
    say("backup", "copy.db")

    answer = say("restore", "copy.db")

    kept = answer.out.removeprefix("copy.db restored; the former database is ").strip()
    assert (tmp_path / kept).is_file()


def test_a_refused_backup_is_one_line(say: Say, database, tmp_path):
    (tmp_path / "copy.db").touch()

    answer = say("backup", "copy.db")

    assert answer == Answer(2, "", "copy.db exists already; choose another name\n")
