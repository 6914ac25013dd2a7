"""
Makes an `Update` for the handlers out of stored JSON.

Telegram sends the whole message along with every tap of one of its buttons, and to parse it all
is half of the cost of a tap. We know our own messages; what counts is where the button was.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    InaccessibleMessage,
    MaybeInaccessibleMessage,
    Message,
    Update,
    User,
)

from bot.intake.sorting import LARGEST_ID

BUTTON_IS_THERE: Final = "button_is_there"
"""Under this name, among the things the framework does not know: was the button really there?"""


def read(update: Mapping[str, Any], bot: Bot) -> Update:
    """
    Parse an update; a tap's message says where it is, but not what it says.

    Outside topics that message is an `InaccessibleMessage`, which Telegram itself sends for
    messages that are too old, so that handlers know it anyway.

    Raises:
        Exception: of any kind, for an update of a strange shape.
    """
    query = update.get("callback_query")
    if not isinstance(query, dict):
        made = Update.de_json(dict(update), bot)
    else:
        made = Update(update["update_id"], callback_query=_tap(query, bot))
    _check(made)
    return made


def _check(update: Update) -> None:
    """Refuse what our answer would only carry back: the framework takes any id as it comes."""
    for part in (update.effective_chat, update.effective_user):
        if part is not None:
            _whole(part.id)


def _whole(number: object) -> int:
    if type(number) is not int or abs(number) > LARGEST_ID:
        raise TypeError("an id is no whole number, or too large for any database")
    return number


def _tap(query: Mapping[str, Any], bot: Bot) -> CallbackQuery:
    message = query.get("message")
    tap = CallbackQuery(
        id=_word(query["id"]),
        from_user=User.de_json(query["from"], bot),
        chat_instance=query.get("chat_instance", ""),
        message=None if message is None else _place(message, bot),
        data=query.get("data"),
        inline_message_id=query.get("inline_message_id"),
        api_kwargs={BUTTON_IS_THERE: _has_button(message, query.get("data"))},
    )
    tap.set_bot(bot)
    return tap


def _has_button(message: object, memory: object) -> bool:
    """Tell whether the message has the tapped button: a dishonest application may invent one."""
    markup = message.get("reply_markup") if isinstance(message, Mapping) else None
    rows = markup.get("inline_keyboard") if isinstance(markup, Mapping) else None
    if not isinstance(rows, list):
        return False
    buttons = (button for row in rows if isinstance(row, list) for button in row)
    return any(isinstance(b, Mapping) and b.get("callback_data") == memory for b in buttons)


def _word(word: object) -> str:
    if not isinstance(word, str):
        raise TypeError("an id is no word")
    return word


def _place(message: Mapping[str, Any], bot: Bot) -> MaybeInaccessibleMessage:
    chat = Chat.de_json(message["chat"], bot)
    message_id = _whole(message["message_id"])
    if message.get("is_topic_message") is not True:
        return InaccessibleMessage(chat, message_id)
    return Message(
        message_id,
        date=datetime.fromtimestamp(message["date"], UTC),
        chat=chat,
        message_thread_id=message["message_thread_id"],
        is_topic_message=True,
    )
