"""Fixtures that every test may ask for."""

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


def pytest_report_header() -> str:
    return report_header()
