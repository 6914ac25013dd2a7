"""Rules of keyboards, and what Telegram silently drops of them."""

import json
import re
from collections.abc import Iterator

from tests.spec.problem import Json, Problem, error, warning

_ACTIONS = (
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
)
_MAY_BE_EMPTY = frozenset({"switch_inline_query", "switch_inline_query_current_chat"})
_URL = re.compile(r"(?:(?:https?|ton)://)?[^\s/]+\.[^\s/]+|tg://")
_SHOWN_IN_A_ROW, _KEPT_IN_A_ROW = 8, 12
_INLINE, _REPLY = 100, 300
_MARKUP_BYTES = 10_000
_INLINE_PATH, _REPLY_PATH = "reply_markup.inline_keyboard", "reply_markup.keyboard"


def inline_keyboard(rows: Json) -> Iterator[Problem]:
    """Find what is wrong with the buttons under a message."""
    sound = _rows(rows)
    yield from _widths(sound, _INLINE_PATH)
    for number, row in enumerate(sound):
        for place, button in enumerate(row):
            if isinstance(button, dict):
                yield from _inline_button(button, f"{_INLINE_PATH}[{number}][{place}]")
    if sum(map(len, sound)) > _INLINE:
        yield error(_INLINE_PATH, f"more than {_INLINE} buttons")
    elif len(json.dumps(rows, ensure_ascii=False).encode()) > _MARKUP_BYTES:
        yield error(_INLINE_PATH, "more than 10 kB")


def reply_keyboard(rows: Json) -> Iterator[Problem]:
    """Find what is wrong with the buttons in place of somebody's keyboard."""
    sound = _rows(rows)
    yield from _widths(sound, _REPLY_PATH)
    if sum(map(len, sound)) > _REPLY:
        yield warning(_REPLY_PATH, f"only {_REPLY} buttons are kept")


def _rows(rows: Json) -> list[list[Json]]:
    """Return the rows that are rows; the others are complained about elsewhere."""
    return [row for row in rows if isinstance(row, list)] if isinstance(rows, list) else []


def _widths(rows: list[list[Json]], path: str) -> Iterator[Problem]:
    for number, row in enumerate(rows):
        if len(row) > _KEPT_IN_A_ROW:
            yield warning(f"{path}[{number}]", f"only {_KEPT_IN_A_ROW} buttons in a row are kept")
        elif len(row) > _SHOWN_IN_A_ROW:
            yield warning(f"{path}[{number}]", f"{len(row)} buttons in a row cannot be read")


def _inline_button(button: dict[str, Json], path: str) -> Iterator[Problem]:
    actions = [a for a in _ACTIONS if button.get(a) or (a in _MAY_BE_EMPTY and a in button)]
    if not actions:
        yield error(path, "a button that does nothing")
    if len(actions) > 1:
        yield warning(path, f"of {' and '.join(actions)} only the first counts")
    if not str(button.get("text", "")).strip():
        yield warning(path, "a button without words is dropped")
    url = button.get("url")
    if url and not _URL.match(str(url)):
        yield error(f"{path}.url", f"{url!r} is no address")
    app = button.get("web_app")
    if isinstance(app, dict) and not str(app.get("url", "")).startswith("https://"):
        yield error(f"{path}.web_app.url", "https only")
