"""Methods that change or remove a message that is there already."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.addressing import check_is_in, check_may_write, find_chat, find_message
from bot.sandbox.chats import Chat, Kind, Message, message_json
from bot.sandbox.errors import NOT_MODIFIED, refuse
from bot.sandbox.keyboards import read_inline_markup
from bot.sandbox.methods.registry import BotCall, method
from bot.sandbox.methods.sending import LONGEST_CAPTION, LONGEST_TEXT, read_text

_DELETABLE_SECONDS = 48 * 3600
_FILES = ("document", "photo", "voice")


@dataclass(frozen=True, slots=True)
class _Change:
    """The new content fields and the new inline keyboard of a message."""

    content: dict[str, Any]
    keyboard: dict[str, Any] | None


@method("editMessageText")
def edit_message_text(call: BotCall) -> Any:
    """Put another text in a message of the bot."""
    if not call.params.text("text"):
        raise refuse("message text is empty")
    text, entities = read_text(call, "text", "parse_mode", "entities")
    keyboard = read_inline_markup(call.params.text("reply_markup"))
    message = _own_message(call)
    if "text" not in message.content:
        raise refuse("there is no text in the message to edit")
    if not text:
        raise refuse("text must be non-empty")
    if len(text) > LONGEST_TEXT:
        raise refuse("MESSAGE_TOO_LONG")
    content: dict[str, Any] = {"text": text} | ({"entities": entities} if entities else {})
    return _apply(call, message, _Change(content, keyboard))


@method("editMessageCaption")
def edit_message_caption(call: BotCall) -> Any:
    """Put another caption under a file."""
    caption, entities = read_text(call, "caption", "parse_mode", "caption_entities")
    keyboard = read_inline_markup(call.params.text("reply_markup"))
    message = _own_message(call)
    if not any(kind in message.content for kind in _FILES):
        raise refuse("there is no caption in the message to edit")
    if len(caption) > LONGEST_CAPTION:
        raise refuse("MEDIA_CAPTION_TOO_LONG")
    content = {
        name: value
        for name, value in message.content.items()
        if name not in {"caption", "caption_entities"}
    }
    content |= {"caption": caption} if caption else {}
    content |= {"caption_entities": entities} if entities else {}
    return _apply(call, message, _Change(content, keyboard))


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call: BotCall) -> Any:
    """Put another inline keyboard under a message, or none."""
    keyboard = read_inline_markup(call.params.text("reply_markup"))
    message = _own_message(call)
    return _apply(call, message, _Change(message.content, keyboard))


@method("deleteMessage")
def delete_message(call: BotCall) -> bool:
    """Remove a message for everyone."""
    if not call.params.text("chat_id"):
        raise refuse("chat identifier is not specified")
    message_id = call.params.integer("message_id")
    if not message_id:
        raise refuse("message identifier is not specified")
    chat = find_chat(call.world, call.bot, call.params.text("chat_id"))
    check_is_in(call.bot, chat)
    message = find_message(chat, message_id, "delete")
    _check_deletable(call, chat, message)
    remove(call, message)
    return True


@method("deleteMessages")
def delete_messages(call: BotCall) -> bool:
    """Remove those of the messages that can be removed."""
    chat = find_chat(call.world, call.bot, call.params.text("chat_id"))
    check_is_in(call.bot, chat)
    wanted = call.params.value("message_ids")
    if not isinstance(wanted, list):
        raise refuse("message identifiers are not specified")
    for message_id in wanted:
        message = chat.messages.get(message_id) if isinstance(message_id, int) else None
        if message is not None and not message.deleted:
            _check_deletable(call, chat, message)
            remove(call, message)
    return True


def remove(call: BotCall, message: Message) -> None:
    """Mark a message as gone and tell the feed."""
    message.deleted = True
    if message.id in message.chat.pinned:
        message.chat.pinned.remove(message.id)
    call.world.touch(message, "deleted")


def _check_deletable(call: BotCall, chat: Chat, message: Message) -> None:
    if chat.ruled_by(call.bot.id):
        return
    own = message.sender is call.bot
    if chat.kind is not Kind.PRIVATE and not own:
        raise refuse("message can't be deleted")
    if call.world.date() - message.date > _DELETABLE_SECONDS:
        raise refuse("message can't be deleted for everyone")


def _own_message(call: BotCall) -> Message:
    inline_id = call.params.text("inline_message_id")
    if inline_id:
        inline = call.world.inline_messages.get(inline_id)
        if inline is None or inline.via_bot is not call.bot:
            raise refuse("MESSAGE_ID_INVALID")
        return inline
    chat = find_chat(call.world, call.bot, call.params.text("chat_id"))
    check_may_write(call.world, call.bot, chat)
    message_id = call.params.integer("message_id")
    if not message_id:
        raise refuse("message identifier is not specified")
    message = find_message(chat, message_id, "edit")
    if message.sender is not call.bot or (message.keyboard or {}).get("keyboard"):
        raise refuse("message can't be edited")
    return message


def _apply(call: BotCall, message: Message, change: _Change) -> Any:
    if message.content == change.content and message.inline_keyboard == change.keyboard:
        raise refuse(NOT_MODIFIED)
    message.content = change.content
    message.inline_keyboard = change.keyboard
    message.edit_date = call.world.date()
    call.world.touch(message, "edited")
    return True if message.inline_id else message_json(message)
