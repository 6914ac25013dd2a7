"""Delivers updates to the webhook of a bot: in lanes, in order, again until it was taken."""

import asyncio
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.sandbox.actors import Bot
from bot.sandbox.http_post import Answer, PostFailedError, post_json
from bot.sandbox.updates import Entry, UpdateQueue

if TYPE_CHECKING:
    from bot.sandbox.sandbox import Sandbox

_OK, _REDIRECT = 200, 300
_LONGEST_PAUSE = 60.0
_LONGEST_RETRY_AFTER = 3600.0
_GONE, _GONE_SECONDS = 410, 23 * 3600

Execute = Callable[["Sandbox", Bot, bytes], None]


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where a bot wants its updates."""

    url: str
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str = ""


class WebhookSender:
    """One bot's webhook; does nothing while none is set."""

    def __init__(self, sandbox: "Sandbox", bot: Bot, queue: UpdateQueue) -> None:
        """Watch the bot's queue."""
        self._sandbox = sandbox
        self._bot = bot
        self._queue = queue
        self._lanes: dict[str, deque[Entry]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(1)
        self.webhook: Webhook | None = None
        self.last_error: tuple[int, str] | None = None
        self.set_at = 0.0
        self._gone_since: float | None = None
        queue.on_push = self._take

    def start(self, webhook: Webhook) -> None:
        """Deliver to this webhook from now on, what waits first."""
        self.stop()
        self.webhook = webhook
        self.last_error = None
        self._places = asyncio.Semaphore(webhook.max_connections)
        for entry in self._queue.waiting_entries():
            self._take(entry)

    def stop(self) -> set[asyncio.Task[None]]:
        """Deliver nothing any more; what waits stays in the queue. Gives the tasks that end."""
        self.webhook = None
        self._lanes = {}
        for task in self._tasks:
            task.cancel()
        return set(self._tasks)

    def _take(self, entry: Entry) -> None:
        if self.webhook is None:
            return
        lane = self._lanes.get(entry.lane)
        if lane is not None:
            lane.append(entry)
            return
        self._lanes[entry.lane] = lane = deque([entry])
        task = asyncio.get_running_loop().create_task(
            self._run_lane(self.webhook, entry.lane, lane)
        )
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run_lane(self, webhook: Webhook, name: str, lane: deque[Entry]) -> None:
        while lane:
            await self._deliver(webhook, lane[0])
            lane.popleft()
        self._lanes.pop(name, None)

    async def _deliver(self, webhook: Webhook, entry: Entry) -> None:
        pause = 0.0
        while self._queue.alive(entry):
            answer = await self._attempt(webhook, entry)
            if answer is not None and _OK <= answer.status < _REDIRECT:
                self._queue.confirm(entry)
                self._sandbox.execute_answer(self._sandbox, self._bot, answer.body)
                return
            asked = answer.retry_after if answer is not None else None
            await asyncio.sleep(pause if asked is None else min(asked, _LONGEST_RETRY_AFTER))
            longest = random.uniform(_LONGEST_PAUSE, 2 * _LONGEST_PAUSE)
            pause = min(longest, max(2.0, pause * 2))

    async def _attempt(self, webhook: Webhook, entry: Entry) -> Answer | None:
        headers = {}
        if webhook.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret_token
        doubled = self._sandbox.faults.strike_webhook(self._bot.id)
        async with self._places:
            self._queue.note_handed_out([entry])
            try:
                answer = await post_json(webhook.url, entry.text.encode(), headers)
                if doubled:
                    answer = await post_json(webhook.url, entry.text.encode(), headers)
            except PostFailedError as error:
                self._note_error(str(error))
                return None
        if not _OK <= answer.status < _REDIRECT:
            self._note_error(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        self._watch_for_gone(answer)
        return answer

    def _watch_for_gone(self, answer: Answer) -> None:
        """A webhook that says 410 for 23 hours is removed."""
        now = self._sandbox.clock.timestamp()
        if answer.status != _GONE:
            self._gone_since = None
        elif self._gone_since is None:
            self._gone_since = now
        elif now - self._gone_since >= _GONE_SECONDS:
            self.stop()

    def _note_error(self, sentence: str) -> None:
        self.last_error = (self._sandbox.world.date(), sentence)
