"""Who is there, and which chats and messages they see."""

import time
from typing import Any

from bot.sandbox.actors import Person
from bot.sandbox.errors import PeopleError
from bot.sandbox.people_api.routing import Ask, route
from bot.sandbox.people_api.views import (
    bot_view,
    chat_view,
    message_view,
    person_view,
    visible,
)

_LARGEST_ID = 2**52


@route("GET", "/people")
async def people(ask: Ask) -> Any:
    """Everybody."""
    return {"people": [person_view(person) for person in ask.world.people.values()]}


@route("POST", "/people")
async def new_person(ask: Ask) -> Any:
    """A stranger gets a Telegram account."""
    known = ask.world.people
    # A bot may remember the strangers of an earlier sandbox: nobody gets their ids again.
    person_id = int(ask.number("id")) or max([int(time.time()), *known]) + 1
    if person_id in known or person_id in ask.world.bots or not 0 < person_id < _LARGEST_ID:
        raise PeopleError(f"The id {person_id} cannot be used.", 409)
    first_name = ask.text("first_name").strip()
    if not first_name:
        raise PeopleError("first_name must not be empty.")
    person = Person(
        id=person_id,
        first_name=first_name,
        last_name=ask.text("last_name", "") or None,
        username=ask.text("username", "").removeprefix("@") or None,
        language_code=ask.text("language_code", "") or None,
    )
    known[person.id] = person
    ask.world.tell_chats_changed(person.id)
    return person_view(person)


@route("POST", "/people/{person}/deactivate")
async def deactivate(ask: Ask) -> Any:
    """The account is deleted."""
    ask.world.deactivated.add(ask.person().id)
    return {}


@route("GET", "/bots")
async def bots(ask: Ask) -> Any:
    """The bots, and how much each of them still has to be told."""
    shown = []
    for bot in ask.world.bots.values():
        webhook = ask.sandbox.senders[bot.id].webhook
        shown.append(
            bot_view(bot)
            | {
                "description": bot.descriptions.get("", ""),
                "short_description": bot.short_descriptions.get("", ""),
                "webhook": webhook.url if webhook is not None else None,
                "pending": len(ask.world.queues[bot.id]),
            }
        )
    return {"bots": shown}


@route("GET", "/people/{person}/chats")
async def chats(ask: Ask) -> Any:
    """The list of chats of a person."""
    person = ask.person()
    shown = [chat_view(ask.world, person, chat) for chat in ask.world.person_chats(person)]
    return {"chats": shown, "seq": ask.world.feed.seq}


@route("GET", "/people/{person}/chats/{chat}/messages")
async def messages(ask: Ask) -> Any:
    """The messages of a chat, all or what changed since `after`."""
    person, chat, after = ask.person(), ask.chat(), int(ask.number("after"))
    if after:
        found = [message for message in chat.messages.values() if message.seq > after]
        seen = set(map(id, visible(chat, person)))
        found = [m for m in found if id(m) in seen or (m.deleted and chat.has(person.id))]
    else:
        found = visible(chat, person)
    chat.read[person.id] = ask.world.feed.seq
    shown = [message_view(ask.world, person, message) for message in found]
    return {"messages": shown, "seq": ask.world.feed.seq}
