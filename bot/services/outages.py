"""When we were away for longer than Telegram keeps a tap, the groups are told, once."""

from dataclasses import dataclass
from datetime import datetime

from bot.ports import Store

_UNTOLD = "outage.untold"


@dataclass(frozen=True, slots=True)
class Outage:
    """From the last moment we surely heard people to the first moment we heard them again."""

    since: datetime
    until: datetime


def note(store: Store, since: datetime, until: datetime) -> None:
    """Owe the groups a word; an outage that was not told yet becomes part of this one."""
    earlier = untold(store)
    since = min(since, earlier.since) if earlier else since
    store.memos.put(_UNTOLD, f"{since.isoformat()} {until.isoformat()}")


def untold(store: Store) -> Outage | None:
    """Return the outage of which the groups have not heard."""
    noted = store.memos.get(_UNTOLD)
    if not noted:
        return None
    since, until = noted.split()
    return Outage(datetime.fromisoformat(since), datetime.fromisoformat(until))


def told(store: Store, outage: Outage) -> None:
    """Note that the groups know of it, unless a longer one was noted meanwhile."""
    if untold(store) == outage:
        store.memos.put(_UNTOLD, "")
