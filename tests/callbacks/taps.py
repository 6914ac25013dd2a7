"""Every kind of button there is, and values for each of its fields."""

import importlib
import pkgutil
from dataclasses import fields
from functools import cache
from string import ascii_letters, digits
from typing import Any, get_type_hints

from hypothesis import strategies as st

import bot.callbacks
from bot.callbacks.grammar import Tap

LARGEST = 2**62  # of the numbers that every database can hold, with room for a base-36 digit

_OUR_OWN, _LONGEST = ascii_letters + digits + "-_", 22
"""No button remembers what people wrote: its words are numbers, names of ours and tokens."""


@cache
def kinds() -> list[type[Tap]]:
    """Return the kinds of buttons of the whole house."""
    paths = pkgutil.iter_modules(bot.callbacks.__path__, "bot.callbacks.")
    modules = [importlib.import_module(path.name) for path in paths]
    found = [thing for module in modules for thing in vars(module).values() if _is_kind(thing)]
    return sorted(set(found), key=lambda kind: kind.area)


@cache
def taps() -> st.SearchStrategy[Tap]:
    """Return any button with any values."""
    known = {kind: taps_of(kind) for kind in kinds()}
    return st.sampled_from(kinds()).flatmap(known.__getitem__)


def taps_of(kind: type[Tap]) -> st.SearchStrategy[Any]:
    """Return any button of one kind."""
    hints = get_type_hints(kind)
    values = {field.name: _values(hints[field.name]) for field in fields(kind)}
    return st.builds(kind, **values)


def _is_kind(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, Tap) and thing is not Tap


def _values(kind: Any) -> st.SearchStrategy[Any]:
    if kind is str:
        return st.text(_OUR_OWN, max_size=_LONGEST)
    return st.integers(0, LARGEST) if kind is int else st.from_type(kind)
