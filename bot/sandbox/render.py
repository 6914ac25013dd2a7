"""Turns a text with entities into safe HTML for the chat page."""

from dataclasses import dataclass
from html import escape
from itertools import pairwise
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
    marks = [mark for entity in entities if (mark := _mark(entity, raw)) is not None]
    length = len(raw) // 2
    places = sorted({0, length, *(m.start for m in marks), *(m.end for m in marks)})
    out: list[str] = []
    open_marks: list[_Mark] = []
    for start, end in pairwise(places):
        wanted = sorted((m for m in marks if m.start <= start < m.end), key=_outermost_first)
        kept = _common(open_marks, wanted)
        # Tags that overlap are closed and opened again, so that they always nest.
        out += [mark.closing for mark in reversed(open_marks[kept:])]
        out += [mark.opening for mark in wanted[kept:]]
        out.append(_piece(raw, start, end))
        open_marks = wanted
    return "".join([*out, *(mark.closing for mark in reversed(open_marks))])


@dataclass(frozen=True, slots=True)
class _Mark:
    """A pair of tags around some UTF-16 units."""

    start: int
    end: int
    opening: str
    closing: str


def _mark(entity: dict[str, Any], raw: bytes) -> _Mark | None:
    start, end = entity["offset"], entity["offset"] + entity["length"]
    inside = raw[start * 2 : end * 2].decode("utf-16-le", "replace")
    opening, closing = _tags(entity, inside)
    return _Mark(start, min(end, len(raw) // 2), opening, closing) if opening else None


def _outermost_first(mark: _Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def _common(one: list[_Mark], other: list[_Mark]) -> int:
    same = 0
    while same < min(len(one), len(other)) and one[same] is other[same]:
        same += 1
    return same


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
