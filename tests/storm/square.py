"""A group of two hundred people around one card, and the bot that keeps it true."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

from aiohttp import ClientSession

from bot.app.playground import BOT_ID, TOKEN, plan_of_demo
from bot.callbacks.people import RsvpTap
from bot.domain.gathering import Gathering
from bot.domain.rsvp import Answer, Headcount
from bot.sandbox.actors import BotProfile, Person
from bot.sandbox.calls import Call
from bot.sandbox.sandbox import Group, Sandbox
from bot.sandbox.server import serve
from tests.house.house import GROUP, House, config_on
from tests.house.people import Somebody
from tests.storm.hurry import HurriedClock, monotonic

PEOPLE: Final = 200
MINUTE: Final = 60.0
ALLOWED: Final = 20
FIRST_ID: Final = 300_000
PATIENCE: Final = 300.0  # seconds of hurried time
_GLANCE: Final = 1.0


@dataclass
class Square:
    """`taps` is what the card offers."""

    house: House
    people: Sequence[Somebody]
    meeting: Gathering
    card_id: int

    async def storm(self, chance: random.Random) -> None:
        """Have everybody tap once at some moment of one minute."""
        await asyncio.gather(*(self._tap(one, chance) for one in self.people))

    async def _tap(self, somebody: Somebody, chance: random.Random) -> None:
        await asyncio.sleep(chance.uniform(0, MINUTE))
        data = RsvpTap(self.meeting.id, chance.choice(list(Answer))).pack()
        given = {"message_id": self.card_id, "data": data, "wait": PATIENCE}
        assert (await somebody.do("tap", **given))["answered"]

    async def until_the_card_is_true(self) -> str:
        """Wait until the group reads what the database counts; return the counts."""
        counts = await self.house.look(lambda store: store.rsvps.headcount(self.meeting.id))
        async with asyncio.timeout(PATIENCE):
            while not _is_read(counts, await self._text()):
                await something(self.house)
        return " ".join(_said(counts))

    async def _text(self) -> str:
        messages = await self.people[0].messages()
        return next(one.text for one in messages if one.id == self.card_id)

    @property
    def edits(self) -> Sequence[Call]:
        """Return the edits of the card that the bot asked for, refused ones included."""
        return self.house.calls("editMessageText")


def _said(counts: Headcount) -> Sequence[str]:
    words = {"Je viens": Answer.YES, "Je ne peux pas": Answer.NO}
    return [f"{word} : {counts.of(answer)}" for word, answer in words.items()]


def _is_read(counts: Headcount, text: str) -> bool:
    return all(line in text for line in _said(counts))


async def something(house: House) -> None:
    """Wait until anything happens in the sandbox."""
    await house.sandbox.world.feed.wait(house.seq, timeout_seconds=_GLANCE)


@asynccontextmanager
async def square(database_url: str, **telegram: Any) -> AsyncIterator[Square]:
    """Open the square, with Telegram's limit for a group in force; `telegram` are settings."""
    sandbox = _sandbox()
    server = await serve(sandbox)
    config = config_on(database_url, **{"card_seconds": 3.0, "call_seconds": 100.0, **telegram})
    plan = plan_of_demo(config, sandbox, server)
    plan = replace(plan, config=config, monotonic=monotonic)
    house = House(plan, sandbox, server, ClientSession(server.url))
    await house.post("limits", group_per_minute=ALLOWED)
    people = [Somebody(house.http, FIRST_ID + n, BOT_ID).there(GROUP) for n in range(PEOPLE)]
    await house.start()
    yield await _before_the_card(house, people)
    await house.close()


async def _before_the_card(house: House, people: Sequence[Somebody]) -> Square:
    async with asyncio.timeout(PATIENCE):
        while not (messages := await people[0].messages()):
            await something(house)
    now = house.plan.now()
    meeting = await house.look(lambda store: store.gatherings.next_meeting(now=now))
    return Square(house, people, meeting, messages[-1].id)


def _sandbox() -> Sandbox:
    people = [Person(FIRST_ID + number, f"Nadia {number}", "R.") for number in range(PEOPLE)]
    ids = [person.id for person in people]
    group = Group("La Passerelle", members=ids, admins=ids[:1], bots=[BOT_ID], id=GROUP)
    bots = {TOKEN: BotProfile("passerelle_demo_bot", "La Passerelle")}
    return Sandbox(people=people, groups=[group], bots=bots, clock=HurriedClock())
