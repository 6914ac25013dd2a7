"""What it means for people and groups that a chat is gone or has moved."""

from typing import Final, Protocol

from bot.outcomes import Reason
from bot.ports import Store
from bot.services import members, spaces

_CANNOT_HEAR_US: Final = {
    Reason.BLOCKED,
    Reason.DEACTIVATED,
    Reason.NEVER_STARTED,
    Reason.CHAT_NOT_FOUND,
}


class Consequences(Protocol):
    """What to write down when a reply taught us something about a chat."""

    def gone(self, store: Store, chat_id: int, reason: Reason) -> None: ...
    def migrated(self, store: Store, chat_id: int, new_chat_id: int) -> None: ...


class PlainConsequences:
    """People become unreachable, groups are closed or go by their new id."""

    def gone(self, store: Store, chat_id: int, reason: Reason) -> None:
        """Note that nothing can be written to a chat any more."""
        if chat_id < 0:
            store.spaces.close(chat_id)
            return
        member = store.members.by_telegram_id(chat_id)
        if reason in _CANNOT_HEAR_US:
            members.lose(store, member)

    def migrated(self, store: Store, chat_id: int, new_chat_id: int) -> None:
        """Note that a group became a supergroup."""
        spaces.migrate(store, old_chat_id=chat_id, new_chat_id=new_chat_id)
