"""Fixtures that every test may ask for."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from tests.crash.options import pytest_addoption
from tests.databases import (
    bare_postgres_url,
    database,
    database_url,
    postgres_server,
    postgres_template,
    postgres_url,
    report_header,
    sqlite_template,
    sqlite_url,
    touched,
)

__all__ = [
    "bare_postgres_url",
    "database",
    "database_url",
    "postgres_server",
    "postgres_template",
    "postgres_url",
    "pytest_addoption",
    "sqlite_template",
    "sqlite_url",
    "touched",
]


_ALONE = frozenset({"browser", "crash", "fuzz", "intake", "storm"})
"""Folders of tests that look at who is faster, or keep both cores busy themselves."""

# What a busy machine takes longer for is not wrong.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.relative_to(here).parts[0] in _ALONE:
            item.add_marker("alone")


def pytest_report_header() -> str:
    return report_header()
