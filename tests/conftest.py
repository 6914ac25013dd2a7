"""Fixtures that every test may ask for."""

from tests.databases import (
    database,
    database_url,
    postgres_server,
    postgres_template,
    postgres_url,
    report_header,
    sqlite_url,
    touched,
)

__all__ = [
    "database",
    "database_url",
    "postgres_server",
    "postgres_template",
    "postgres_url",
    "sqlite_url",
    "touched",
]


def pytest_report_header() -> str:
    return report_header()
