"""Says what is wrong with one outgoing Bot API call, as the real server would see it."""

from collections.abc import Collection, Iterator, Mapping

from tests.spec.catalogue import catalogue
from tests.spec.problem import Json, Problem, error, warning
from tests.spec.rules import rules
from tests.spec.shapes import as_value, misfits


def check(method: str, params: Mapping[str, Json], files: Collection[str] = ()) -> list[Problem]:
    """
    Check a call against Bot API 10.3 and the limits that its documentation states in words.

    `params` are JSON values, or texts as they travel in a form; `files` are the names of the
    fields that are uploaded beside them.
    """
    name = catalogue().spellings.get(method.lower())
    if name is None:
        return [error(method, "no such method in Bot API 10.3")]
    values = {key: _value(name, key, value) for key, value in params.items()}
    return [*_spelling(method, name), *_params(name, values, files), *rules(name, values)]


def _value(method: str, key: str, value: Json) -> Json:
    field = catalogue().methods[method].get(key)
    return as_value(field.kind, value) if field else value


def _spelling(method: str, name: str) -> Iterator[Problem]:
    if method != name:
        yield warning(method, f"spelt {name} in the documentation")


def _params(method: str, values: Mapping[str, Json], files: Collection[str]) -> Iterator[Problem]:
    fields = catalogue().methods[method]
    for key, value in values.items():
        if key in fields:
            yield from misfits(fields[key], value, key, values)
        else:
            yield warning(key, f"no parameter of {method}: silently ignored")
    for key, field in fields.items():
        if field.is_required and key not in values and key not in files:
            yield error(key, f"{method} needs this parameter")
