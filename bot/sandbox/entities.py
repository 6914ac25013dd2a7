"""Texts with entities: Telegram's own parser, explicit entities and the automatic ones."""

import json
import re
from functools import lru_cache
from typing import Any

from bot.sandbox.cleaning import Entities, clean
from bot.sandbox.errors import ApiError, refuse

_TEXT_BYTES = 32_768
_MODES: dict[str, dict[str, Any]] = {
    "html": {"@type": "textParseModeHTML"},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
}
_TYPES = {
    "Mention": "mention", "Hashtag": "hashtag", "Cashtag": "cashtag", "BotCommand": "bot_command",
    "Url": "url", "EmailAddress": "email", "PhoneNumber": "phone_number", "Bold": "bold",
    "Italic": "italic", "Underline": "underline", "Strikethrough": "strikethrough",
    "Spoiler": "spoiler", "Code": "code", "Pre": "pre", "PreCode": "pre",
    "TextUrl": "text_link", "MentionName": "text_mention", "CustomEmoji": "custom_emoji",
    "BlockQuote": "blockquote", "ExpandableBlockQuote": "expandable_blockquote",
    "DateTime": "date_time",
}  # fmt: skip
_AUTOMATIC = frozenset({"mention", "bot_command", "hashtag", "cashtag", "url", "email"})
# Inside these nothing is found automatically.
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji"})
_KNOWN = frozenset(_TYPES.values())
_MAY_HOLD_ENTITIES = re.compile(r"[@#$/]|\.\w|://")
_MAY_HOLD_MARKUP = {
    "html": re.compile(r"[<&]"),
    "markdownv2": re.compile(r"[^\w\s]"),
    "markdown": re.compile(r"[*_`\[\\]"),
}
MISSING_PARSER = "The sandbox needs its parser: install the extra `pasdecote[sandbox]`"


@lru_cache(maxsize=1)
def _parser() -> Any:
    try:
        import tdjson  # noqa: PLC0415 - 53 MB that only a text with markup needs
    except ImportError as error:
        raise ApiError(500, MISSING_PARSER) from error
    tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')
    return tdjson


def _ask(query: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(_parser().td_execute(json.dumps(query).encode()))
    return answer


@lru_cache(maxsize=4096)
def _parsed(text: str, mode: str) -> tuple[str, str]:
    query = {"@type": "parseTextEntities", "text": text, "parse_mode": _MODES[mode]}
    answer = _ask(query)
    if answer["@type"] == "error":
        raise refuse(answer["message"])
    return answer["text"], json.dumps([_entity(found) for found in answer["entities"]])


@lru_cache(maxsize=4096)
def _automatic(text: str) -> str:
    answer = _ask({"@type": "getTextEntities", "text": text})
    found = [_entity(entity) for entity in answer["entities"]]
    return json.dumps([entity for entity in found if entity["type"] in _AUTOMATIC])


def _entity(found: dict[str, Any]) -> dict[str, Any]:
    kind = found["type"]
    entity = {
        "offset": found["offset"],
        "length": found["length"],
        "type": _TYPES.get(kind["@type"].removeprefix("textEntityType"), "other"),
    }
    for theirs, ours in (
        ("url", "url"), ("language", "language"), ("custom_emoji_id", "custom_emoji_id"),
        ("user_id", "user_id"), ("unix_time", "unix_time"),
    ):  # fmt: skip
        if theirs in kind:
            entity[ours] = kind[theirs]
    return entity


def formatted(text: str, parse_mode: str, entities: Any) -> tuple[str, Entities]:
    """Text and entities as sent, cleaned, with the automatic ones; raises ApiError (400)."""
    if len(text) > _TEXT_BYTES // 4 and len(text.encode()) > _TEXT_BYTES:
        raise refuse("text is too long")
    mode = parse_mode.lower()
    if mode in {"", "none"}:
        explicit = _explicit(entities)
    elif mode not in _MODES:
        raise refuse("unsupported parse_mode")
    elif _MAY_HOLD_MARKUP[mode].search(text):
        text, packed = _parsed(text, mode)
        explicit = json.loads(packed)
    else:
        explicit = []
    text, explicit = clean(text, explicit)
    return text, with_automatic(text, explicit)


def with_automatic(text: str, explicit: Entities) -> Entities:
    """The explicit entities and the mentions, commands, tags and links found in a clean text."""
    if not _MAY_HOLD_ENTITIES.search(text):
        return _sorted(explicit)
    opaque = [entity for entity in explicit if entity["type"] in _OPAQUE]
    found = [
        entity
        for entity in json.loads(_automatic(text))
        if not any(_overlap(entity, other) for other in opaque)
    ]
    return _sorted(explicit + found)


def _explicit(given: Any) -> Entities:
    if not isinstance(given, list):
        return []
    return [_checked(entity) for entity in given]


def _checked(entity: Any) -> dict[str, Any]:
    if not isinstance(entity, dict):
        raise refuse("Can't parse MessageEntity: expected an Object")
    for name in ("offset", "length", "type"):
        if name not in entity:
            raise refuse(f"Can't parse MessageEntity: Can't find field \"{name}\"")
    try:
        place = {"offset": int(entity["offset"]), "length": int(entity["length"])}
    except (TypeError, ValueError) as error:
        raise refuse('Can\'t parse MessageEntity: Field "offset" must be a Number') from error
    if entity["type"] not in _KNOWN:
        raise refuse("Can't parse MessageEntity: unsupported type specified")
    return {**entity, **place}


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )


def _sorted(entities: Entities) -> Entities:
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
