"""What people do with groups and with their chat list: found, join, leave, block, pin."""

from typing import Any

from bot.sandbox.actors import Actor, Bot, Person
from bot.sandbox.chats import Chat, Kind, Topic, chat_json
from bot.sandbox.errors import PeopleError
from bot.sandbox.membership import (
    block,
    join,
    leave,
    migrate,
    open_topic,
    promote,
    service_message,
    set_status,
    unblock,
)
from bot.sandbox.people_api.routing import Ask, route
from bot.sandbox.people_api.views import topics_view
from bot.sandbox.talking import add_bot_by_link

_IN_CHAT = "/people/{person}/chats/{chat}"


@route("GET", "/groups")
async def groups(ask: Ask) -> Any:
    """All groups and who is in them."""
    return {"groups": [_group_view(ask, chat) for chat in ask.world.groups.values()]}


@route("POST", "/groups")
async def new_group(ask: Ask) -> Any:
    """Found a group; the bots in it are told."""
    kind = ask.text("kind", "supergroup")
    if kind not in {"group", "supergroup"}:
        raise PeopleError("kind must be group or supergroup.")
    admins = [ask.person_with(raw) for raw in _list(ask, "admins")]
    members = [ask.person_with(raw) for raw in _list(ask, "members")]
    bots = [ask.bot(raw) for raw in _list(ask, "bots")]
    if ask.body.get("creator") is not None:
        admins.insert(0, ask.person_with(ask.body["creator"]))
    creator = next(iter([*admins, *members]), None)
    if creator is None:
        raise PeopleError("A group needs members.")
    chat = ask.world.new_group(Kind(kind), ask.text("title"))
    for person in members:
        chat.statuses[person.id] = "member"
    for person in admins:
        chat.statuses[person.id] = "administrator"
    chat.statuses[creator.id] = "creator"
    _open_forum(ask, chat)
    service_message(ask.world, chat, creator, "created", {f"{kind}_chat_created": True})
    for bot in bots:
        join(ask.world, chat, bot, by=creator, admin=bool(ask.body.get("bots_are_admins")))
    ask.world.tell_chats_changed(*ask.world.audience(chat))
    return _group_view(ask, chat)


@route("POST", "/groups/{group}/migrate")
async def migrate_group(ask: Ask) -> Any:
    """A basic group becomes a supergroup."""
    chat = _group(ask)
    if chat.kind is not Kind.GROUP or chat.migrated_to is not None:
        raise PeopleError("Only a basic group can become a supergroup.", 409)
    return {"chat_id": migrate(ask.world, chat).id}


@route("POST", "/groups/{group}/topics")
async def new_topic(ask: Ask) -> Any:
    """Open a topic."""
    chat = _group(ask)
    by = next((ask.world.people[user_id] for user_id in ask.world.audience(chat)), None)
    if not chat.forum or by is None:
        raise PeopleError("This group is no forum.", 409)
    topic = open_topic(ask.world, chat, ask.text("name"), by=by)
    return {"thread_id": topic.id, "name": topic.name}


@route("POST", "/groups/{group}/delete")
async def delete_group(ask: Ask) -> Any:
    """The group is no more."""
    chat = _group(ask)
    chat.gone = True
    ask.world.tell_chats_changed(*ask.world.audience(chat))
    return {}


@route("POST", f"{_IN_CHAT}/join")
async def join_group(ask: Ask) -> Any:
    """Enter a group."""
    person, chat = ask.person(), _group_of(ask)
    if not chat.has(person.id):
        join(ask.world, chat, person, by=person)
    return {}


@route("POST", f"{_IN_CHAT}/leave")
async def leave_group(ask: Ask) -> Any:
    """Leave a group."""
    person, chat = ask.person(), _group_of(ask)
    _check_in(chat, person)
    leave(ask.world, chat, person, by=person)
    return {}


@route("POST", f"{_IN_CHAT}/add-member")
async def add_member(ask: Ask) -> Any:
    """Add somebody to a group."""
    chat, new = _group_of(ask), ask.person_with(ask.body.get("person"))
    _check_in(chat, ask.person())
    if not chat.has(new.id):
        join(ask.world, chat, new, by=ask.person())
    return {}


