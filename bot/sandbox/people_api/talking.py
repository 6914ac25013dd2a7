"""What people do in a chat: write, tap, press, follow links, send files."""

import asyncio
import base64
import binascii
import mimetypes
import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from bot.sandbox.actors import Bot
from bot.sandbox.chats import Chat, Kind, Message
from bot.sandbox.entities import with_automatic
from bot.sandbox.errors import PeopleError
from bot.sandbox.files import Upload, content_of
from bot.sandbox.people_api.routing import Ask, route
from bot.sandbox.talking import Manner, add_bot_by_link, edit, post, press_start, say
from bot.sandbox.tapping import button_kind, choose_button, tap, without_bot
from bot.sandbox.world import Tap

_IN_CHAT = "/people/{person}/chats/{chat}"
_PATIENCE = 5.0
_LINK = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me)/(\w+)/?(?:\?(.*))?$", re.IGNORECASE
)


@route("POST", f"{_IN_CHAT}/say")
async def post_text(ask: Ask) -> Any:
    """Write a text."""
    chat = ask.chat()
    message = say(ask.world, ask.person(), chat, ask.text("text"), _manner(ask, chat))
    return {"message_id": message.id}


@route("POST", f"{_IN_CHAT}/start")
async def start(ask: Ask) -> Any:
    """Press START."""
    message = press_start(ask.world, ask.person(), ask.chat(), ask.text("payload", ""))
    return {"message_id": message.id}


@route("POST", f"{_IN_CHAT}/press")
async def press(ask: Ask) -> Any:
    """Press a button of the reply keyboard: its text is sent."""
    person, chat, text = ask.person(), ask.chat(), ask.text("text")
    keyboard = chat.keyboards.get(person.id) or {}
    texts = [button["text"] for row in keyboard.get("keyboard", []) for button in row]
    if text not in texts:
        shown = ", ".join(f"“{one}”" for one in texts) or "none"
        raise PeopleError(f"There is no such button; there are: {shown}.", 404)
    message = say(ask.world, person, chat, text)
    if keyboard.get("one_time_keyboard"):
        chat.keyboards[person.id] = None
    return {"message_id": message.id}


@route("POST", f"{_IN_CHAT}/edit")
async def edit_text(ask: Ask) -> Any:
    """Change a text of one's own."""
    message = ask.message(ask.chat())
    edit(ask.world, ask.person(), message, ask.text("text"))
    return {"message_id": message.id}


@route("POST", f"{_IN_CHAT}/delete")
async def delete(ask: Ask) -> Any:
    """Delete a message; bots are not told."""
    chat = ask.chat()
    message = ask.message(chat)
    person = ask.person()
    if not (chat.kind is Kind.PRIVATE or message.sender is person or chat.ruled_by(person.id)):
        raise PeopleError("Only administrators delete what others wrote.")
    message.deleted = True
    ask.world.touch(message, "deleted")
    return {}


@route("POST", f"{_IN_CHAT}/send-file")
async def send_file(ask: Ask) -> Any:
    """Send a document, a picture or a voice message."""
    chat, kind = ask.chat(), ask.text("kind", "document")
    if kind not in {"document", "photo", "voice"}:
        raise PeopleError("kind must be document, photo or voice.")
    stored = ask.world.files.keep(kind, _upload(ask))
    content = content_of(stored, duration=int(ask.number("duration", 1)))
    caption = ask.text("caption", "").strip()
    if caption:
        content["caption"] = caption
        content["caption_entities"] = with_automatic(caption, [])
    message = post(ask.world, ask.person(), chat, content, _manner(ask, chat))
    return {"message_id": message.id, "file_id": stored.id}


