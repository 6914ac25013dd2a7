"""Turns a text with entities into safe HTML for the chat page."""

from html import escape
from typing import Any

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
_SAFE_SCHEMES = ("http://", "https://", "tg://", "mailto:")


def to_html(text: str, entities: list[dict[str, Any]]) -> str:
    """Escaped HTML with b, i, u, s, code, pre, blockquote, a and span, line ends kept."""
    raw = text.encode("utf-16-le")
    marks: list[tuple[int, int, int, str]] = []
    for number, entity in enumerate(entities):
        start, end = entity["offset"], entity["offset"] + entity["length"]
        inside = raw[start * 2 : end * 2].decode("utf-16-le", "replace")
        opening, closing = _tags(entity, inside)
        if opening:
            # Longer ones open first and close last, so that tags nest.
            marks += [(start, 1, -end * 1000 + number, opening)]
            marks += [(end, 0, -start * 1000 - number, closing)]
    out, place = [], 0
    for where, _, _, tag in sorted(marks):
        out += [_piece(raw, place, where), tag]
        place = where
    return "".join([*out, _piece(raw, place, len(raw) // 2)])


def _piece(raw: bytes, start: int, end: int) -> str:
    return escape(raw[start * 2 : end * 2].decode("utf-16-le", "replace"))


def _tags(entity: dict[str, Any], inside: str) -> tuple[str, str]:
    kind = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    if kind == "spoiler":
        return '<span class="spoiler">', "</span>"
    if kind in {"bot_command", "mention", "hashtag", "cashtag", "text_mention"}:
        return f'<span class="{kind.replace("_", "-")}">', "</span>"
    address = _address(kind, entity, inside)
    if address.lower().startswith(_SAFE_SCHEMES):
        return f'<a href="{escape(address)}" rel="noopener noreferrer">', "</a>"
    return "", ""


def _address(kind: str, entity: dict[str, Any], inside: str) -> str:
    match kind:
        case "text_link":
            return str(entity.get("url", ""))
        case "url":
            return inside if "://" in inside else f"http://{inside}"
        case "email":
            return f"mailto:{inside}"
        case _:
            return ""
