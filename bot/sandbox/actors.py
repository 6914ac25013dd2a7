"""People and bots: who they are, and how Telegram describes them in JSON."""

from dataclasses import dataclass, field
from typing import Any

GROUP_ANONYMOUS_BOT_ID = 1087968824


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None


@dataclass(frozen=True, slots=True)
class BotProfile:
    """What BotFather knows of a bot."""

    username: str
    first_name: str
    can_read_all_group_messages: bool = False
    can_join_groups: bool = True
    supports_inline_queries: bool = False


@dataclass(slots=True)
class Bot:
    """A bot and what it told Telegram about itself; texts are by language code ("" = any)."""

    id: int
    token: str
    profile: BotProfile
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    menu_buttons: dict[int | None, dict[str, Any]] = field(default_factory=dict)

    @property
    def username(self) -> str:
        """The name behind the @."""
        return self.profile.username

    @property
    def first_name(self) -> str:
        """The name that people see."""
        return self.names.get("") or self.profile.first_name


Actor = Person | Bot

GROUP_ANONYMOUS_BOT = Person(GROUP_ANONYMOUS_BOT_ID, "Group", username="GroupAnonymousBot")


def user_json(actor: Actor) -> dict[str, Any]:
    """The User object of a person or a bot."""
    if isinstance(actor, Bot):
        return {
            "id": actor.id,
            "is_bot": True,
            "first_name": actor.first_name,
            "username": actor.username,
        }
    user: dict[str, Any] = {
        "id": actor.id,
        "is_bot": actor.id == GROUP_ANONYMOUS_BOT_ID,
        "first_name": actor.first_name,
    }
    if actor.last_name:
        user["last_name"] = actor.last_name
    if actor.username:
        user["username"] = actor.username
    if actor.language_code:
        user["language_code"] = actor.language_code
    return user


def own_json(bot: Bot) -> dict[str, Any]:
    """What getMe gives."""
    return user_json(bot) | {
        "can_join_groups": bot.profile.can_join_groups,
        "can_read_all_group_messages": bot.profile.can_read_all_group_messages,
        "supports_inline_queries": bot.profile.supports_inline_queries,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_guest_queries": False,
    }


def full_name(actor: Actor) -> str:
    """First and last name."""
    last = actor.last_name if isinstance(actor, Person) else None
    return f"{actor.first_name} {last}" if last else actor.first_name
