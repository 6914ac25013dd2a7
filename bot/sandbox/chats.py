"""Chats, their members and their messages, and how Telegram describes them in JSON."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.sandbox.actors import Actor, Bot, Person, user_json

_PRESENT = frozenset({"creator", "administrator", "member", "restricted"})
_RULING = frozenset({"creator", "administrator"})


class Kind(StrEnum):
    """The kinds of chats, by Telegram's words."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


@dataclass(slots=True)
class Topic:
    """A topic of a forum."""

    id: int
    name: str
    closed: bool = False


@dataclass(slots=True, eq=False)
class Chat:
    """A chat; `id` is the one that bots use, `statuses` the members of a group by user id."""

    id: int
    kind: Kind
    title: str = ""
    bot: Bot | None = None
    person: Person | None = None
    forum: bool = False
    statuses: dict[int, str] = field(default_factory=dict)
    left_at: dict[int, int] = field(default_factory=dict)
    joined_at: dict[int, int] = field(default_factory=dict)
    messages: dict[int, "Message"] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    read: dict[int, int] = field(default_factory=dict)
    keyboards: dict[int, dict[str, Any] | None] = field(default_factory=dict)
    last_message_id: int = 0
    last_bot: int | None = None
    migrated_to: "Chat | None" = None
    started: bool = False
    blocked: bool = False
    met: bool = False
    gone: bool = False

    def has(self, user_id: int) -> bool:
        """Whether this user is in the chat now."""
        if self.kind is Kind.PRIVATE:
            return user_id in self.statuses
        return self.statuses.get(user_id, "left") in _PRESENT

    def ruled_by(self, user_id: int) -> bool:
        """Whether this user is an administrator or the creator."""
        return self.statuses.get(user_id, "left") in _RULING

    def present(self) -> list[int]:
        """The ids of those who are in the chat now."""
        return [user_id for user_id in self.statuses if self.has(user_id)]


@dataclass(slots=True, eq=False)
class Message:
    """A message; `content` holds the fields of its JSON that are its own."""

    id: int
    chat: Chat
    sender: Actor
    date: int
    content: dict[str, Any]
    seq: int = 0
    born: int = 0
    edit_date: int | None = None
    reply_to: "Message | None" = None
    inline_keyboard: dict[str, Any] | None = None
    keyboard: dict[str, Any] | None = None
    thread_id: int | None = None
    anonymous: bool = False
    via_bot: Bot | None = None
    inline_id: str | None = None
    service: str | None = None
    reactions: dict[int, str] = field(default_factory=dict)
    deleted: bool = False

    @property
    def text(self) -> str:
        """Its text or caption."""
        found = self.content.get("text") or self.content.get("caption") or ""
        return str(found)

    @property
    def entities(self) -> list[dict[str, Any]]:
        """The entities of its text or caption."""
        found: list[dict[str, Any]] = (
            self.content.get("entities") or self.content.get("caption_entities") or []
        )
        return found


def chat_json(chat: Chat) -> dict[str, Any]:
    """The Chat object, as bots see it."""
    if chat.person is not None:
        user = user_json(chat.person)
        kept = ("id", "first_name", "last_name", "username")
        return {key: user[key] for key in kept if key in user} | {"type": "private"}
    described: dict[str, Any] = {"id": chat.id, "title": chat.title, "type": chat.kind.value}
    if chat.kind is Kind.GROUP:
        described["all_members_are_administrators"] = False
    if chat.forum:
        described["is_forum"] = True
    return described


def message_json(message: Message, *, with_reply: bool = True) -> dict[str, Any]:
    """The Message object, as bots see it; the message replied to is given one level deep."""
    described: dict[str, Any] = {
        "message_id": message.id,
        "from": user_json(message.sender),
        "chat": chat_json(message.chat),
        "date": message.date,
        **message.content,
    }
    if message.anonymous:
        described["sender_chat"] = chat_json(message.chat)
    if message.edit_date is not None:
        described["edit_date"] = message.edit_date
    if with_reply and message.reply_to is not None:
        described["reply_to_message"] = message_json(message.reply_to, with_reply=False)
    if message.inline_keyboard is not None:
        described["reply_markup"] = message.inline_keyboard
    if message.thread_id is not None:
        described["message_thread_id"] = message.thread_id
        described["is_topic_message"] = True
    if message.via_bot is not None:
        described["via_bot"] = user_json(message.via_bot)
    return described


def member_json(chat: Chat, actor: Actor) -> dict[str, Any]:
    """The ChatMember object of somebody in a chat."""
    status = chat.statuses.get(actor.id, "left")
    described: dict[str, Any] = {"user": user_json(actor), "status": status}
    match status:
        case "creator":
            described["is_anonymous"] = False
        case "administrator":
            described |= _rights(chat)
        case "kicked":
            described["until_date"] = 0
        case _:
            pass
    return described


def _rights(chat: Chat) -> dict[str, Any]:
    rights = [
        "manage_chat", "change_info", "delete_messages", "invite_users", "restrict_members",
        "pin_messages", "promote_members", "manage_video_chats", "post_stories", "edit_stories",
        "delete_stories", "send_welcome_messages",
    ]  # fmt: skip
    if chat.forum:
        rights.append("manage_topics")
    granted: dict[str, Any] = {f"can_{right}": right != "promote_members" for right in rights}
    return {"can_be_edited": False, "is_anonymous": False, **granted}
