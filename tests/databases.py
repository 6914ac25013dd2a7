"""Both databases for any test: ask for `database` and the test runs on each of them."""

import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from sqlalchemy import make_url

from storage.database import SqlDatabase, open_database
from storage.upgrade import HEAD, migrate, upgrade
from tests.postgres import server_for_all

NUMBERS = itertools.count(1)
Made = dict[str, str]


@contextmanager
def templates_for_all() -> Iterator[Made]:
    """Make, once for all that run side by side, what each of them copies from."""
    with ExitStack() as lasting:
        server = lasting.enter_context(server_for_all())
        folder = lasting.enter_context(TemporaryDirectory(prefix="pasdecote-template-"))
        yield {
            "postgres_server": server,
            "postgres_template": lasting.enter_context(_postgres_template(server)),
            "sqlite_template": str(_sqlite_template(Path(folder))),
        }


@pytest.fixture(scope="session")
def made_for_all(request: pytest.FixtureRequest) -> Made:
    """Return what others have made already; nothing where a test run is alone."""
    given: Made = getattr(request.config, "workerinput", {}).get("shared", {})
    return given


@pytest.fixture(scope="session")
def postgres_server(made_for_all: Made) -> Iterator[str]:
    """Return the address of a PostgreSQL server on which tests may make databases."""
    if "postgres_server" in made_for_all:
        yield made_for_all["postgres_server"]
        return
    with server_for_all() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_template(made_for_all: Made, postgres_server: str) -> Iterator[str]:
    """Return the name of a database that is up to date and empty, to make others from."""
    if "postgres_template" in made_for_all:
        yield made_for_all["postgres_template"]
        return
    with _postgres_template(postgres_server) as name:
        yield name


@pytest.fixture
def bare_postgres_url(postgres_server: str) -> Iterator[str]:
    """Return the address of a PostgreSQL database without any table."""
    yield from _fresh(postgres_server, "template0")


@pytest.fixture
def postgres_url(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """Return the address of a PostgreSQL database that is up to date and empty."""
    yield from _fresh(postgres_server, postgres_template)


@pytest.fixture(scope="session")
def sqlite_template(made_for_all: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file that is up to date and empty, to make others from."""
    if "sqlite_template" in made_for_all:
        return Path(made_for_all["sqlite_template"])
    return _sqlite_template(tmp_path_factory.mktemp("template"))


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


def new_database(server: str, name: str) -> str:
    """Make a database that is up to date and empty; return its address."""
    _command(server, f"CREATE DATABASE {name}")
    migrate(_named(server, name), to=HEAD)
    return _named(server, name)


@contextmanager
def _postgres_template(server: str) -> Iterator[str]:
    name = f"pasdecote_template_{os.getpid()}"
    new_database(server, name)
    yield name
    _command(server, f"DROP DATABASE {name} WITH (FORCE)")


def _sqlite_template(folder: Path) -> Path:
    path = folder / "template.db"
    upgrade(f"sqlite:///{path}", backups=folder, kept=1)
    return path


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
