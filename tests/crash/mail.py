"""A letter that is owed to each of many people, and what the two sides say of it afterwards."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot import clock
from bot.app.playground import BOT_ID
from bot.domain.delivery import Kind, Promise
from bot.domain.gathering import Status
from bot.domain.member import Person as Newcomer
from bot.ports import Store
from bot.sandbox.actors import Person
from bot.services import members
from storage.tables import deliveries
from tests.crash.processes import Nursery
from tests.crash.town import Town, eventually

TITLE: Final = "Rencontre au bord du canal"
FIRST_ID: Final = 400_000
LONGEST_LIFE: Final = 0.6  # seconds, from the first message that is sent
ANSWER: Final = 0.15  # seconds
SLOWEST: Final = 2.0  # seconds
_STATES = deliveries.select().with_only_columns(deliveries.c.state)
_OVER: Final = {"sent", "uncertain", "dropped", "failed"}

NO_QUIET: Final = {
    "COMMUNITY__QUIET_FROM": "00:00",
    "COMMUNITY__QUIET_TO": "00:00",
    "COMMUNITY__QUIET_SUNDAY": "false",
}


@dataclass(frozen=True)
class Mail:
    """`people` are Telegram ids, each of somebody who opened the private chat."""

    town: Town
    people: Sequence[int]

    @classmethod
    async def owed(cls, town: Town, *, people: int, answer: float = ANSWER) -> "Mail":
        """Announce a meeting to so many people; each message is in doubt for `answer` seconds."""
        mail = cls(town, range(FIRST_ID, FIRST_ID + people))
        world = town.sandbox.world
        for telegram_id in mail.people:
            world.people[telegram_id] = Person(telegram_id, f"P{telegram_id}")
            chat = world.private_chat(world.bots[BOT_ID], world.people[telegram_id])
            chat.started = True
        await town.write(mail._owe)
        slow = {"kind": "slow_answer", "method": "sendMessage", "times": None}
        await town.post("faults", seconds=answer, **slow)
        return mail

    def _owe(self, store: Store) -> None:
        now = clock.now()
        starts_at = now + timedelta(days=9)
        [author, *_] = store.members.organisers()
        draft = store.gatherings.add_draft(created_by=author.id, at=now)
        dated = replace(draft, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
        made = replace(dated, status=Status.ANNOUNCED, title=TITLE)
        store.gatherings.save(made)
        newcomers = [Newcomer(telegram_id, "P") for telegram_id in self.people]
        ids = [members.agree(store, person=one, now=now).id for one in newcomers]
        store.deliveries.plan([_promise(one, made.id, now) for one in ids], at=now)

    @property
    def copies(self) -> Sequence[int]:
        """Count the letters in each private chat, without asking over HTTP."""
        private = self.town.sandbox.world.private
        chats = [private[BOT_ID, one].messages.values() for one in self.people]
        return [sum(TITLE in (message.text or "") for message in chat) for chat in chats]

    @property
    def figures(self) -> dict[str, int]:
        """Say how many people there are, and how many have no letter, two, or more."""
        counted = Counter(self.copies)
        return {
            "people": len(self.people),
            "lost": counted[0],
            "doubled": counted[2],
            "most": max(counted),
        }

    async def until_more(self, than: int) -> None:
        """Wait until more letters have arrived, or everybody has theirs."""
        await self.town.until(lambda: sum(self.copies) > than or all(self.copies))

    async def until_over(self, *, within: float) -> None:
        """Wait until nothing is owed to anybody any more."""
        await eventually(self._is_over, within=within)

    async def until_nothing_moves(self) -> None:
        """Wait until no letter arrives any more: for longer than the slowest is under way."""
        seen = -1
        while (now := sum(self.copies)) != seen:
            seen = now
            await asyncio.sleep(SLOWEST)

    async def _is_over(self) -> bool:
        return all(state in _OVER for (state,) in await self.town.rows(_STATES))


def _promise(member_id: int, gathering_id: int, now: datetime) -> Promise:
    return Promise(f"a:{member_id}", Kind.ANNOUNCEMENT, member_id, gathering_id, now)


async def kill_often(
    mail: Mail, nurseries: Sequence[Nursery], *, kills: int, chance: random.Random
) -> int:
    """Kill one bot after the other in the middle of sending; return how often that was."""
    await asyncio.gather(*(nursery.start() for nursery in nurseries))
    for done in range(kills):
        await mail.until_more(sum(mail.copies))
        if all(mail.copies):
            return done
        await asyncio.sleep(chance.uniform(0, LONGEST_LIFE))
        victim = chance.choice(nurseries)
        await victim.kill()
        await victim.start()
    return kills
