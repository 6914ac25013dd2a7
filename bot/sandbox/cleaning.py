"""Cleans a text and its entities the way Telegram does before it stores a message."""

from typing import Any

_DROPPED = {0x0D, *range(0x2028, 0x202F)}
_SPACED = {*range(0x20)} - {0x0A, 0x0D}
_TABLE = dict.fromkeys(_DROPPED) | dict.fromkeys(_SPACED, " ")

Entities = list[dict[str, Any]]


def units(text: str) -> int:
    """The length in UTF-16 units, in which Telegram counts entities."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)  # noqa: PLR2004 - BMP


def clean(text: str, entities: Entities) -> tuple[str, Entities]:
    """Text without control characters and outer blanks, entities moved along (UTF-16 units)."""
    if any(ord(character) in _DROPPED for character in text):
        text, entities = _without_dropped(text, entities)
    text = text.translate(_TABLE)
    kept = text.lstrip(" \n")
    cut = units(text[: len(text) - len(kept)])
    kept = kept.rstrip(" \n")
    return kept, _moved(entities, cut, units(kept))


def _without_dropped(text: str, entities: Entities) -> tuple[str, Entities]:
    new_place: list[int] = []
    place = 0
    for character in text:
        width = 2 if ord(character) > 0xFFFF else 1  # noqa: PLR2004 - outside the BMP: two units
        new_place += [place] * width
        place += 0 if ord(character) in _DROPPED else width
    new_place.append(place)
    moved = []
    for entity in entities:
        end = min(entity["offset"] + entity["length"], len(new_place) - 1)
        start = new_place[min(entity["offset"], end)]
        moved.append(entity | {"offset": start, "length": new_place[end] - start})
    return "".join(c for c in text if ord(c) not in _DROPPED), moved


def _moved(entities: Entities, cut: int, length: int) -> Entities:
    moved = []
    for entity in entities:
        start = max(0, entity["offset"] - cut)
        end = min(length, entity["offset"] + entity["length"] - cut)
        if end > start:
            moved.append(entity | {"offset": start, "length": end - start})
    return moved
