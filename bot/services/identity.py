"""Which bot of Telegram this database belongs to."""

from bot.ports import Store

HUNG_MENUS = "menus.hung"
_BOT = "bot.id"


def take_up(store: Store, *, bot_id: int) -> bool:
    """
    Note whose updates these are; return whether another bot was here before.

    Another bot counts its updates by itself and has no menus yet: what is known of the former
    one's would make us deaf to the new one.
    """
    former = store.memos.get(_BOT)
    store.memos.put(_BOT, str(bot_id))
    if former in {None, str(bot_id)}:
        return False
    store.inbox.begin_anew()
    store.memos.put(HUNG_MENUS, "")
    return True
