"""Finds the chat and the message that a call of a bot is about, or says why not."""

from bot.sandbox.actors import Bot, Person
from bot.sandbox.chats import Chat, Kind, Message
from bot.sandbox.errors import ApiError, forbid, refuse
from bot.sandbox.parameters import Parameters
from bot.sandbox.world import World

_ID_DIGITS = 18


def find_chat(world: World, bot: Bot, raw: str) -> Chat:
    """The chat behind a chat_id that this bot may know; raises ApiError."""
    if not raw:
        raise refuse("chat_id is empty")
    number = raw.removeprefix("-")
    if not number.isdecimal() or len(number) > _ID_DIGITS:
        raise refuse("chat not found")
    chat_id = int(raw)
    if chat_id in world.bots:
        raise forbid("the bot can't send messages to the bot")
    person = world.people.get(chat_id)
    if person is not None:
        chat = world.private_chat(bot, person)
        if _knows(world, bot, person, chat):
            return chat
    group = world.groups.get(chat_id)
    if group is not None and bot.id in group.statuses:
        return group
    raise refuse("chat not found")


def check_may_write(world: World, bot: Bot, chat: Chat) -> None:
    """Raises ApiError when the bot may not write in this chat now."""
    if chat.kind is not Kind.PRIVATE:
        check_is_in(bot, chat)
        return
    if chat.id in world.deactivated:
        raise forbid("user is deactivated")
    if chat.blocked:
        raise forbid("bot was blocked by the user")
    if not chat.started:
        raise forbid("bot can't initiate conversation with a user")


def check_is_in(bot: Bot, chat: Chat) -> None:
    """Raises ApiError when a group is gone, moved, or without this bot."""
    if chat.kind is Kind.PRIVATE:
        return
    if chat.migrated_to is not None:
        raise ApiError(
            400,
            "group chat was upgraded to a supergroup chat",
            parameters={"migrate_to_chat_id": chat.migrated_to.id},
        )
    if chat.gone:
        raise forbid("the group chat was deleted")
    if not chat.has(bot.id):
        how = "was kicked from" if chat.statuses.get(bot.id) == "kicked" else "is not a member of"
        raise forbid(f"bot {how} the {chat.kind.value} chat")


def find_thread(chat: Chat, params: Parameters) -> int | None:
    """The topic that a message is sent to; raises ApiError when it is not there or closed."""
    thread_id = params.integer("message_thread_id")
    if not thread_id:
        return None
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise refuse("message thread not found")
    if topic.closed:
        raise refuse("TOPIC_CLOSED")
    return thread_id


def find_replied(chat: Chat, params: Parameters) -> Message | None:
    """The message that is replied to; raises ApiError when it is not there."""
    wish = params.value("reply_parameters")
    if wish is None:
        legacy = {"message_id": params.integer("reply_to_message_id")}
        wish = legacy if params.has("reply_to_message_id") else {}
        wish["allow_sending_without_reply"] = params.flag("allow_sending_without_reply")
    message_id = _whole(wish.get("message_id"))
    if not message_id:
        return None
    message = chat.messages.get(message_id)
    if message is not None and not message.deleted:
        return message
    if wish.get("allow_sending_without_reply") is True:
        return None
    raise refuse("message to be replied not found")


def check_reply_parameters(params: Parameters) -> None:
    """Raises ApiError when reply_parameters are no JSON object."""
    if not params.text("reply_parameters"):
        return
    value = params.value("reply_parameters")
    if value is None:
        raise refuse("can't parse reply parameters JSON object")
    if not isinstance(value, dict):
        raise refuse("object expected as reply parameters")


def find_message(chat: Chat, message_id: int, purpose: str) -> Message:
    """A message that is still there; raises ApiError "message to <purpose> not found"."""
    message = chat.messages.get(message_id)
    if message is None or message.deleted:
        raise refuse(f"message to {purpose} not found")
    return message


def _whole(value: object) -> int:
    """A number that may have been sent as a text; 0 when it is none."""
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, str) and value.isdecimal() else 0


def _knows(world: World, bot: Bot, person: Person, chat: Chat) -> bool:
    if chat.started or chat.met:
        return True
    chat.met = any(
        group.has(bot.id) and person.id in group.statuses for group in world.groups.values()
    )
    return chat.met
