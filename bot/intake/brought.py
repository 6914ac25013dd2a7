"""What somebody brings with an update: words, what a button remembers, the topic they are in."""

from telegram import Message, Update


def typed(update: Update) -> str:
    """Return what the person wrote, to us or behind our name."""
    if update.inline_query:
        return update.inline_query.query
    if update.callback_query:  # its message is ours; and old ones cannot be asked what they say
        return ""
    message = update.effective_message
    return (message.text or "") if isinstance(message, Message) else ""


def remembered(update: Update) -> str:
    """Return what the tapped button, or the chosen card, carries back to us."""
    if update.chosen_inline_result:
        return update.chosen_inline_result.result_id
    return (update.callback_query.data if update.callback_query else None) or ""


def inline_id(update: Update) -> str:
    """Return Telegram's name for a card that was sent behind our name, if this is about one."""
    source = update.callback_query or update.chosen_inline_result
    return (source.inline_message_id if source else None) or ""


def thread(message: object) -> int | None:
    """Return the topic; a mere reply also has a thread id, and is not in a topic."""
    if not isinstance(message, Message) or not message.is_topic_message:
        return None
    return message.message_thread_id
