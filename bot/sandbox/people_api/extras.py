"""Rarer things that people do: react, pin, ask a bot inline from another chat."""

import asyncio
import secrets
from typing import Any

from bot.sandbox.actors import Bot, user_json
from bot.sandbox.chats import Kind, message_json
from bot.sandbox.entities import formatted
from bot.sandbox.errors import PeopleError
from bot.sandbox.keyboards import read_inline_value
from bot.sandbox.membership import service_message
from bot.sandbox.people_api.routing import Ask, route
from bot.sandbox.reactions import react
from bot.sandbox.talking import Manner, post
from bot.sandbox.world import InlineQuery

_IN_CHAT = "/people/{person}/chats/{chat}"
_PATIENCE = 5.0
_QUERY_SECONDS, _CHOSEN_SECONDS = 30.0, 600.0


@route("POST", f"{_IN_CHAT}/react")
async def post_reaction(ask: Ask) -> Any:
    """Put an emoji on a message, or take it back."""
    message = ask.message(ask.chat())
    react(ask.world, ask.person(), message, ask.text("emoji"))
    return {}


@route("POST", f"{_IN_CHAT}/pin")
async def pin(ask: Ask) -> Any:
    """Pin a message."""
    person, chat = ask.person(), ask.chat()
    message = ask.message(chat)
    if chat.kind is not Kind.PRIVATE and not chat.ruled_by(person.id):
        raise PeopleError("Only administrators pin messages.", 409)
    chat.pinned = [*(one for one in chat.pinned if one != message.id), message.id]
    ask.world.touch(message, "edited")
    pinned = {"pinned_message": message_json(message, with_reply=False)}
    service_message(ask.world, chat, person, "pinned", pinned)
    return {}


@route("POST", f"{_IN_CHAT}/inline")
async def ask_inline(ask: Ask) -> Any:
    """Type a bot's name and a query; gives what the bot offers."""
    bot = _inline_bot(ask)
    query = InlineQuery(secrets.token_hex(8), bot, ask.person(), ask.text("query", ""))
    ask.world.inline_queries[query.id] = query
    chat_type = ask.chat().kind.value
    content = {
        "id": query.id,
        "from": user_json(query.person),
        "query": query.query,
        "offset": "",
        "chat_type": "sender" if chat_type == "private" else chat_type,
    }
    lane = f"user{query.person.id}"
    ask.world.queues[bot.id].push("inline_query", content, lane=lane, lifetime=_QUERY_SECONDS)
    await _wait_for_results(ask, query)
    return {"answered": query.results is not None, "results": query.results or []}


@route("POST", f"{_IN_CHAT}/inline/choose")
async def choose_inline(ask: Ask) -> Any:
    """Send one of the results that a bot offered last."""
    bot, person, result_id = _inline_bot(ask), ask.person(), ask.text("result_id")
    result = _offered(ask, bot, result_id)
    given = result.get("input_message_content") or {}
    parse_mode = str(given.get("parse_mode") or "")
    text, entities = formatted(
        str(given.get("message_text", "")), parse_mode, given.get("entities")
    )
    content: dict[str, Any] = {"text": text} | ({"entities": entities} if entities else {})
    message = post(ask.world, person, ask.chat(), content, Manner(via_bot=bot))
    message.inline_keyboard = read_inline_value(result.get("reply_markup"))
    chosen = {"result_id": result_id, "from": user_json(person), "query": ask.text("query", "")}
    if message.inline_keyboard is not None:
        message.inline_id = secrets.token_urlsafe(20)
        ask.world.inline_messages[message.inline_id] = message
        chosen["inline_message_id"] = message.inline_id
        ask.world.touch(message, "edited")
    lane = f"user{person.id}"
    ask.world.queues[bot.id].push(
        "chosen_inline_result", chosen, lane=lane, lifetime=_CHOSEN_SECONDS
    )
    return {"message_id": message.id}


def _inline_bot(ask: Ask) -> Bot:
    bot = ask.bot(ask.body.get("bot"))
    if not bot.profile.supports_inline_queries:
        raise PeopleError(f"@{bot.username} has no inline mode.", 409)
    return bot


def _offered(ask: Ask, bot: Bot, result_id: str) -> dict[str, Any]:
    for query in reversed(ask.world.inline_queries.values()):
        if query.bot is bot and query.person is ask.person():
            for result in query.results or []:
                if str(result.get("id")) == result_id:
                    return result
    raise PeopleError("The bot did not offer this.", 404)


async def _wait_for_results(ask: Ask, query: InlineQuery) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + ask.number("wait", _PATIENCE)
    feed = ask.world.feed
    while query.results is None and loop.time() < end:
        await feed.wait(feed.seq, timeout_seconds=end - loop.time())
