"""Taps on inline buttons: the callback query that a bot gets, and its answer."""

import random
import time
import zlib
from typing import Any

from bot.sandbox.actors import Person, user_json
from bot.sandbox.chats import Chat, Message, chat_json, message_json
from bot.sandbox.errors import PeopleError
from bot.sandbox.world import Tap, World

_KINDS = {
    "callback_data": "callback",
    "url": "url",
    "switch_inline_query": "switch_inline",
    "switch_inline_query_chosen_chat": "switch_inline",
    "switch_inline_query_current_chat": "switch_inline_current",
    "web_app": "web_app",
    "copy_text": "copy_text",
    "login_url": "login_url",
    "pay": "pay",
    "callback_game": "game",
}


def button_kind(button: dict[str, Any]) -> str:
    """The kind of an inline button, by the people's side's words."""
    return next(kind for field, kind in _KINDS.items() if field in button)


def choose_button(message: Message, wish: dict[str, Any]) -> dict[str, Any]:
    """The button meant by row and column, text or data; raises PeopleError."""
    rows = (message.inline_keyboard or {}).get("inline_keyboard", [])
    if "row" in wish:
        return _button_at(rows, wish["row"], wish.get("column", 0))
    for button in (button for row in rows for button in row):
        if "text" in wish and button["text"] == wish["text"]:
            return dict(button)
        if "data" in wish and button.get("callback_data") == wish["data"]:
            return dict(button)
    shown = ", ".join(f"“{button['text']}”" for row in rows for button in row) or "none"
    raise PeopleError(f"There is no such button; there are: {shown}.", 404)


def _button_at(rows: list[list[dict[str, Any]]], row: Any, column: Any) -> dict[str, Any]:
    for row_number, buttons in enumerate(rows):
        for column_number, button in enumerate(buttons):
            if (row_number, column_number) == (row, column):
                return button
    raise PeopleError("There is no button in that place.", 404)


def without_bot(button: dict[str, Any]) -> dict[str, Any]:
    """What a button does that no bot hears of."""
    answer: dict[str, Any] = {"answered": True, "toast": None, "alert": False, "url": None}
    match button_kind(button):
        case "url":
            answer["url"] = button["url"]
        case "web_app" | "login_url":
            answer["url"] = (button.get("web_app") or button.get("login_url") or {}).get("url")
        case "copy_text":
            answer["copy_text"] = button["copy_text"].get("text")
        case _:
            found = [value for name, value in button.items() if name.startswith("switch_inline")]
            answer["query"] = found[0] if found and isinstance(found[0], str) else ""
    return answer


def tap(world: World, person: Person, message: Message, data: str, *, lifetime: float) -> Tap:
    """Queue the callback query of a tap; `lifetime` is how many seconds it waits for the bot."""
    bot = message.via_bot or world.bots.get(message.sender.id)
    if bot is None:
        raise PeopleError("No bot wrote this message.")
    # Ids grow with time and cannot be guessed from one another, as Telegram's.
    query_id = str(time.time_ns() // 1000 * 1000 + random.randrange(1000))
    query: dict[str, Any] = {
        "id": query_id,
        "from": user_json(person),
        "chat_instance": _instance(message.chat, bot.id),
        "data": data,
    }
    if message.inline_id is not None:
        query["inline_message_id"] = message.inline_id
    else:
        query["message"] = _shown(message)
    made = Tap(query_id, bot, person, data, world.clock.timestamp())
    world.taps[query_id] = made
    queue = world.queues[bot.id]
    made.update_id = queue.push(
        "callback_query", query, lane=f"user{person.id}", lifetime=lifetime
    )
    return made


def _shown(message: Message) -> dict[str, Any]:
    if message.deleted:
        return {"message_id": message.id, "chat": chat_json(message.chat), "date": 0}
    return message_json(message)


def _instance(chat: Chat, bot_id: int) -> str:
    return str(zlib.crc32(f"{chat.kind.value} {chat.id} {bot_id}".encode()))
