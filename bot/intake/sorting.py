"""
Which updates are ours, and whose turn each one belongs to. Pure, on raw JSON, and never raises.

Others' group talk must not reach the disk, so in doubt an update is dropped. Two shapes are kept
however broken they are inside, because somebody waits for an answer: a tap (`callback_query` is
an object) and a private message (`message.chat.type` is "private"). What cannot be worked on then
ends among the dead, where an organiser sees it.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from bot.domain.member import ANONYMOUS_ADMIN

TELEGRAM_ITSELF: Final = 777000  # forwards a channel's posts into its discussion group
LARGEST_ID: Final = 2**63 - 1

_COMMAND: Final = re.compile(r"/[A-Za-z0-9_]{1,64}(?:@([A-Za-z0-9_]{1,64}))?(?![A-Za-z0-9_@/<>])")
_MOVES: Final = ("migrate_to_chat_id", "migrate_from_chat_id")


class Kind(StrEnum):
    TAP = "tap"
    MESSAGE = "message"
    MEMBERSHIP = "membership"
    INLINE = "inline"  # our name, typed in any chat, and what follows it
    CHOSEN = "chosen"  # what was offered then stands in that chat now
    OTHER = "other"


_FIELDS: Final = {
    Kind.TAP: "callback_query",
    Kind.MESSAGE: "message",
    Kind.MEMBERSHIP: "my_chat_member",
    Kind.INLINE: "inline_query",
    Kind.CHOSEN: "chosen_inline_result",
}


def kind(update: Mapping[str, Any]) -> Kind:
    """Name the kind of an update by the one part of it that counts."""
    kinds = (kind for kind, field in _FIELDS.items() if isinstance(update.get(field), dict))
    return next(kinds, Kind.OTHER)


def is_ours(update: Mapping[str, Any], *, bot_id: int, bot_username: str) -> bool:
    """Tell whether an update may be written to disk and worked on."""
    match kind(update):
        case Kind.TAP | Kind.MEMBERSHIP | Kind.INLINE | Kind.CHOSEN:
            return True
        case Kind.MESSAGE:
            message = update["message"]
            if _part(message, "chat").get("type") == "private":
                return _is_from_a_person(message)
            return _is_ours_in_group(message, bot_id=bot_id, bot_username=bot_username)
        case Kind.OTHER:
            return False


def person_key(update: Mapping[str, Any]) -> int:
    """Return the id whose updates must stay in order: the sender's, or else the chat's; or 0."""
    what = kind(update)
    if what is Kind.OTHER:
        return 0
    body = update[_FIELDS[what]]
    sender = _id(_part(body, "from").get("id"))
    if sender in {0, ANONYMOUS_ADMIN, TELEGRAM_ITSELF}:
        holder = body if what is not Kind.TAP else _part(body, "message")
        return _id(_part(holder, "chat").get("id"))
    return sender


def _is_ours_in_group(message: Mapping[str, Any], *, bot_id: int, bot_username: str) -> bool:
    if any(field in message for field in _MOVES):
        return True
    if _is_about_us(message, bot_id):
        return True
    if not _is_from_a_person(message) or "is_automatic_forward" in message:
        return False
    answered = _part(_part(message, "reply_to_message"), "from")
    return answered.get("id") == bot_id or _is_a_command_for(message, bot_username)


def _is_about_us(message: Mapping[str, Any], bot_id: int) -> bool:
    newcomers = message.get("new_chat_members")
    came = isinstance(newcomers, list) and any(
        isinstance(newcomer, dict) and newcomer.get("id") == bot_id for newcomer in newcomers
    )
    return came or _part(message, "left_chat_member").get("id") == bot_id


def _is_a_command_for(message: Mapping[str, Any], bot_username: str) -> bool:
    text = message.get("text")
    found = _COMMAND.match(text) if isinstance(text, str) else None
    if found is None:
        return False
    return found[1] is None or found[1].lower() == bot_username.lower()


def _is_from_a_person(message: Mapping[str, Any]) -> bool:
    sender = _part(message, "from")
    if sender.get("id") == ANONYMOUS_ADMIN:
        return True
    return sender.get("is_bot") is not True and sender.get("id") != TELEGRAM_ITSELF


def _part(whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = whole.get(name)
    return part if isinstance(part, dict) else {}


def _id(candidate: object) -> int:
    """Return a number that every database can hold, 0 for anything else."""
    if type(candidate) is int and -LARGEST_ID <= candidate <= LARGEST_ID:
        return candidate
    return 0
