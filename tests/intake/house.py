"""A small bot on the sandbox: real intake, real wire, real database, doors of a few lines."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import aiohttp
from telegram import Update
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, MessageHandler, filters

from bot.calls import Button, Call, Screen, say, toast
from bot.intake.application import AnyApplication, AttentiveApplication
from bot.intake.attempt import ATTEMPT
from bot.intake.front import Intake, Patience
from bot.intake.presence import Presence
from bot.ports import SharedDatabase, Store
from bot.sandbox.clock import Clock
from bot.sandbox.sandbox import BotProfile, Group, Person, Sandbox
from bot.sandbox.server import serve
from bot.wire.messenger import Messenger
from bot.wire.pace import Pace
from bot.wire.places import Evenly
from bot.wire.request import AiohttpRequest
from bot.wire.turns import Turns
from bot.wire.updates import LongPoll
from tests.intake.neighbours import Lead, NoHeadOffice, OnlyReplies, Sorry

TOKEN = "7000001:TEST-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"  # noqa: S105 - looks like one, is none
BOT = 7000001
NUMBERS = itertools.count(1)
NADIA, YVES, KARIM = 101, 102, 103
GROUP = -1000000000007
QUICK = Patience(watch_every=0.02, try_to_lead_every=0.05, check_lead_every=0.05)


@dataclass
class House:
    """One running bot, and the people who talk to it."""

    url: str
    database: SharedDatabase
    clock: Clock
    http: aiohttp.ClientSession
    sandbox: Sandbox
    greetings: dict[int, int] = field(default_factory=dict)
    outages: list[tuple[datetime, datetime]] = field(default_factory=list)
    lead: Lead = field(default_factory=Lead)
    patience: Patience = QUICK
    trouble: Callable[[str], None] = lambda memory: None
    written: int = 0

    async def post(self, path: str, body: Mapping[str, Any] | None = None) -> Any:
        async with self.http.post(f"{self.url}/sandbox{path}", json=body or {}) as answer:
            assert answer.status < 300, await answer.text()
            return await answer.json()

    async def get(self, path: str) -> Any:
        async with self.http.get(f"{self.url}/sandbox{path}") as answer:
            return await answer.json()

    async def api(self, method: str, **fields: Any) -> Any:
        """Call the Bot API as the bot would."""
        async with self.http.post(f"{self.url}/bot{TOKEN}/{method}", json=fields) as answer:
            return (await answer.json())["result"]

    async def greet(self, person: int) -> None:
        """Have somebody start the bot, and the bot show a button, before the test begins."""
        await self.post(f"/people/{person}/chats/{BOT}/start")
        markup = {"inline_keyboard": [[{"text": "Oui", "callback_data": "yes"}]]}
        sent = await self.api("sendMessage", chat_id=person, text="Oui ?", reply_markup=markup)
        self.greetings[person] = sent["message_id"]
        seen = await self.api("getUpdates")
        await self.api("getUpdates", offset=seen[-1]["update_id"] + 1)

    async def push(self, update: Mapping[str, Any]) -> None:
        """Put an update of any shape in the bot's queue."""
        await self.post("/updates", {"token": TOKEN, "update": update})

    async def tap(self, memory: str, *, person: int = NADIA, wait: float = 5) -> Any:
        """Tap a button that carries some memory, and wait for the answer."""
        chat = f"/people/{person}/chats/{BOT}"
        tapped = {"data": memory, "forged": True, "wait": wait}
        tapped["message_id"] = self.greetings[person]
        return await self.post(f"{chat}/tap", tapped)

    async def words(self, person: int = NADIA) -> list[str]:
        """Return what a person reads from the bot."""
        seen = await self.get(f"/people/{person}/chats/{BOT}/messages")
        return [message["text"] for message in seen["messages"] if not message["outgoing"]]

    async def calls(self, method: str) -> list[Any]:
        """Return the calls of one method that the bot made."""
        calls = (await self.get("/calls"))["calls"]
        return [call for call in calls if call["method"].lower() == method.lower()]

    async def effects(self) -> list[str]:
        """Return what the doors wrote, in order."""

        def lines(store: Store) -> list[str]:
            numbers = range(1, self.written + 1)
            found = [store.memos.get(_effect(number)) for number in numbers]
            return [line for line in found if line is not None]

        return await self.database.read(lines)

    def write(self, store: Store, line: str) -> None:
        """Have an effect that a test can see, without touching those of others at work."""
        self.written += 1
        store.memos.put(_effect(self.written), line)

    @asynccontextmanager
    async def bot(self) -> AsyncIterator["Running"]:
        """Run the bot until the end of the block."""
        running = await self.start()
        try:
            yield running
        except BaseException:
            await running.kill()
            raise
        await running.stop_and_wait()

    async def start(self) -> "Running":
        """Start the bot and return at once."""
        request, polls = AiohttpRequest(), AiohttpRequest()
        builder = ApplicationBuilder().application_class(AttentiveApplication).token(TOKEN)
        builder = builder.base_url(f"{self.url}/bot").request(request).get_updates_request(polls)
        application: AnyApplication = builder.updater(None).job_queue(None).build()
        self._furnish(application)
        await application.initialize()
        base_url = application.bot.base_url
        line = _line(request, base_url)
        intake = self._intake(application, line, LongPoll(polls, base_url=base_url))
        stop = asyncio.Event()
        return Running(intake, application, stop, asyncio.create_task(intake.run(stop)))

    def _intake(self, application: AnyApplication, line: Messenger, source: LongPoll) -> Intake:
        presence = Presence(
            database=self.database,
            name=f"test:{next(NUMBERS)}",
            uptime=time.monotonic,
            beat_every=0.2,
        )
        return Intake(
            application=application,
            database=self.database,
            source=source,
            line=line,
            presence=presence,
            debts=lambda: self._replies(line, presence),
            head_office=NoHeadOffice,
            apologies=Sorry(),
            leadership=self.lead,
            on_outage=lambda store, since, until: self.outages.append((since, until)),
            now=self.clock.now,
            patience=self.patience,
        )

    def _replies(self, line: Messenger, presence: Presence) -> OnlyReplies:
        now = self.clock.now
        return OnlyReplies(line, self.database, now=now, is_sure=presence.is_sure)

    def _furnish(self, application: AnyApplication) -> None:
        application.add_handler(CallbackQueryHandler(self._tapped))
        application.add_handler(MessageHandler(filters.ALL, self._spoken_to))

    async def _tapped(self, update: Update, _context: object) -> None:
        query = update.callback_query
        assert query is not None
        memory = str(query.data)
        self.trouble(memory)

        def effect(store: Store) -> Sequence[Call]:
            self.write(store, memory)
            return [toast(query.id, f"noted {memory}")]

        await ATTEMPT.get().settle(effect)

    async def _spoken_to(self, update: Update, _context: object) -> None:
        message = update.message
        assert message is not None

        def effect(store: Store) -> Sequence[Call]:
            self.write(store, str(message.text))
            return [say(message.chat_id, Screen("Bonjour", [[Button("Oui", "yes")]]))]

        await ATTEMPT.get().settle(effect)


