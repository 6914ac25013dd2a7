"""Chats and messages as one person sees them."""

from typing import Any

from bot.sandbox.actors import Actor, Bot, Person, full_name, user_json
from bot.sandbox.chats import Chat, Kind, Message
from bot.sandbox.delivery import bots_in
from bot.sandbox.menus import menu_button_of, menu_of
from bot.sandbox.render import to_html
from bot.sandbox.tapping import button_kind
from bot.sandbox.world import World

_EXCERPT = 80


def person_view(person: Person) -> dict[str, Any]:
    """A person, every key present."""
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "language_code": person.language_code,
    }


def bot_view(bot: Bot) -> dict[str, Any]:
    """A bot, in short."""
    return {"id": bot.id, "username": bot.username, "first_name": bot.first_name}


def chat_view(world: World, person: Person, chat: Chat) -> dict[str, Any]:
    """A line in the list of chats, and what the input field offers there."""
    messages = visible(chat, person)
    last = messages[-1] if messages else None
    read = chat.read.get(person.id, 0)
    return {
        "chat_id": world.people_chat_id(chat),
        "kind": chat.kind.value,
        "title": chat.bot.first_name if chat.bot is not None else chat.title,
        "bot": bot_view(chat.bot) if chat.bot is not None else None,
        "description": _description(chat.bot, person) if chat.bot is not None else None,
        "member": chat.has(person.id) and chat.migrated_to is None,
        "admin": chat.kind is not Kind.PRIVATE and chat.ruled_by(person.id),
        "started": chat.started,
        "blocked": chat.blocked,
        "forum": chat.forum,
        "topics": topics_view(chat),
        "unread": sum(1 for m in messages if m.born > read and m.sender is not person),
        "last": None if last is None else short_view(last) | {"date": last.date},
        "commands": _commands(world, chat, person),
        "menu_button": menu_button_of(chat.bot, person) if chat.bot is not None else None,
        "reply_keyboard": keyboard_view(chat.keyboards.get(person.id)),
    }


def visible(chat: Chat, person: Person) -> list[Message]:
    """The messages that a person can see now: none from after they left a group."""
    end = None if chat.has(person.id) else chat.left_at.get(person.id, 0)
    return [
        message
        for message in chat.messages.values()
        if not message.deleted and (end is None or message.born <= end)
    ]


def topics_view(chat: Chat) -> list[dict[str, Any]]:
    """The topics of a forum."""
    return [
        {"thread_id": topic.id, "name": topic.name, "closed": topic.closed}
        for topic in chat.topics.values()
    ]


def message_view(world: World, person: Person, message: Message) -> dict[str, Any]:
    """A message as this person sees it."""
    content, keyboard = message.content, message.keyboard or {}
    shown = not message.deleted
    return {
        "message_id": message.id,
        "seq": message.seq,
        "from": user_json(message.sender) | {"is_bot": isinstance(message.sender, Bot)},
        "sender_chat": _sender_chat(message),
        "outgoing": message.sender is person,
        "date": message.date,
        "edit_date": message.edit_date,
        "text": content.get("text") if shown else None,
        "caption": content.get("caption") if shown else None,
        "entities": message.entities if shown else [],
        "html": to_html(message.text, message.entities) if shown else "",
        "buttons": buttons_view(message) if shown else [],
        "reply_keyboard": keyboard_view(message.keyboard),
        "force_reply": bool(keyboard.get("force_reply")),
        "remove_keyboard": bool(keyboard.get("remove_keyboard")),
        "reply_to": short_view(message.reply_to) if message.reply_to is not None else None,
        "thread_id": message.thread_id,
        "via_bot": bot_view(message.via_bot) if message.via_bot is not None else None,
        "reactions": list(message.reactions.values()),
        "pinned": message.id in message.chat.pinned,
        "deleted": message.deleted,
        "service": _service(world, message),
        **_files(content if shown else {}),
    }


def buttons_view(message: Message) -> list[list[dict[str, Any]]]:
    """The inline keyboard, each button with its kind and place."""
    rows = (message.inline_keyboard or {}).get("inline_keyboard", [])
    return [
        [_button(button, row, column) for column, button in enumerate(buttons)]
        for row, buttons in enumerate(rows)
    ]