@route("POST", f"{_IN_CHAT}/remove-member")
async def remove_member(ask: Ask) -> Any:
    """Remove somebody from a group."""
    chat, gone = _group_of(ask), ask.person_with(ask.body.get("person"))
    _check_rules(chat, ask.person())
    _check_in(chat, gone)
    leave(ask.world, chat, gone, by=ask.person())
    return {}


@route("POST", f"{_IN_CHAT}/add-bot")
async def add_bot(ask: Ask) -> Any:
    """Add a bot to a group, as an administrator if wanted, with a start payload if given."""
    chat, bot, person = _group_of(ask), ask.bot(ask.body.get("bot")), ask.person()
    _check_in(chat, person)
    add_bot_by_link(ask.world, person, chat, bot, ask.text("payload", ""))
    if ask.body.get("admin") and not chat.ruled_by(bot.id):
        set_status(ask.world, chat, bot, "administrator", by=person)
    return {}


@route("POST", f"{_IN_CHAT}/remove-bot")
async def remove_bot(ask: Ask) -> Any:
    """Remove a bot from a group."""
    chat, bot = _group_of(ask), ask.bot(ask.body.get("bot"))
    _check_rules(chat, ask.person())
    _check_in(chat, bot)
    leave(ask.world, chat, bot, by=ask.person())
    return {}


@route("POST", f"{_IN_CHAT}/promote")
async def promote_member(ask: Ask) -> Any:
    """Make somebody an administrator, or an ordinary member again."""
    chat = _group_of(ask)
    _check_rules(chat, ask.person())
    chosen: Actor = (
        ask.person_with(ask.body["person"])
        if "person" in ask.body
        else ask.bot(ask.body.get("bot"))
    )
    _check_in(chat, chosen)
    promote(ask.world, chat, chosen, by=ask.person(), admin=ask.body.get("admin", True) is True)
    return {}


@route("POST", f"{_IN_CHAT}/block")
async def block_bot(ask: Ask) -> Any:
    """Block the bot of a private chat."""
    block(ask.world, _private(ask))
    return {}


@route("POST", f"{_IN_CHAT}/unblock")
async def unblock_bot(ask: Ask) -> Any:
    """Let the bot of a private chat write again."""
    unblock(ask.world, _private(ask))
    return {}


def _list(ask: Ask, name: str) -> list[Any]:
    value = ask.body.get(name) or []
    if not isinstance(value, list):
        raise PeopleError(f"{name} must be a list.")
    return value


def _open_forum(ask: Ask, chat: Chat) -> None:
    names = _list(ask, "topics")
    chat.forum = bool(names) or bool(ask.body.get("forum"))
    for name in names:
        chat.last_message_id += 1
        chat.topics[chat.last_message_id] = Topic(chat.last_message_id, str(name))


def _group(ask: Ask) -> Chat:
    raw = ask.path["group"]
    chat = ask.world.groups.get(int(raw)) if raw.lstrip("-").isdecimal() else None
    if chat is None:
        raise PeopleError(f"There is no group {raw}.", 404)
    return chat


def _group_of(ask: Ask) -> Chat:
    chat = ask.chat()
    if chat.kind is Kind.PRIVATE:
        raise PeopleError("This is no group.", 409)
    if chat.gone or chat.migrated_to is not None:
        raise PeopleError("This group is no more.", 409)
    return chat


def _private(ask: Ask) -> Chat:
    chat = ask.chat()
    if chat.kind is not Kind.PRIVATE:
        raise PeopleError("Only bots in private chats can be blocked.", 409)
    return chat


def _check_in(chat: Chat, actor: Person | Bot) -> None:
    if not chat.has(actor.id):
        raise PeopleError(f"{actor.first_name} is not in this group.", 409)


def _check_rules(chat: Chat, person: Person) -> None:
    if not chat.ruled_by(person.id):
        raise PeopleError("Only administrators do that.", 409)


def _group_view(ask: Ask, chat: Chat) -> dict[str, Any]:
    members = []
    for user_id, status in chat.statuses.items():
        actor = ask.world.actor(user_id)
        if actor is not None:
            members.append({
                "id": user_id,
                "first_name": actor.first_name,
                "is_bot": isinstance(actor, Bot),
                "status": status,
            })  # fmt: skip
    return {
        "chat_id": chat.id,
        "kind": chat.kind.value,
        "title": chat_json(chat)["title"],
        "forum": chat.forum,
        "topics": topics_view(chat),
        "migrated_to": chat.migrated_to.id if chat.migrated_to is not None else None,
        "members": members,
    }
