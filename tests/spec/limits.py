"""The limits that the documentation states in words: lengths, ranges, numbers of items."""

import re
from collections.abc import Iterator, Mapping

from bot.sandbox.entities import formatted
from bot.sandbox.errors import ApiError
from tests.spec.problem import Json, Problem, error, warning

_MODES = {
    "text": "parse_mode",
    "message_text": "parse_mode",
    "caption": "parse_mode",
    "question": "question_parse_mode",
    "explanation": "explanation_parse_mode",
    "description": "description_parse_mode",
    "quote": "quote_parse_mode",
}
_AFTER_PARSING = re.compile(r"after entit(?:ies|y) parsing")
_SPAN = re.compile(r"(?P<low>\d+)-(?P<high>\d+) (?P<unit>characters|bytes)")
_UP_TO = re.compile(
    r"(?:up to|at most|must not exceed|no more than) (?P<high>\d+) (?P<unit>characters|bytes)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"[Vv]alues between (\d+)-(\d+)|(?<![\w-])(\d+)-(\d+)\. Defaults")
_ITEMS = re.compile(r"[Aa]t most (\d+)|list of (\d+)-(\d+)|must include (\d+)-(\d+) items")


def limits(
    description: str, value: Json, path: str, around: Mapping[str, Json]
) -> Iterator[Problem]:
    """Find where a value is outside what the description of its field allows."""
    if isinstance(value, str):
        yield from _text(description, value, path, around)
    elif isinstance(value, int):
        yield from _number(description, value, path)
    elif isinstance(value, list):
        yield from _items(description, value, path)


def _text(description: str, value: str, path: str, around: Mapping[str, Json]) -> list[Problem]:
    name = path.rpartition(".")[2]
    mode = around.get(_MODES.get(name, ""), "")
    if mode or _AFTER_PARSING.search(description):
        try:
            value, _ = formatted(value, str(mode), None)
        except ApiError as refusal:
            return [error(path, refusal.description)]
    return list(_length(description, value, path))


def _length(description: str, text: str, path: str) -> Iterator[Problem]:
    found = _SPAN.search(description) or _UP_TO.search(description)
    if found is None:
        return
    limit = found.groupdict(default="0")
    low, high, unit = int(limit.get("low", 0)), int(limit["high"]), limit["unit"]
    length = len(text.encode()) if unit == "bytes" else len(text)
    if not low <= length <= high:
        yield error(path, f"{length} {unit}, allowed {low}-{high}")


def _number(description: str, value: int, path: str) -> Iterator[Problem]:
    found = _RANGE.search(description)
    if found is None:
        return
    low, high = (int(bound) for bound in found.groups() if bound is not None)
    if not low <= value <= high:
        yield warning(path, f"{value} is outside {low}-{high}: the server takes the nearest")


def _items(description: str, value: list[Json], path: str) -> Iterator[Problem]:
    found = _ITEMS.search(description)
    if found is None:
        return
    bounds = [int(bound) for bound in found.groups() if bound is not None]
    low, high = (0, *bounds)[-2:]
    if not low <= len(value) <= high:
        yield error(path, f"{len(value)} items, allowed {low}-{high}")
