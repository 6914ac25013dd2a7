"""Methods about the /-menu and the menu button of a bot."""

import json
import re
from typing import Any

from bot.sandbox.errors import refuse
from bot.sandbox.methods.identity import language
from bot.sandbox.methods.registry import BotCall, method

_NAME = re.compile(r"^[a-z0-9_]+$")
_LONGEST_NAME, _LONGEST_DESCRIPTION, _MOST = 32, 256, 100
_PLAIN_SCOPES = frozenset({
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators",
})  # fmt: skip
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})


@method("setMyCommands")
def set_my_commands(call: BotCall) -> bool:
    """Set the menu for one scope and language."""
    commands = [_command(given) for given in _given_commands(call)]
    key = (_scope(call), language(call))
    if len(commands) > _MOST:
        raise refuse("BOT_COMMANDS_TOO_MUCH")
    call.bot.commands[key] = commands
    call.world.tell_chats_changed(*call.world.people)
    return True


@method("deleteMyCommands")
def delete_my_commands(call: BotCall) -> bool:
    """Remove the menu of one scope and language."""
    call.bot.commands.pop((_scope(call), language(call)), None)
    call.world.tell_chats_changed(*call.world.people)
    return True


@method("getMyCommands")
def get_my_commands(call: BotCall) -> list[dict[str, str]]:
    """The menu of exactly one scope and language."""
    return call.bot.commands.get((_scope(call), language(call)), [])


@method("setChatMenuButton")
def set_chat_menu_button(call: BotCall) -> bool:
    """Set the menu button of one private chat or of all."""
    raw = call.params.text("menu_button")
    button = {"type": "default"} if not raw else call.params.value("menu_button")
    if not isinstance(button, dict):
        raise refuse("can't parse menu button: object expected as menu button")
    if button.get("type") not in {"default", "commands", "web_app"}:
        raise refuse("can't parse menu button: MenuButton has unsupported type")
    chat_id = call.params.integer("chat_id") or None
    if button["type"] == "default":
        call.bot.menu_buttons.pop(chat_id, None)
    else:
        call.bot.menu_buttons[chat_id] = _flat(button)
    call.world.tell_chats_changed(*call.world.people)
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: BotCall) -> dict[str, Any]:
    """The menu button of one private chat, or the usual one."""
    buttons = call.bot.menu_buttons
    found = buttons.get(call.params.integer("chat_id") or None) or buttons.get(None)
    if found is None:
        return {"type": "commands"}
    if found["type"] == "web_app":
        return {"type": "web_app", "text": found["text"], "web_app": {"url": found["url"]}}
    return found


def _flat(button: dict[str, Any]) -> dict[str, Any]:
    if button["type"] != "web_app":
        return {"type": button["type"]}
    web_app = button.get("web_app")
    url = web_app.get("url", "") if isinstance(web_app, dict) else ""
    if not str(url).startswith("https://"):
        raise refuse(
            "can't parse menu button: Web App URL is invalid: Only HTTPS links are allowed"
        )
    return {"type": "web_app", "text": button.get("text", ""), "url": url}


def _given_commands(call: BotCall) -> list[Any]:
    raw = call.params.text("commands")
    if not raw:
        return []
    try:
        commands = json.loads(raw)
    except ValueError as error:
        raise refuse("can't parse commands JSON object") from error
    if not isinstance(commands, list):
        raise refuse("expected an Array of BotCommand")
    return commands


def _command(given: Any) -> dict[str, str]:
    if not isinstance(given, dict):
        raise refuse("can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if field not in given:
            raise refuse(f"can't parse BotCommand: Can't find field \"{field}\"")
    name = str(given["command"]).strip().removeprefix("/")
    description = str(given["description"]).strip()
    _check(name, "command", _LONGEST_NAME)
    _check(description, "command description", _LONGEST_DESCRIPTION)
    if not _NAME.match(name):
        raise refuse("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


def _check(text: str, what: str, longest: int) -> None:
    if not text:
        raise refuse(f"{what} must be non-empty")
    if len(text) > longest:
        raise refuse(f"{what} length must not exceed {longest}")


def _scope(call: BotCall) -> str:
    raw = call.params.text("scope")
    if not raw:
        return "default"
    scope = call.params.value("scope")
    if not isinstance(scope, dict):
        raise refuse("can't parse BotCommandScope: object expected")
    kind = scope.get("type")
    if kind in _PLAIN_SCOPES:
        return str(kind)
    if kind not in _CHAT_SCOPES:
        raise refuse("can't parse BotCommandScope: Unsupported type specified")
    key = f"{kind}:{scope.get('chat_id', '')}"
    return f"{key}:{scope.get('user_id', '')}" if kind == "chat_member" else key
