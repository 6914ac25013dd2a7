"""What is wrong with one outgoing call."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Json = Any
"""A JSON value; which one it is, is what the checker finds out."""


class Severity(StrEnum):
    ERROR = "E"  # the real server refuses, or does something else than was meant
    WARNING = "W"  # accepted, but part of it is silently ignored


@dataclass(frozen=True, slots=True)
class Problem:
    """`path` leads to the value: `reply_markup.inline_keyboard[0][1]`."""

    severity: Severity
    path: str
    message: str

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        return f"{self.severity} {self.path}: {self.message}"


def error(path: str, message: str) -> Problem:
    return Problem(Severity.ERROR, path, message)


def warning(path: str, message: str) -> Problem:
    return Problem(Severity.WARNING, path, message)