@route("POST", f"{_IN_CHAT}/tap")
async def post_tap(ask: Ask) -> Any:
    """Tap an inline button and wait for what the bot answers."""
    person, chat = ask.person(), ask.chat()
    if not chat.has(person.id):
        raise PeopleError("You are not in this group.", 409)
    message = _tapped(ask, chat)
    if ask.body.get("forged"):
        data = ask.text("data")
    else:
        button = choose_button(message, ask.body)
        if button_kind(button) != "callback":
            return without_bot(button)
        data = button["callback_data"]
    lifetime = ask.sandbox.limits.figures.callback_lifetime
    made = tap(ask.world, person, message, data, lifetime=lifetime)
    await _wait_for_answer(ask, made)
    answer = made.answer or {"toast": None, "alert": False, "url": None}
    return {"answered": made.answer is not None, **answer, "callback_query_id": made.id}


@route("POST", "/people/{person}/open")
async def open_link(ask: Ask) -> Any:
    """Follow a link."""
    url = ask.text("url").strip()
    name, query = _parts(url)
    bot = ask.world.bot_named(name) if name else None
    if bot is None:
        return {"external": url}
    if "startgroup" in query:
        return _open_group(ask, bot, query["startgroup"])
    chat = ask.world.private_chat(bot, ask.person())
    answer: dict[str, Any] = {"chat_id": bot.id, "message_id": None}
    if query.get("start"):
        message = press_start(ask.world, ask.person(), chat, query["start"])
        answer["message_id"] = message.id
    return answer


def _open_group(ask: Ask, bot: Bot, payload: str) -> dict[str, Any]:
    person = ask.person()
    mine = [chat for chat in ask.world.groups.values() if chat.has(person.id)]
    wanted = ask.body.get("group")
    if wanted is None:
        return {"choose": [{"chat_id": chat.id, "title": chat.title} for chat in mine]}
    chat = next((chat for chat in mine if str(chat.id) == str(wanted)), None)
    if chat is None:
        raise PeopleError("You are not in this group.", 409)
    message = add_bot_by_link(ask.world, person, chat, bot, payload)
    return {"chat_id": chat.id, "message_id": message.id if message is not None else None}


def _parts(url: str) -> tuple[str, dict[str, str]]:
    if url.lower().startswith("tg://resolve?"):
        query = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
        return query.pop("domain", ""), query
    match = _LINK.match(url)
    if match is None:
        return "", {}
    return match[1], dict(parse_qsl(match[2] or "", keep_blank_values=True))


def _manner(ask: Ask, chat: Chat) -> Manner:
    reply_to = None
    if ask.body.get("reply_to") is not None:
        reply_to = chat.messages.get(int(ask.number("reply_to")))
        if reply_to is None or reply_to.deleted:
            raise PeopleError("There is no such message to reply to.", 404)
    return Manner(
        reply_to=reply_to,
        thread_id=int(ask.number("thread_id")) or None,
        anonymous=bool(ask.body.get("anonymous")),
    )


def _tapped(ask: Ask, chat: Chat) -> Message:
    if not ask.body.get("forged"):
        return ask.message(chat)
    message_id = int(ask.number("message_id"))
    message = chat.messages.get(message_id)
    if message is not None:
        return message
    for other in (*ask.world.groups.values(), *ask.world.private.values()):
        if message_id in other.messages:
            return other.messages[message_id]
    raise PeopleError("There never was such a message.", 404)


async def _wait_for_answer(ask: Ask, made: Tap) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + ask.number("wait", _PATIENCE)
    feed = ask.world.feed
    while made.answer is None and loop.time() < end:
        await feed.wait(feed.seq, timeout_seconds=end - loop.time())


def _upload(ask: Ask) -> Upload:
    if "file" in ask.files:
        return ask.files["file"]
    name = ask.text("file_name")
    mime = ask.text("mime", mimetypes.guess_type(name)[0] or "application/octet-stream")
    if "text" in ask.body:
        return Upload(name, mime, ask.text("text").encode())
    try:
        return Upload(name, mime, base64.b64decode(ask.text("base64"), validate=True))
    except binascii.Error as error:
        raise PeopleError("base64 is no base64.") from error