def _effect(number: int) -> str:
    return f"effect:{number}"


def _line(request: AiohttpRequest, base_url: str) -> Messenger:
    pace = Pace(monotonic=time.monotonic)
    turns = Turns(Evenly(1000, monotonic=time.monotonic), monotonic=time.monotonic)
    return Messenger(request, base_url=base_url, pace=pace, turns=turns)


@dataclass(slots=True)
class Running:
    """A bot at work."""

    intake: Intake
    application: AnyApplication
    stop: asyncio.Event
    task: asyncio.Task[int]

    async def stop_and_wait(self) -> int:
        """Stop in good order and return the exit code."""
        self.stop.set()
        code = await self.task
        await self.application.shutdown()
        return code

    async def kill(self) -> None:
        """Stop at once, as far as one process can do that to itself."""
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        await self.application.shutdown()


@asynccontextmanager
async def house(database: SharedDatabase) -> AsyncIterator[House]:
    """Open a sandbox with a few people in it."""
    people = [
        Person(id=NADIA, first_name="Nadia", last_name="R.", language_code="fr"),
        Person(id=YVES, first_name="Yves", last_name="L.", language_code="fr"),
        Person(id=KARIM, first_name="Karim", last_name="A.", language_code="fr"),
    ]
    ids = [NADIA, YVES, KARIM]
    group = Group(id=GROUP, title="La Passerelle", members=ids, admins=[NADIA], bots=[BOT])
    profile = BotProfile("passerelle_bot", "La Passerelle")
    sandbox = Sandbox(people=people, groups=[group], bots={TOKEN: profile})
    running = await serve(sandbox, host="127.0.0.1", port=0)
    async with aiohttp.ClientSession() as http:
        opened = House(running.url, database, sandbox.clock, http, sandbox)
        for person in ids:
            await opened.greet(person)
        yield opened
    await running.close()
