"""A running bot and its sandbox, to be stopped, killed and started again by a test."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from aiohttp import ClientSession

from bot.app.plan import Plan
from bot.app.playground import BOT_ID, TOKEN, demo_sandbox, plan_of_demo
from bot.app.rooms import Rooms, live
from bot.config import Config
from bot.config.sections import Database, Health, Telegram
from bot.demo import people
from bot.domain.gathering import Gathering
from bot.domain.member import Person, Role
from bot.ports import Deed, Store
from bot.sandbox.calls import Call
from bot.sandbox.clock import Clock
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import RunningServer, serve
from bot.services import members
from tests.house.brought import webhook_of
from tests.house.cellar import Cellar
from tests.house.discretion import assert_groups_read_no_name
from tests.house.people import PATIENCE, Somebody, in_json
from tests.spec.every_call import assert_every_call_is_right

GROUP = people.GROUP_ID
OPENING = datetime(2026, 11, 20, 10, tzinfo=UTC)
"""When a story begins: a Friday morning, far from the night, from Sunday and from a new year."""

_GLANCE = 0.05  # seconds between two looks at what nobody tells of


def config_on(database_url: str, **telegram: Any) -> Config:
    """Return settings for a quick bot on a database."""
    given = Telegram(**{"card_seconds": 0.05, "chat_seconds": 0.0, **telegram})
    database, webhook = Database(url=database_url), webhook_of(given)
    return Config(telegram=given, database=database, webhook=webhook, health=Health(port=0))


@dataclass
class House:
    """The demo community, or an empty one when `opening` is None."""

    plan: Plan
    sandbox: Sandbox
    server: RunningServer
    http: ClientSession
    stop_sign: asyncio.Event = field(default_factory=asyncio.Event)
    living: asyncio.Task[int] | None = None

    @classmethod
    async def build(cls, database_url: str, **telegram: Any) -> "House":
        """Build the demo house on a database; `telegram` holds settings unlike the usual ones."""
        sandbox = demo_sandbox(clock=Clock(OPENING))
        server = await serve(sandbox)
        plan = plan_of_demo(config_on(database_url, **telegram), sandbox, server)
        database = plan.config.database.model_copy(update={"url": database_url})
        plan = replace(plan, config=plan.config.model_copy(update={"database": database}))
        return cls(plan, sandbox, server, ClientSession(server.url))

    async def start(self) -> None:
        """Start the bot and wait until it asks for updates."""
        before = len(self.calls("getMe"))
        self.stop_sign = asyncio.Event()
        self.living = asyncio.create_task(live(self.plan, self.stop_sign))
        await self.until_called("getMe", times=before + 1)

    async def open(self) -> None:
        """Start the bot and wait until the card of the demo meeting is in the group."""
        await self.start()
        await self.until_called("sendMessage")

    async def stop(self) -> int:
        """Stop the bot as SIGTERM would; return its exit code."""
        self.stop_sign.set()
        return await self.end()

    async def end(self) -> int:
        """Wait until the bot ends; return its exit code."""
        assert self.living
        return await asyncio.wait_for(self.living, PATIENCE)

    async def restart(self) -> None:
        """Stop the bot in good order and start it again, on the same database."""
        await self.stop()
        await self.start()

    async def close(self) -> None:
        """Stop everything; check every call against the Bot API, and what groups could read."""
        if self.living and not self.living.done():
            await self.stop()
        await self.http.close()
        await self.server.close()
        assert_every_call_is_right(self.sandbox.calls)
        await asyncio.to_thread(
            assert_groups_read_no_name,
            self.plan.config.database.url,
            self.sandbox.calls.since(0),
            contacts=(self.plan.community.human_contact, self.plan.community.privacy_contact),
        )

    @property
    def group_id(self) -> int:
        """Return the chat of the demo group."""
        return GROUP

    @property
    def bot_username(self) -> str:
        """Return the name by which links find the bot."""
        return self.sandbox.world.bots[BOT_ID].profile.username

    async def next_meeting(self) -> Gathering:
        """Return the meeting to come, once its card is in the group."""
        await self.somebody("m01").there(GROUP).reads("Quand")
        now = self.plan.now()
        meeting: Gathering | None = await self.look(lambda s: s.gatherings.next_meeting(now=now))
        assert meeting
        return meeting

    def somebody(self, key: str) -> Somebody:
        """Return a demo member (`m06`), in their private chat with the bot."""
        member = next(m for m in people.members(people.load()) if m.key == key)
        assert member.telegram_id
        return Somebody(self.http, member.telegram_id, BOT_ID)

    async def stranger(self, first_name: str, language: str = "fr", **more: Any) -> Somebody:
        """Let somebody new into the sandbox, and into the group."""
        body = {"first_name": first_name, "language_code": language, **more}
        async with self.http.post("/sandbox/people", json=body) as response:
            person_id = (await in_json(response))["id"]
        newcomer = Somebody(self.http, person_id, BOT_ID)
        await newcomer.there(GROUP).do("join")
        return newcomer

    @property
    def cellar(self) -> Cellar:
        """Return the way to look into the database, or to change it behind the bot's back."""
        return Cellar(self.plan.config.database.url)

    async def organiser(self, first_name: str, language: str) -> Somebody:
        """Let somebody new in, who belongs to the project group."""
        newcomer = await self.stranger(first_name, language)
        person = Person(newcomer.id, first_name, language)

        def appoint(store: Store) -> None:
            member = members.agree(store, person=person, now=self.plan.now())
            store.members.grant(member.id, Role.PROJECT_GROUP)

        await self.cellar.change(appoint)
        return newcomer

    async def look(self, deed: Deed[Any]) -> Any:
        """Look into the database with a session of its own: only what is committed is there."""
        return await self.cellar.look(deed)

    async def fault(self, kind: str, method: str | None = None, **more: Any) -> None:
        """Have the sandbox hinder the next call, or what `more` says."""
        narrow = {"method": method} if method else {}
        await self.post("faults", kind=kind, **{"times": 1, **narrow, **more})

    async def clock(self, *, is_heard: bool = True, **move: Any) -> None:
        """
        Move the clock of the sandbox, by which the bot lives too.

        While it lives and `is_heard`, wait until what is due by then has left: otherwise a letter
        may come between a question and its answer.
        """
        await self.post("clock", **move)
        if is_heard and self.living and not self.living.done():
            await self.at_rest()

    async def at_rest(self) -> None:
        """Wait until nothing that is due waits to ring or to leave."""
        feed = self.sandbox.world.feed
        async with asyncio.timeout(PATIENCE):
            while not await self.cellar.is_at_rest(self.plan.now):
                await feed.wait(feed.seq, timeout_seconds=_GLANCE)

    async def group(self, title: str, members: Sequence[Somebody], **more: Any) -> int:
        """Open another group, without the bot; the first member made it. Return its id."""
        ids = [member.id for member in members]
        made = await self.post("groups", title=title, members=ids, creator=ids[0], **more)
        return int(made["chat_id"])

    async def post(self, path: str, **body: Any) -> dict[str, Any]:
        """Use a tool of the sandbox: faults, limits, clock, updates."""
        async with self.http.post(f"/sandbox/{path}", json=body) as response:
            return await in_json(response)

    @property
    def seq(self) -> int:
        """Return the number of the last thing that happened in the sandbox."""
        return self.sandbox.world.feed.seq

    async def linked_group(self, title: str, members: Sequence[Somebody], **more: Any) -> int:
        """Open another group and link it; the first member is an organiser. Return its id."""
        chat_id = await self.group(title, members, **more)
        organiser = members[0].there(chat_id)
        await organiser.do("add-bot", bot=BOT_ID)
        await organiser.reads("Une personne du groupe projet peut me relier")
        await organiser.tap_in("Relier", "Ici, j’annonce les rencontres")
        return chat_id

    def calls(self, method: str, *, after: int = 0) -> list[Call]:
        """Return the calls of one method that ended so far."""
        called = self.sandbox.calls.since(after)
        return [call for call in called if call.method.lower() == method.lower()]

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so; it is asked whenever anything happens in the sandbox."""
        feed = self.sandbox.world.feed
        async with asyncio.timeout(PATIENCE):
            while not is_so():
                if self.living and self.living.done():
                    self.living.result()
                await feed.wait(feed.seq, timeout_seconds=PATIENCE)

    async def until_so(self, deed: Deed[Any]) -> None:
        """Wait until the database says so."""
        feed = self.sandbox.world.feed
        async with asyncio.timeout(PATIENCE):
            while not await self.look(deed):
                await feed.wait(feed.seq, timeout_seconds=_GLANCE)

    async def until_called(self, method: str, *, times: int = 1) -> None:
        """Wait until so many calls of this method have ended."""
        await self.until(lambda: len(self.calls(method)) >= times)


__all__ = ["GROUP", "TOKEN", "House", "Rooms", "Somebody", "config_on"]
