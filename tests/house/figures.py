"""The demo's past meetings, looked at through their buttons."""

from typing import Any

from bot.callbacks.grammar import Tap
from bot.demo import people
from bot.domain.member import Role
from bot.ports import Store

TITLES = {one["id"]: one["title"] for one in people.load()["meetings"]}


async def held(house: Any, key: str) -> int:
    """Return the id of a meeting of the demo."""

    def deed(store: Store) -> int:
        listed = store.overviews.all(drafts=True, start=0, size=50)
        return next(one.gathering_id for one in listed if one.title == TITLES[key])

    found: int = await house.look(deed)
    return found


async def opens(somebody: Any, tap: Tap, reads: str) -> Any:
    """Use a button that stands on a message this person has had; return what it shows."""
    await forged(somebody, tap)
    return await somebody.reads(reads)


async def forged(somebody: Any, tap: Tap) -> Any:
    last = await somebody.say("/aide")
    return await somebody.forge(tap.pack(), message_id=last.id)


async def funder(house: Any) -> Any:
    """Return somebody who came to look on: a funder, on Telegram."""
    somebody = await house.stranger("Basile")

    def deed(store: Store) -> None:
        member = store.members.by_telegram_id(somebody.id)
        assert member
        store.members.grant(member.id, Role.FUNDER_OBSERVER)

    await somebody.start()
    await somebody.tap("D’accord")
    await house.cellar.change(deed)
    return somebody
