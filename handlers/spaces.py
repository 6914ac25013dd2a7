"""Groups: being added, being linked, moving house, being removed."""

from collections.abc import Sequence

from telegram import ChatMember, Update
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.people import LinkTap
from bot.calls import Call, say
from bot.domain.member import ANONYMOUS_ADMIN, Member
from bot.ports import Store
from bot.services import members, spaces
from bot.views import menus, spaces as space_views
from bot.views.setting import Setting
from handlers.door import App, Door, Knock, door, door_of

_OUTSIDE = {ChatMember.LEFT, ChatMember.BANNED}


def on_membership(update: Update) -> Door | None:
    """Greet a group that takes us in; forget one that sends us away; notice who blocks us."""
    change = update.my_chat_member
    if change is None:
        return None
    was_in = change.old_chat_member.status not in _OUTSIDE
    is_in = change.new_chat_member.status not in _OUTSIDE
    if change.chat.type == "private":
        return on_return if is_in else on_block
    if is_in and not was_in:
        return on_arrival
    return on_removal if was_in and not is_in else None


def on_arrival(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask to be linked, unless we are: Telegram did not say, or we did not hear, that we left."""
    if spaces.is_linked(store, chat_id=knock.spot.chat_id):
        return []
    return [knock.say(menus.link_offer(knock.setting))]


def on_removal(knock: Knock, store: Store) -> Sequence[Call]:
    """Write nothing there any more, and let the project group know that it is so."""
    was_linked = spaces.is_linked(store, chat_id=knock.spot.chat_id)
    spaces.leave(store, chat_id=knock.spot.chat_id, now=knock.now)
    if not was_linked:
        return []
    return [
        say(organiser.chat_id, space_views.left(knock.spot.title, _setting_of(knock, organiser)))
        for organiser in store.members.organisers()
        if organiser.chat_id
    ]


def _setting_of(knock: Knock, member: Member) -> Setting:
    return knock.house.setting(member.language, knock.now)


def on_block(knock: Knock, store: Store) -> Sequence[Call]:
    members.lose(store, knock.member)
    return []


def on_return(_: Knock, __: Store) -> Sequence[Call]:
    """A knock in private is enough: the person can be written to again."""
    return []


def on_here(knock: Knock, _: Store) -> Sequence[Call]:
    """
    Offer to link this group or topic.

    An anonymous administrator is asked too: the tap on the button tells who they are.
    """
    is_organiser = knock.member is not None and knock.member.is_organiser
    if not is_organiser and knock.person.telegram_id != ANONYMOUS_ADMIN:
        return []
    return [knock.say(menus.link_offer(knock.setting))]


def on_link(knock: Knock, store: Store) -> Sequence[Call]:
    knock.button(LinkTap)
    if knock.is_private or knock.inline_id:  # a card elsewhere does not tell where it stands
        raise UnreadableButton
    spaces.link(store, spot=knock.spot, member=knock.member, now=knock.now)
    return [knock.toast("group.linked"), knock.redraw(menus.linked(knock.setting))]


def on_migration(update: Update) -> Door | None:
    """Follow a group that became a supergroup; its old and its new chat both say so."""
    message = update.effective_message
    if message is None:
        return None
    old = message.migrate_from_chat_id or message.chat_id
    new = message.migrate_to_chat_id or message.chat_id

    def move(_: Knock, store: Store) -> Sequence[Call]:
        spaces.migrate(store, old_chat_id=old, new_chat_id=new)
        return []

    return move


def register(app: App) -> None:
    groups = filters.ChatType.GROUPS
    app.add_handler(ChatMemberHandler(door_of(on_membership), ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_handler(CommandHandler(("ici", "here"), door(on_here), filters=groups))
    app.add_handler(CallbackQueryHandler(door(on_link), pattern=LinkTap.pattern()))
    app.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, door_of(on_migration)))
