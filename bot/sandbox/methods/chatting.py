"""Methods about chats: who is in them, what is pinned, topics, reactions, leaving."""

from typing import Any

from bot.sandbox.addressing import check_is_in, check_may_write, find_chat, find_message
from bot.sandbox.chats import Chat, Kind, chat_json, member_json, message_json
from bot.sandbox.errors import refuse
from bot.sandbox.membership import leave, open_topic, service_message
from bot.sandbox.methods.registry import BotCall, method


@method("getChat")
def get_chat(call: BotCall) -> dict[str, Any]:
    """A chat in full."""
    chat = _chat(call)
    described = chat_json(chat) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if chat.kind is not Kind.PRIVATE:
        described["permissions"] = {"can_send_messages": True}
    if chat.pinned:
        described["pinned_message"] = message_json(chat.messages[chat.pinned[-1]])
    return described


@method("getChatMember")
def get_chat_member(call: BotCall) -> dict[str, Any]:
    """What somebody is in a chat."""
    chat = _chat(call)
    actor = call.world.actor(call.params.integer("user_id"))
    if actor is None:
        raise refuse("PARTICIPANT_ID_INVALID")
    if chat.kind is Kind.PRIVATE and actor.id not in chat.statuses:
        raise refuse("member not found")
    return member_json(chat, actor)


@method("getChatAdministrators")
def get_chat_administrators(call: BotCall) -> list[dict[str, Any]]:
    """The administrators of a group; other bots only when asked for."""
    chat = _chat(call)
    if chat.kind is Kind.PRIVATE:
        raise refuse("there are no administrators in the private chat")
    found = []
    for user_id in chat.present():
        actor = call.world.actor(user_id)
        foreign_bot = user_id in call.world.bots and user_id != call.bot.id
        wanted = not foreign_bot or call.params.flag("return_bots")
        if actor is not None and wanted and chat.ruled_by(user_id):
            found.append(member_json(chat, actor))
    return found


@method("getChatMemberCount")
def get_chat_member_count(call: BotCall) -> int:
    """How many are in a chat."""
    return len(_chat(call).present())


@method("leaveChat")
def leave_chat(call: BotCall) -> bool:
    """The bot leaves a group."""
    chat = _chat(call)
    if chat.kind is Kind.PRIVATE:
        raise refuse("chat member status can't be changed in private chats")
    leave(call.world, chat, call.bot, by=call.bot)
    return True


@method("pinChatMessage")
def pin_chat_message(call: BotCall) -> bool:
    """Pin a message."""
    chat = _chat(call)
    _check_may_pin(call, chat)
    message = find_message(chat, call.params.integer("message_id"), "pin")
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    chat.pinned.append(message.id)
    call.world.touch(message, "edited")
    described = message_json(message, with_reply=False)
    service_message(call.world, chat, call.bot, "pinned", {"pinned_message": described})
    return True


@method("unpinChatMessage")
def unpin_chat_message(call: BotCall) -> bool:
    """Unpin one message, or the newest pinned one."""
    chat = _chat(call)
    _check_may_pin(call, chat)
    message_id = call.params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.pinned:
        raise refuse("message to unpin not found")
    chat.pinned.remove(message_id)
    call.world.touch(chat.messages[message_id], "edited")
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(call: BotCall) -> bool:
    """Unpin everything."""
    chat = _chat(call)
    _check_may_pin(call, chat)
    for message_id in chat.pinned[:]:
        chat.pinned.remove(message_id)
        call.world.touch(chat.messages[message_id], "edited")
    return True


@method("setMessageReaction")
def set_message_reaction(call: BotCall) -> bool:
    """Put the bot's reaction on a message, or take it back."""
    chat = _chat(call)
    message = find_message(chat, call.params.integer("message_id"), "react")
    reactions = call.params.value("reaction") or []
    if not isinstance(reactions, list) or not all(isinstance(one, dict) for one in reactions):
        raise refuse("can't parse reaction JSON object")
    message.reactions.pop(call.bot.id, None)
    if reactions:
        message.reactions[call.bot.id] = str(reactions[0].get("emoji", ""))
    call.world.touch(message, "edited")
    return True


@method("createForumTopic")
def create_forum_topic(call: BotCall) -> dict[str, Any]:
    """Open a topic in a forum."""
    chat = _forum(call)
    name = call.params.text("name").strip()
    if not name:
        raise refuse("TOPIC_TITLE_EMPTY")
    topic = open_topic(call.world, chat, name, by=call.bot)
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": 7322096}


@method("closeForumTopic")
def close_forum_topic(call: BotCall) -> bool:
    """Close a topic."""
    return _set_closed(call, closed=True)


@method("reopenForumTopic")
def reopen_forum_topic(call: BotCall) -> bool:
    """Open a closed topic again."""
    return _set_closed(call, closed=False)


def _set_closed(call: BotCall, *, closed: bool) -> bool:
    topic = _forum(call).topics.get(call.params.integer("message_thread_id"))
    if topic is None:
        raise refuse("message thread not found")
    if topic.closed is closed:
        raise refuse("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    return True


def _chat(call: BotCall) -> Chat:
    chat = find_chat(call.world, call.bot, call.params.text("chat_id"))
    check_is_in(call.bot, chat)
    return chat


def _forum(call: BotCall) -> Chat:
    chat = _chat(call)
    if not chat.forum:
        raise refuse("the chat is not a forum")
    if not chat.ruled_by(call.bot.id):
        raise refuse("not enough rights to manage topics")
    return chat


def _check_may_pin(call: BotCall, chat: Chat) -> None:
    check_may_write(call.world, call.bot, chat)
    if chat.kind is not Kind.PRIVATE and not chat.ruled_by(call.bot.id):
        raise refuse("not enough rights to manage pinned messages in the chat")
