"""People and bots come and go: joining, leaving, blocking, promoting, migrating."""

from typing import Any

from bot.sandbox.actors import Actor, Bot, user_json
from bot.sandbox.chats import Chat, Kind, Message, Topic, member_json
from bot.sandbox.delivery import deliver, tell_membership
from bot.sandbox.world import World


def service_message(
    world: World, chat: Chat, sender: Actor, service: str, content: dict[str, Any]
) -> Message:
    """Add and deliver a message that Telegram writes itself; `service` names its kind."""
    message = Message(0, chat, sender, world.date(), content, service=service)
    world.add_message(message)
    deliver(world, message)
    return message


def set_status(world: World, chat: Chat, actor: Actor, status: str, *, by: Actor) -> None:
    """Change somebody's status in a chat and tell who must know."""
    old = member_json(chat, actor)
    was_in = chat.has(actor.id)
    chat.statuses[actor.id] = status
    if not was_in and chat.has(actor.id):
        chat.left_at.pop(actor.id, None)
        chat.joined_at[actor.id] = world.feed.seq
    tell_membership(world, chat, actor, by=by, old=old)
    world.tell_chats_changed(*world.audience(chat), actor.id)


def join(world: World, chat: Chat, actor: Actor, *, by: Actor, admin: bool = False) -> None:
    """Somebody enters a group, by themselves or added by another."""
    set_status(world, chat, actor, "administrator" if admin else "member", by=by)
    user = user_json(actor)
    content = {
        "new_chat_members": [user],
        "new_chat_member": user,
        "new_chat_participant": user,
    }
    service_message(world, chat, by, "joined", content)


def leave(world: World, chat: Chat, actor: Actor, *, by: Actor) -> None:
    """Somebody leaves a group, or is removed when `by` is another; told before they are out."""
    status = "left" if actor is by else "kicked"
    user = user_json(actor)
    content = {"left_chat_member": user, "left_chat_participant": user}
    old = member_json(chat, actor)
    # Telegram lets the one who leaves hear of it last of all: status first, then the message.
    queue_to_leaver = world.queues.get(actor.id)
    chat.keyboards.pop(actor.id, None)
    message = Message(0, chat, by, world.date(), content, service="left")
    previous = chat.statuses[actor.id]
    chat.statuses[actor.id] = status
    tell_membership(world, chat, actor, by=by, old=old)
    chat.statuses[actor.id] = previous if queue_to_leaver is not None else status
    world.add_message(message)
    deliver(world, message)
    chat.statuses[actor.id] = status
    chat.left_at[actor.id] = world.feed.seq
    world.tell_chats_changed(*world.audience(chat), actor.id)


def block(world: World, chat: Chat) -> None:
    """The person of a private chat blocks its bot."""
    _set_blocked(world, chat, blocked=True)


def unblock(world: World, chat: Chat) -> None:
    """The person of a private chat lets its bot write again."""
    _set_blocked(world, chat, blocked=False)


def promote(world: World, chat: Chat, actor: Actor, *, by: Actor, admin: bool) -> None:
    """Make somebody an administrator of a group, or an ordinary member again."""
    set_status(world, chat, actor, "administrator" if admin else "member", by=by)


def migrate(world: World, group: Chat) -> Chat:
    """A basic group becomes a supergroup; bots learn it from a message on each side."""
    new = world.new_group(Kind.SUPERGROUP, group.title)
    new.statuses = dict(group.statuses)
    members = [world.actor(user_id) for user_id in group.present()]
    by = next((member for member in members if member is not None), None)
    if by is not None:
        service_message(world, group, by, "migrated", {"migrate_to_chat_id": new.id})
        service_message(world, new, by, "migrated", {"migrate_from_chat_id": group.id})
    group.migrated_to = new
    world.tell_chats_changed(*world.audience(new))
    return new


def open_topic(world: World, chat: Chat, name: str, *, by: Actor) -> Topic:
    """Open a topic in a forum."""
    content = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
    message = Message(0, chat, by, world.date(), content, service="topic")
    world.add_message(message)
    topic = chat.topics[message.id] = Topic(message.id, name)
    message.thread_id = topic.id
    deliver(world, message)
    world.tell_chats_changed(*world.audience(chat))
    return topic


def _set_blocked(world: World, chat: Chat, *, blocked: bool) -> None:
    bot, person = chat.bot, chat.person
    if chat.blocked is blocked or not isinstance(bot, Bot) or person is None:
        return
    old = member_json(chat, bot)
    chat.blocked = blocked
    chat.statuses[bot.id] = "kicked" if blocked else "member"
    tell_membership(world, chat, bot, by=person, old=old)
    world.tell_chats_changed(person.id)
