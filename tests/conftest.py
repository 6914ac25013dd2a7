"""Fixtures that every test may ask for."""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.crash.options import pytest_addoption
from tests.databases import (
    bare_postgres_url,
    database,
    database_url,
    made_for_all,
    postgres_server,
    postgres_template,
    postgres_url,
    sqlite_template,
    sqlite_url,
    templates_for_all,
    touched,
)
from tests.postgres import keep_files_in_memory, report_header

__all__ = [
    "bare_postgres_url",
    "database",
    "database_url",
    "made_for_all",
    "postgres_server",
    "postgres_template",
    "postgres_url",
    "pytest_addoption",
    "sqlite_template",
    "sqlite_url",
    "touched",
]


_ALONE = frozenset(
    {
        *("browser", "fuzz", "storm", "wire"),
        *("test_leaving_and_coming.py", "test_paces.py"),
    }
)
"""Folders and files of tests that look at who is faster, or keep both cores busy themselves."""

_SIDE_BY_SIDE = 2
"""Tests at once on each core: they wait for the clock and for each other more than they work."""

_SHARED = pytest.StashKey[tuple[ExitStack, dict[str, str]]]()

keep_files_in_memory()

# What a busy machine takes longer for is not wrong.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if not _ALONE.isdisjoint(item.path.relative_to(here).parts):
            item.add_marker("alone")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    return _SIDE_BY_SIDE * (os.cpu_count() or 1)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Have all that run side by side share one PostgreSQL, and what they copy from."""
    stash = node.config.stash
    if _SHARED not in stash:
        lasting = ExitStack()
        stash[_SHARED] = lasting, lasting.enter_context(templates_for_all())
    node.workerinput["shared"] = stash[_SHARED][1]


def pytest_unconfigure(config: pytest.Config) -> None:
    if _SHARED in config.stash:
        config.stash[_SHARED][0].close()


def pytest_report_header() -> str:
    return report_header()
