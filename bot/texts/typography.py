"""French typesetting: the spaces that must not break."""

import re

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"

_BLANK = f"[ {NBSP}{NARROW_NBSP}]"
# HTML entities end with a semicolon that closes nothing.
_ENTITY = r"&(?:[a-z]+|#[0-9]+);"
_CLOSING = re.compile(rf"{_ENTITY}|(?<=[^\s;!?«(]){_BLANK}?(?P<mark>[;!?]+)(?=[\s»)<]|$)")
_OPENING_QUOTE = re.compile(rf"«{_BLANK}?")
_CLOSING_QUOTE = re.compile(rf"{_BLANK}?»")
_COLON = re.compile(rf"(?<=\S){_BLANK}:(?=\s|$)")


def typo(text: str) -> str:
    """
    Set the unbreakable spaces of a French text, plain or HTML; twice changes nothing.

    Addresses (https://…) and hours (10:30) are left alone. A mark glued to its word is set apart
    when it closes a sentence; a colon only where a space already stands.
    """
    text = _CLOSING.sub(_set_apart, text)
    text = _OPENING_QUOTE.sub(f"«{NARROW_NBSP}", text)
    text = _CLOSING_QUOTE.sub(f"{NARROW_NBSP}»", text)
    return _COLON.sub(f"{NBSP}:", text)


def _set_apart(found: re.Match[str]) -> str:
    mark = found["mark"]
    return f"{NARROW_NBSP}{mark}" if mark else found.group()
