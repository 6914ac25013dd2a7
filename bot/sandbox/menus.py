"""The /-menu that somebody sees in a chat, by scope and language."""

from typing import Any

from bot.sandbox.actors import Bot, Person
from bot.sandbox.chats import Chat, Kind


def menu_of(bot: Bot, chat: Chat, person: Person) -> list[dict[str, str]]:
    """The first list of commands that is set for this person in this chat."""
    language = (person.language_code or "")[:2]
    for scope in _scopes(chat, person):
        for wanted in (language, ""):
            commands = bot.commands.get((scope, wanted))
            if commands:
                return commands
    return []


def menu_button_of(bot: Bot, person: Person) -> dict[str, Any]:
    """The button beside the input field of a private chat."""
    found = bot.menu_buttons.get(person.id) or bot.menu_buttons.get(None)
    return found or {"type": "commands"}


def _scopes(chat: Chat, person: Person) -> list[str]:
    if chat.kind is Kind.PRIVATE:
        return [f"chat:{chat.id}", "all_private_chats", "default"]
    ruling = chat.ruled_by(person.id)
    wanted = [f"chat_member:{chat.id}:{person.id}"]
    wanted += [f"chat_administrators:{chat.id}"] if ruling else []
    wanted += [f"chat:{chat.id}"]
    wanted += ["all_chat_administrators"] if ruling else []
    return [*wanted, "all_group_chats", "default"]
