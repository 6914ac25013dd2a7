"""
What a button remembers: at most 64 bytes, written and read only here.

The form is `1:<area>:<field>:...`: a version, a short area, then each field in order, numbers in
base 36. A form once sent is never given another meaning, for old buttons stay in people's chats.
"""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from string import ascii_lowercase, digits
from typing import Any, ClassVar, Self, get_type_hints

from bot.domain.refusal import Refusal

VERSION = "1"
LIMIT = 64
_LONGEST_NUMBER = 12  # base-36 digits: below 2**63, so that every database can hold it
_DIGITS = digits + ascii_lowercase


class UnreadableButton(Refusal):
    """A button of another time, or one that was never ours."""

    key = "error.old_button"


def base36(number: int) -> str:
    """
    Write a whole number with digits and letters.

    Raises:
        ValueError: it is negative.
    """
    if number < 0:
        raise ValueError(f"{number} is negative")
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
        if not number:
            return text


@dataclass(frozen=True, slots=True)
class Tap:
    """The common form; each kind of button is a subclass with its area and its fields."""

    area: ClassVar[str]

    @classmethod
    def pattern(cls) -> str:
        """Return the regular expression that finds this kind of button."""
        return rf"^{VERSION}:{cls.area}(?::|$)"

    def pack(self) -> str:
        values = (_packed(getattr(self, field.name)) for field in fields(self))
        return ":".join((VERSION, self.area, *values))

    @classmethod
    def unpack(cls, memory: str) -> Self:
        """
        Read what a button remembered.

        Raises:
            UnreadableButton: another area or version, a missing field, a value out of its set.
        """
        start, values = (parts := memory.split(":"))[:2], parts[2:]
        if start != [VERSION, cls.area] or len(values) != len(fields(cls)):
            raise UnreadableButton
        kinds = _KINDS.get(cls.area) or _kinds(cls)
        return cls(*(_unpacked(kind, value) for kind, value in zip(kinds, values, strict=True)))


_KINDS: dict[str, tuple[Any, ...]] = {}


def _kinds(tap: type[Tap]) -> tuple[Any, ...]:
    hints = get_type_hints(tap)
    return _KINDS.setdefault(tap.area, tuple(hints[field.name] for field in fields(tap)))


def _packed(value: object) -> str:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, int):
        return base36(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _unpacked(kind: Any, value: str) -> object:
    try:
        if kind is int:
            return _whole_number(value)
        if kind is date:
            return date.fromisoformat(value)
        return kind(value)
    except ValueError as error:
        raise UnreadableButton from error


def _whole_number(value: str) -> int:
    if not value or len(value) > _LONGEST_NUMBER or set(value) - set(_DIGITS):
        raise UnreadableButton
    return int(value, 36)
