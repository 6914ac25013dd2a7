"""Reactions of people, and the update that bots get of them when they asked for it."""

from typing import Any

from bot.sandbox.actors import Person, user_json
from bot.sandbox.chats import Kind, Message, chat_json
from bot.sandbox.delivery import DAY_SECONDS, bots_in
from bot.sandbox.errors import PeopleError
from bot.sandbox.world import World


def react(world: World, person: Person, message: Message, emoji: str) -> None:
    """Put an emoji on a message, or take it back with ""; raises PeopleError."""
    chat = message.chat
    if not chat.has(person.id):
        raise PeopleError("You are not in this group.", 409)
    old = message.reactions.pop(person.id, "")
    if emoji:
        message.reactions[person.id] = emoji
    world.touch(message, "edited")
    change = {
        "chat": chat_json(chat),
        "message_id": message.id,
        "user": user_json(person),
        "date": world.date(),
        "old_reaction": _listed(old),
        "new_reaction": _listed(emoji),
    }
    for bot in bots_in(world, chat):
        if chat.kind is Kind.PRIVATE or chat.ruled_by(bot.id):
            world.queues[bot.id].push(
                "message_reaction", change, lane=f"chat{chat.id}", lifetime=DAY_SECONDS
            )


def _listed(emoji: str) -> list[dict[str, Any]]:
    return [{"type": "emoji", "emoji": emoji}] if emoji else []