def keyboard_view(keyboard: dict[str, Any] | None) -> dict[str, Any] | None:
    """A reply keyboard: the texts of its buttons."""
    if not keyboard or "keyboard" not in keyboard:
        return None
    return {
        "rows": [[button["text"] for button in row] for row in keyboard["keyboard"]],
        "one_time": bool(keyboard.get("one_time_keyboard")),
        "placeholder": keyboard.get("input_field_placeholder"),
    }


def short_view(message: Message) -> dict[str, Any]:
    """A message in one line."""
    text = message.text.replace("\n", " ") or _attachment(message.content)
    return {
        "message_id": message.id,
        "from": full_name(message.sender),
        "text": text[:_EXCERPT],
    }


def _attachment(content: dict[str, Any]) -> str:
    document = content.get("document")
    if document is not None:
        return str(document.get("file_name", ""))
    return next((f"[{kind}]" for kind in ("photo", "voice") if kind in content), "")


def _description(bot: Bot, person: Person) -> str | None:
    language = (person.language_code or "")[:2]
    return bot.descriptions.get(language) or bot.descriptions.get("")


def _commands(world: World, chat: Chat, person: Person) -> list[dict[str, str]]:
    bots = [chat.bot] if chat.bot is not None else bots_in(world, chat)
    return [
        command | {"bot": bot.username} for bot in bots for command in menu_of(bot, chat, person)
    ]


def _sender_chat(message: Message) -> dict[str, Any] | None:
    if not message.anonymous:
        return None
    return {"id": message.chat.id, "title": message.chat.title}


def _button(button: dict[str, Any], row: int, column: int) -> dict[str, Any]:
    kind = button_kind(button)
    shown = {"text": button["text"], "kind": kind, "row": row, "column": column}
    shown |= {key: button[key] for key in ("url", "callback_data", "style") if key in button}
    if "copy_text" in button:
        shown["copy_text"] = button["copy_text"].get("text")
    for name, value in button.items():
        if name.startswith("switch_inline"):
            shown["query"] = value if isinstance(value, str) else value.get("query", "")
    return shown


def _files(content: dict[str, Any]) -> dict[str, Any]:
    photos = content.get("photo")
    photo = photos[-1] if photos else None
    return {
        "document": _file(content.get("document"), "file_name"),
        "photo": _file(photo, "width", "height"),
        "voice": _file(content.get("voice"), "duration"),
    }


def _file(described: dict[str, Any] | None, *extra: str) -> dict[str, Any] | None:
    if described is None:
        return None
    return {
        "file_id": described["file_id"],
        "size": described["file_size"],
        "mime": described.get("mime_type", "image/jpeg"),
        "url": f"/sandbox/files/{described['file_id']}",
        **{key: described.get(key) for key in extra},
    }


def _service(world: World, message: Message) -> dict[str, Any] | None:
    if message.service is None:
        return None
    return {"kind": message.service, "text": _sentence(world, message)}


def _sentence(world: World, message: Message) -> str:
    content, by = message.content, full_name(message.sender)
    if message.service == "joined":
        return _came(world, content["new_chat_members"][0]["id"], message.sender)
    if message.service == "left":
        return _went(world, content["left_chat_member"]["id"], message.sender)
    if message.service == "topic":
        return f"{by} opened the topic “{content['forum_topic_created']['name']}”"
    sentences = {
        "pinned": f"{by} pinned a message",
        "migrated": "This group became a supergroup",
        "created": f"{by} created the group",
    }
    return sentences.get(message.service or "", "")


def _went(world: World, user_id: int, by: Actor) -> str:
    who = world.actor(user_id)
    name = full_name(who) if who is not None else ""
    return f"{name} left" if who is by else f"{full_name(by)} removed {name}"


def _came(world: World, user_id: int, by: Actor) -> str:
    who = world.actor(user_id)
    name = full_name(who) if who is not None else ""
    return f"{name} joined" if who is by else f"{full_name(by)} added {name}"
