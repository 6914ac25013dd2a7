"""Telegram's Bot API as data: methods, objects, and what their fields say about themselves."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.spec.problem import Json

_FILE = Path(__file__).with_name("botapi-10.3.compact.json")


@dataclass(frozen=True, slots=True)
class Field:
    """`kind` is written as in Telegram's documentation: `Array of String`."""

    kind: str
    is_required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Form:
    """An object: its fields, or the forms it may take."""

    fields: Mapping[str, Field]
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    methods: Mapping[str, Mapping[str, Field]]
    forms: Mapping[str, Form]
    spellings: Mapping[str, str]  # of methods, by their name in small letters


@cache
def catalogue() -> Catalogue:
    """Read the data once."""
    raw = json.loads(_FILE.read_text(encoding="utf-8"))
    methods = {name: _fields(method["params"]) for name, method in raw["methods"].items()}
    forms = {
        name: Form(_fields(form.get("fields", {})), tuple(form.get("one_of", ())))
        for name, form in raw["types"].items()
    }
    return Catalogue(methods, forms, {name.lower(): name for name in methods})


def _fields(raw: Mapping[str, Json]) -> Mapping[str, Field]:
    return {
        name: Field(field["type"], field["required"], field["description"])
        for name, field in raw.items()
    }
