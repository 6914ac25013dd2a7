"""Whether values have the shape that the documentation gives them."""

import json
import re
from collections.abc import Iterator, Mapping

from tests.spec.catalogue import Field, catalogue
from tests.spec.limits import limits
from tests.spec.problem import Json, Problem, error, warning

_ARRAY = "Array of "
_BETWEEN = re.compile(r" or |, | and ")
_TAGS = ("type", "status", "source")
_SIMPLE: Mapping[str, tuple[type, ...]] = {
    "String": (str,),
    "Integer": (int,),
    "Float": (int, float),
    "Boolean": (bool,),
    "True": (bool,),
}
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def as_value(kind: str, value: Json) -> Json:
    """Return what the server reads in a parameter that came as text; what is no such, as it is."""
    if not isinstance(value, str) or "String" in _BETWEEN.split(kind):
        return value
    if kind in {"Boolean", "True"}:
        return _TRUTHS.get(value.lower(), value)
    try:
        return json.loads(value)
    except ValueError:
        return value


def misfits(field: Field, value: Json, path: str, around: Mapping[str, Json]) -> Iterator[Problem]:
    """Find what is wrong with the value of a field; `around` are the values beside it."""
    if value is None:
        yield error(path, "null: leave it out instead")
        return
    yield from _shape(field.kind, value, path)
    yield from limits(field.description, value, path, around)


def _shape(kind: str, value: Json, path: str) -> Iterator[Problem]:
    alternatives = _BETWEEN.split(kind)
    if kind.startswith(_ARRAY):
        yield from _array(kind.removeprefix(_ARRAY), value, path)
    elif len(alternatives) > 1:
        yield from _nearest(alternatives, value, path)
    elif kind in _SIMPLE:
        yield from _simple(kind, value, path)
    elif kind == "InputFile":
        if not (isinstance(value, str) and value.startswith("attach://")):
            yield error(path, "a file must be uploaded")
    else:
        yield from _form(kind, value, path)


def _array(kind: str, value: Json, path: str) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield error(path, f"expected an array, got {_named(value)}")
        return
    for number, item in enumerate(value):
        yield from _shape(kind, item, f"{path}[{number}]")


def _nearest(alternatives: list[str], value: Json, path: str) -> list[Problem]:
    """Return the complaints of the alternative that fits best."""
    trials = [list(_shape(kind, value, path)) for kind in alternatives]

    def distance(problems: list[Problem]) -> tuple[bool, int, int]:
        errors = [problem for problem in problems if problem.is_error]
        return any(problem.path == path for problem in errors), len(errors), len(problems)

    return min(trials, key=distance)


def _simple(kind: str, value: Json, path: str) -> Iterator[Problem]:
    is_number_instead = isinstance(value, bool) and bool not in _SIMPLE[kind]
    if is_number_instead or not isinstance(value, _SIMPLE[kind]) or (kind, value) == ("True", 0):
        yield error(path, f"expected {kind}, got {_named(value)}")


def _form(kind: str, value: Json, path: str) -> Iterator[Problem]:
    form = catalogue().forms[kind]
    if not isinstance(value, dict):
        yield error(path, f"expected {kind}, got {_named(value)}")
    elif form.one_of:
        yield from _tagged(kind, form.one_of, value, path)
    else:
        yield from _fields(kind, form.fields, value, path)


def _tagged(
    kind: str, names: tuple[str, ...], value: dict[str, Json], path: str
) -> Iterator[Problem]:
    tag = next((tag for tag in _TAGS if tag in value), None)
    if tag is None:
        return
    said = re.compile(rf"(?:must be|always) [\"'“]?{re.escape(str(value[tag]))}\b")
    forms = catalogue().forms
    for name in names:
        field = forms[name].fields.get(tag)
        if field and said.search(field.description):
            yield from _form(name, value, path)
            return
    yield error(path, f"{tag} {value[tag]!r} is none of {kind}")


def _fields(
    kind: str, fields: Mapping[str, Field], value: dict[str, Json], path: str
) -> Iterator[Problem]:
    for name, inner in value.items():
        if name in fields:
            yield from misfits(fields[name], inner, f"{path}.{name}", value)
        else:
            yield warning(f"{path}.{name}", f"no field of {kind}: silently ignored")
    for name, field in fields.items():
        if field.is_required and name not in value:
            yield error(f"{path}.{name}", f"{kind} needs this field")


def _named(value: Json) -> str:
    return f"{type(value).__name__} {str(value)[:30]!r}"
