"""Reads `reply_markup` with Telegram's own complaints, and drops what Telegram drops."""

import json
import re
from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import refuse

_ROW_LIMIT, _TOTAL_LIMIT = 12, 300
_INLINE_LIMIT, _MARKUP_BYTES, _CALLBACK_BYTES = 100, 10_240, 64
_ACTIONS = (
    "url", "callback_data", "callback_game", "pay", "switch_inline_query",
    "switch_inline_query_chosen_chat", "switch_inline_query_current_chat", "login_url", "web_app",
    "copy_text",
)  # fmt: skip
_PRIVATE_ONLY = {
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
    "request_poll": "polls can be requested in private chats only",
    "request_users": "users can be requested in private chats only",
    "request_chat": "chats can be requested in private chats only",
    "web_app": "Web App buttons can be used in private chats only",
}
_HOST = re.compile(
    r"^(https?|tonsite)://([^/?#:@\s]+\.[^/?#:@\s.]+)(:\d+)?(?=[/?#]|$)", re.IGNORECASE
)
_TELEGRAM_LINK = re.compile(r"^(tg|ton)://\S+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Markup:
    """A keyboard: `inline` belongs to the message, `reply` to the person's input field."""

    inline: dict[str, Any] | None = None
    reply: dict[str, Any] | None = None


def read_markup(raw: str, *, private: bool) -> Markup:
    """The keyboard in a `reply_markup` text; raises ApiError (400) with Telegram's words."""
    markup = _read_object(raw)
    if markup.get("keyboard") is not None or "keyboard" in markup:
        rows = _rows(markup, "keyboard")
        buttons = [[_reply_button(button, private=private) for button in row] for row in rows]
        return _reply(markup, _thinned(buttons))
    if "inline_keyboard" in markup:
        rows = _rows(markup, "inline_keyboard")
        buttons = [[_inline_button(button) for button in row] for row in rows]
        return _inline(_thinned(buttons))
    for kind in ("remove_keyboard", "force_reply"):
        if markup.get(kind) is True:
            return Markup(reply=markup)
    return Markup()


def read_inline_markup(raw: str) -> dict[str, Any] | None:
    """The inline keyboard of an edit; raises ApiError (400) when it is another keyboard."""
    markup = read_markup(raw, private=True)
    if markup.reply is not None:
        raise refuse("inline keyboard expected")
    return markup.inline


def read_inline_value(value: Any) -> dict[str, Any] | None:
    """The inline keyboard of an inline result, given as JSON value."""
    return read_inline_markup(json.dumps(value)) if value else None


def _read_object(raw: str) -> dict[str, Any]:
    if not raw:
        return {}
    try:
        markup = json.loads(raw)
    except ValueError as error:
        raise refuse("can't parse reply keyboard markup JSON object") from error
    if not isinstance(markup, dict):
        raise refuse("object expected as reply markup")
    return markup


def _rows(markup: dict[str, Any], field: str) -> list[list[Any]]:
    rows = markup[field]
    if not isinstance(rows, list):
        raise refuse(f'Field "{field}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise refuse(f'Field "{field}" must be an Array of Arrays')
    return rows


def _reply(markup: dict[str, Any], rows: list[list[dict[str, Any]]]) -> Markup:
    return Markup(reply={**markup, "keyboard": rows} if rows else None)


def _inline(rows: list[list[dict[str, Any]]]) -> Markup:
    if not rows:
        return Markup()
    buttons = [button for row in rows for button in row]
    for button in buttons:
        if len(button.get("callback_data", "").encode()) > _CALLBACK_BYTES:
            raise refuse("BUTTON_DATA_INVALID")
    markup = {"inline_keyboard": rows}
    if len(buttons) > _INLINE_LIMIT or len(json.dumps(markup).encode()) > _MARKUP_BYTES:
        raise refuse("reply markup is too long")
    return Markup(inline=markup)


def _thinned(rows: list[list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    kept: list[list[dict[str, Any]]] = []
    total = 0
    for row in rows:
        good = [button for button in row if button["text"]][:_ROW_LIMIT]
        good = good[: _TOTAL_LIMIT - total]
        total += len(good)
        if good:
            kept.append(good)
    return kept


def _reply_button(button: Any, *, private: bool) -> dict[str, Any]:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict):
        raise refuse("can't parse keyboard button: KeyboardButton must be an Object")
    text = _text(button, "keyboard button")
    if not private:
        for field, complaint in _PRIVATE_ONLY.items():
            if button.get(field):
                raise refuse(complaint)
    return {**button, "text": text}


def _inline_button(button: Any) -> dict[str, Any]:
    what = "inline keyboard button"
    if not isinstance(button, dict):
        raise refuse(f"can't parse {what}: InlineKeyboardButton must be an Object")
    read: dict[str, Any] = {"text": _text(button, what)}
    action = next((name for name in _ACTIONS if _is_set(button, name)), None)
    if action is None:
        raise refuse(f"can't parse {what}: Text buttons are unallowed in the inline keyboard")
    read[action] = _action(action, button[action])
    return read | {key: button[key] for key in ("style", "icon_custom_emoji_id") if key in button}


def _is_set(button: dict[str, Any], name: str) -> bool:
    if name in {"url", "callback_data"}:
        return bool(button.get(name))
    return button.get(name) is not None


def _action(name: str, value: Any) -> Any:
    what = "inline keyboard button"
    if name == "url":
        return checked_url(str(value))
    if name == "callback_data":
        if not isinstance(value, str | int):
            raise refuse(f'can\'t parse {what}: Field "callback_data" must be of type String')
        return str(value)
    if name in {"web_app", "login_url"}:
        _check_web_address(value, what)
    return value


def _check_web_address(value: Any, what: str) -> None:
    url = value.get("url", "") if isinstance(value, dict) else ""
    if not url.startswith("https://"):
        kind = "Web App" if isinstance(value, dict) else "Login"
        raise refuse(f"{what} {kind} URL '{url}' is invalid: Only HTTPS links are allowed")


def checked_url(url: str) -> str:
    """The URL of a button as Telegram stores it; raises ApiError (400) when it is none."""
    address = url.strip()
    if _TELEGRAM_LINK.match(address):
        return address
    if "://" not in address:
        address = f"http://{address}"
    match = _HOST.match(address)
    if match is None:
        raise refuse(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return address if match.end() < len(address) else f"{address}/"


def _text(button: dict[str, Any], what: str) -> str:
    if "text" not in button:
        raise refuse(f"can't parse {what}: Can't find field \"text\"")
    text = button["text"]
    if not isinstance(text, str | int | float):
        raise refuse(f'can\'t parse {what}: Field "text" must be of type String')
    return str(text).strip()
