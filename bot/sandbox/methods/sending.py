"""sendMessage, and what every method that sends has in common."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.actors import user_json
from bot.sandbox.addressing import (
    check_may_write,
    check_reply_parameters,
    find_chat,
    find_replied,
    find_thread,
)
from bot.sandbox.chats import Chat, Message, message_json
from bot.sandbox.delivery import deliver
from bot.sandbox.entities import formatted
from bot.sandbox.errors import refuse
from bot.sandbox.keyboards import Markup, read_markup
from bot.sandbox.methods.registry import BotCall, method
from bot.sandbox.world import World

LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024

ACTIONS = frozenset({
    "cancel", "typing", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_photo", "upload_document", "choose_sticker", "pick_up_location", "find_location",
    "record_video_note", "upload_video_note",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Envelope:
    """Where a message goes and what comes with it."""

    chat: Chat
    markup: Markup
    thread_id: int | None = None
    reply_to: Message | None = None


@method("sendMessage")
def send_message(call: BotCall) -> dict[str, Any]:
    """Send a text."""
    if not call.params.text("text"):
        raise refuse("message text is empty")
    text, entities = read_text(call, "text", "parse_mode", "entities")
    envelope = read_envelope(call)
    if not text:
        raise refuse("text must be non-empty")
    if len(text) > LONGEST_TEXT:
        raise refuse("message is too long")
    content: dict[str, Any] = {"text": text}
    if entities:
        content["entities"] = entities
    return message_json(send(call, envelope, content))


@method("sendChatAction")
def send_chat_action(call: BotCall) -> bool:
    """Show that the bot is typing."""
    action = call.params.text("action").lower()
    if action not in ACTIONS:
        raise refuse("wrong parameter action in request")
    chat = find_chat(call.world, call.bot, call.params.text("chat_id"))
    check_may_write(call.world, call.bot, chat)
    call.world.feed.tell(
        "typing",
        chat_id=call.world.people_chat_id(chat),
        people=call.world.audience(chat),
        bot=call.bot.id,
        action=action,
    )
    return True


def read_text(
    call: BotCall, field: str, mode_field: str, entities_field: str
) -> tuple[str, list[dict[str, Any]]]:
    """A text parameter, parsed and cleaned; raises ApiError."""
    params = call.params
    explicit = params.value(entities_field)
    text, entities = formatted(params.text(field), params.text(mode_field), explicit)
    return text, named_people(call.world, entities)


def named_people(world: World, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Mentions by id become mentions of people; those of unknown people are dropped."""
    if not any(entity["type"] == "text_mention" for entity in entities):
        return entities
    named = []
    for entity in entities:
        if entity["type"] != "text_mention":
            named.append(entity)
            continue
        user = entity.get("user")
        user_id = entity.get("user_id") or (user.get("id") if isinstance(user, dict) else None)
        actor = world.actor(user_id) if isinstance(user_id, int) else None
        if actor is not None:
            kept = {key: entity[key] for key in ("offset", "length", "type")}
            named.append(kept | {"user": user_json(actor)})
    return named


def read_envelope(call: BotCall) -> Envelope:
    """Everything but the content, checked in the server's order; raises ApiError."""
    params = call.params
    check_reply_parameters(params)
    raw_chat = params.text("chat_id")
    markup = read_markup(params.text("reply_markup"), private=not raw_chat.startswith("-"))
    chat = find_chat(call.world, call.bot, raw_chat)
    check_may_write(call.world, call.bot, chat)
    thread_id = find_thread(chat, params)
    return Envelope(chat, markup, thread_id, find_replied(chat, params))


def send(call: BotCall, envelope: Envelope, content: dict[str, Any]) -> Message:
    """Store and deliver a message of the bot."""
    chat = envelope.chat
    message = Message(
        id=0,
        chat=chat,
        sender=call.bot,
        date=call.world.date(),
        content=content,
        reply_to=envelope.reply_to,
        inline_keyboard=envelope.markup.inline,
        keyboard=envelope.markup.reply,
        thread_id=envelope.thread_id,
    )
    chat.last_bot = call.bot.id
    if envelope.markup.reply is not None:
        _show_keyboard(call.world, message, envelope.markup.reply)
    call.world.add_message(message)
    deliver(call.world, message)
    return message


def caption_content(call: BotCall) -> dict[str, Any]:
    """The caption of a file, checked; {} without one."""
    caption, entities = read_text(call, "caption", "parse_mode", "caption_entities")
    if len(caption) > LONGEST_CAPTION:
        raise refuse("message caption is too long")
    content: dict[str, Any] = {"caption": caption} if caption else {}
    return content | ({"caption_entities": entities} if entities else {})


def _show_keyboard(world: World, message: Message, markup: dict[str, Any]) -> None:
    chat = message.chat
    shown = markup if "keyboard" in markup else None
    if markup.get("force_reply"):
        return
    for person_id in _keyboard_targets(world, message, markup):
        chat.keyboards[person_id] = shown


def _keyboard_targets(world: World, message: Message, markup: dict[str, Any]) -> list[int]:
    everybody = world.audience(message.chat)
    if not markup.get("selective"):
        return everybody
    chosen = set()
    if message.reply_to is not None:
        chosen.add(message.reply_to.sender.id)
    named = message.text.lower()
    for person_id in everybody:
        person = world.people[person_id]
        if person.username and f"@{person.username.lower()}" in named:
            chosen.add(person_id)
    return [person_id for person_id in everybody if person_id in chosen]
