"""What people write, send and follow, and how it reaches the bots."""

import re
from dataclasses import dataclass
from typing import Any

from bot.sandbox.actors import GROUP_ANONYMOUS_BOT, Bot, Person
from bot.sandbox.chats import Chat, Kind, Message
from bot.sandbox.cleaning import clean
from bot.sandbox.delivery import deliver
from bot.sandbox.entities import with_automatic
from bot.sandbox.errors import PeopleError
from bot.sandbox.membership import join
from bot.sandbox.world import World

_PAYLOAD = re.compile(r"^[A-Za-z0-9_-]{0,64}$")
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Manner:
    """How something is said: in reply to what, in which topic, as the group itself or not."""

    reply_to: Message | None = None
    thread_id: int | None = None
    anonymous: bool = False
    via_bot: Bot | None = None


def say(
    world: World, person: Person, chat: Chat, text: str, manner: Manner | None = None
) -> Message:
    """A person writes a text; raises PeopleError when they cannot."""
    cleaned, _ = clean(text, [])
    if not cleaned:
        raise PeopleError("There is nothing to say.")
    if len(cleaned) > _LONGEST:
        raise PeopleError(f"A message has at most {_LONGEST} characters.")
    content: dict[str, Any] = {"text": cleaned}
    entities = with_automatic(cleaned, [])
    if entities:
        content["entities"] = entities
    return post(world, person, chat, content, manner)


def post(
    world: World,
    person: Person,
    chat: Chat,
    content: dict[str, Any],
    manner: Manner | None = None,
) -> Message:
    """A person puts a message with this content in a chat; raises PeopleError."""
    manner = manner or Manner()
    _check_may_speak(world, person, chat, manner)
    message = Message(
        id=0,
        chat=chat,
        sender=GROUP_ANONYMOUS_BOT if manner.anonymous else person,
        date=world.date(),
        content=content,
        reply_to=manner.reply_to,
        thread_id=manner.thread_id,
        anonymous=manner.anonymous,
        via_bot=manner.via_bot,
    )
    if chat.kind is Kind.PRIVATE and not chat.started:
        chat.started = True
        world.tell_chats_changed(person.id)
    world.add_message(message)
    chat.read[person.id] = message.seq
    deliver(world, message)
    return message


def press_start(world: World, person: Person, chat: Chat, payload: str = "") -> Message:
    """Press START in a private chat; the payload comes from a link. Raises PeopleError."""
    if chat.kind is not Kind.PRIVATE:
        raise PeopleError("There is a START button in private chats only.")
    if not _PAYLOAD.match(payload):
        raise PeopleError("A start payload has up to 64 characters of A-Z a-z 0-9 _ and -.")
    return say(world, person, chat, f"/start {payload}".rstrip())


def add_bot_by_link(
    world: World, person: Person, chat: Chat, bot: Bot, payload: str
) -> Message | None:
    """Add a bot to a group through a startgroup link; gives the /start message if any."""
    if not chat.has(bot.id):
        join(world, chat, bot, by=person)
    if not payload:
        return None
    return say(world, person, chat, f"/start@{bot.username} {payload}")


def edit(world: World, person: Person, message: Message, text: str) -> None:
    """A person changes a message of theirs; raises PeopleError."""
    if message.sender is not person or "text" not in message.content:
        raise PeopleError("This is no text of yours.")
    cleaned, _ = clean(text, [])
    if not cleaned:
        raise PeopleError("There is nothing to say.")
    if cleaned == message.text:
        return
    entities = with_automatic(cleaned, [])
    message.content = {"text": cleaned} | ({"entities": entities} if entities else {})
    message.edit_date = world.date()
    world.touch(message, "edited")
    deliver(world, message, "edited_message")


def _check_may_speak(world: World, person: Person, chat: Chat, manner: Manner) -> None:
    if person.id in world.deactivated:
        raise PeopleError("This account is deleted.", 409)
    if chat.blocked:
        raise PeopleError("You have blocked this bot: unblock it first.", 409)
    if chat.gone or chat.migrated_to is not None:
        raise PeopleError("This group is no more.", 409)
    if not chat.has(person.id):
        raise PeopleError("You are not in this group.", 409)
    if manner.anonymous and not chat.ruled_by(person.id):
        raise PeopleError("Only administrators can be anonymous.")
    if manner.thread_id is not None and manner.thread_id not in chat.topics:
        raise PeopleError("There is no such topic.", 404)
