"""The sandbox as a value: who is there at the start, and the world that grows from it."""

import asyncio
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sandbox.actors import Bot, BotProfile, Person
from bot.sandbox.calls import CallLog
from bot.sandbox.chats import Kind, Topic
from bot.sandbox.clock import Clock
from bot.sandbox.errors import ApiError
from bot.sandbox.faults import Faults
from bot.sandbox.limits import Limits
from bot.sandbox.updates import UpdateQueue
from bot.sandbox.webhooks import Execute, WebhookSender
from bot.sandbox.world import World

__all__ = ["BotProfile", "Group", "Person", "Sandbox"]

_TOKEN = re.compile(r"^[1-9]\d*:[\w-]{24,}$", re.ASCII)
_LONGEST_TOKEN = 80


@dataclass(frozen=True, slots=True)
class Group:
    """A group that exists at the start; the first administrator is its creator."""

    title: str
    members: Sequence[int]
    admins: Sequence[int] = ()
    bots: Sequence[int] = ()
    kind: str = "supergroup"
    id: int | None = None
    topics: Sequence[str] = field(default=())
    bots_are_admins: bool = False


def _ignore(_sandbox: "Sandbox", _bot: Bot, _body: bytes) -> None:
    """Nobody serves this sandbox yet."""


class Sandbox:
    """A small Telegram; `reset` brings back what it was made with."""

    def __init__(
        self,
        *,
        people: Sequence[Person] = (),
        groups: Sequence[Group] = (),
        bots: Mapping[str, BotProfile] | None = None,
        clock: Clock | None = None,
        any_token: bool = True,
        acquainted: Collection[int] = (),
    ) -> None:
        """
        Bots are given by token; with `any_token` every other well-formed token makes one.

        The `acquainted` people have opened a private chat with each of the given bots before.
        """
        self.clock = clock or Clock()
        self._people, self._groups = tuple(people), tuple(groups)
        self._profiles = dict(bots or {})
        self._any_token = any_token
        self._acquainted = frozenset(acquainted)
        self._tokens: dict[str, Bot] = {}
        self.calls = CallLog()
        self.world = World(self.clock)
        self.senders: dict[int, WebhookSender] = {}
        self.execute_answer: Execute = _ignore
        self._running: set[asyncio.Task[Any]] = set()
        self._on_reset: list[Callable[[], object]] = []
        self.clock.on_move(self._tell_time)
        self._build()

    def _build(self) -> None:
        self.faults = Faults()
        self.limits = Limits(self.clock)
        self._tokens = {}
        for person in self._people:
            self.world.people[person.id] = person
        for token, profile in self._profiles.items():
            bot = self._make_bot(token, profile)
            for person_id in self._acquainted:
                self.world.private_chat(bot, self.world.people[person_id]).started = True
        for group in self._groups:
            self._make_group(group)

    def _tell_time(self, now: datetime) -> None:
        self.world.feed.tell("clock", now=now.isoformat())

    def reset(self) -> None:
        """Forget all that happened; the numbers of events go on."""
        self.stop()
        for queue in self.world.queues.values():
            queue.interrupt(ApiError(500, "restart"))
        self.senders = {}
        self.world = World(self.clock, feed=self.world.feed)
        self.calls = CallLog()
        self.clock.reset()
        self._build()
        self.world.feed.tell("reset")
        for listener in self._on_reset:
            listener()

    def on_reset(self, listener: Callable[[], object]) -> None:
        """Call `listener()` after each reset: a bot of the same process may begin anew too."""
        self._on_reset.append(listener)

    def stop(self) -> set[asyncio.Task[Any]]:
        """End everything that runs in the background; gives what still has to notice it."""
        ending = set(self._running)
        for sender in self.senders.values():
            ending |= sender.stop()
        for task in self._running:
            task.cancel()
        return ending

    def keep_running(self, task: asyncio.Task[Any]) -> None:
        """Hold on to a background task until it is done."""
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def bot_for(self, token: str) -> Bot:
        """The bot with this token, made on first use; raises ApiError (401)."""
        bot = self._tokens.get(token)
        if bot is not None:
            return bot
        if token.startswith("0") or len(token) > _LONGEST_TOKEN or ":" not in token:
            raise ApiError(401, "invalid token specified")
        if not _TOKEN.match(token) or not self._any_token:
            raise ApiError(401)
        bot_id = int(token.partition(":")[0])
        if bot_id in self.world.bots:
            raise ApiError(401)
        return self._make_bot(token, BotProfile(f"sandbox{bot_id}_bot", f"Bot {bot_id}"))

    def _make_bot(self, token: str, profile: BotProfile) -> Bot:
        bot = Bot(int(token.partition(":")[0]), token, profile)
        self._tokens[token] = bot
        self.world.bots[bot.id] = bot
        queue = self.world.queues[bot.id] = UpdateQueue(self.clock)
        self.senders[bot.id] = WebhookSender(self, bot, queue)
        self.world.tell_chats_changed(*self.world.people)
        return bot

    def _make_group(self, group: Group) -> None:
        chat = self.world.new_group(Kind(group.kind), group.title, group_id=group.id)
        creator = group.admins[0] if group.admins else None
        for user_id in (*group.members, *group.admins):
            chat.statuses[user_id] = "administrator" if user_id in group.admins else "member"
        if creator is not None:
            chat.statuses[creator] = "creator"
        for bot_id in group.bots:
            chat.statuses[bot_id] = "administrator" if group.bots_are_admins else "member"
        chat.forum = bool(group.topics)
        for name in group.topics:
            chat.last_message_id += 1
            chat.topics[chat.last_message_id] = Topic(chat.last_message_id, name)
