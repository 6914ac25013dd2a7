"""Who is told what: which bots get an update of a message or of a change of membership."""

from typing import Any

from bot.sandbox.actors import Actor, Bot, user_json
from bot.sandbox.chats import Chat, Kind, Message, chat_json, member_json, message_json
from bot.sandbox.world import World

DAY_SECONDS = 86_400.0


def bots_in(world: World, chat: Chat) -> list[Bot]:
    """The bots that are in a chat."""
    return [bot for bot in world.bots.values() if chat.has(bot.id)]


def receivers(world: World, message: Message) -> list[Bot]:
    """The bots that may read a message: all in private, by privacy mode in groups."""
    chat = message.chat
    if chat.kind is Kind.PRIVATE:
        return [chat.bot] if chat.bot is not None and message.sender is not chat.bot else []
    present = [bot for bot in bots_in(world, chat) if bot is not message.sender]
    if message.service is not None:
        return present
    if isinstance(message.sender, Bot):
        return []
    open_eared = [bot for bot in present if _hears_all(chat, bot)]
    chosen = _addressee(message, [bot for bot in present if bot not in open_eared])
    return open_eared + ([chosen] if chosen is not None else [])


def deliver(world: World, message: Message, kind: str = "message") -> None:
    """Queue a message, or its edit, for every bot that may read it."""
    bots = receivers(world, message)
    if not bots:
        return
    content = message_json(message)
    for bot in bots:
        world.queues[bot.id].push(
            kind, content, lane=f"chat{message.chat.id}", lifetime=DAY_SECONDS
        )


def tell_membership(
    world: World, chat: Chat, actor: Actor, *, by: Actor, old: dict[str, Any]
) -> None:
    """Queue the change of somebody's status; `old` is the ChatMember object from before."""
    change = {
        "chat": chat_json(chat),
        "from": user_json(by),
        "date": world.date(),
        "old_chat_member": old,
        "new_chat_member": member_json(chat, actor),
    }
    if isinstance(actor, Bot):
        queue = world.queues[actor.id]
        queue.push("my_chat_member", change, lane=f"chat{chat.id}", lifetime=DAY_SECONDS)
    for bot in bots_in(world, chat):
        if bot is not actor and chat.ruled_by(bot.id):
            world.queues[bot.id].push(
                "chat_member", change, lane=f"user{actor.id}", lifetime=DAY_SECONDS
            )


def _hears_all(chat: Chat, bot: Bot) -> bool:
    return bot.profile.can_read_all_group_messages or chat.ruled_by(bot.id)


def _addressee(message: Message, shy: list[Bot]) -> Bot | None:
    """The one bot in privacy mode that a message is meant for: replies come first."""
    replied = message.reply_to
    for bot in shy:
        if replied is not None and (replied.sender is bot or replied.via_bot is bot):
            return bot
    words = _addressing_words(message)
    named = [bot for bot in shy if any(w.endswith(f"@{bot.username.lower()}") for w in words)]
    if message.via_bot in shy:
        return message.via_bot
    if named:
        return named[0]
    if any(word.startswith("/") and "@" not in word for word in words):
        return next((bot for bot in shy if bot.id == message.chat.last_bot), None)
    return None


def _addressing_words(message: Message) -> list[str]:
    encoded = message.text.encode("utf-16-le")
    words = []
    for entity in message.entities:
        if entity["type"] in {"bot_command", "mention"}:
            start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
            words.append(encoded[start:end].decode("utf-16-le", "replace").lower())
    return words
