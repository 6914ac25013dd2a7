"""The queue of updates that wait for one bot, and the rules of getUpdates over it."""

import asyncio
import json
import math
import random
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.clock import Clock

_REMEMBERED = 100_000
_QUEUE_CAP = 100_000
_FAR = 10

KINDS = frozenset({
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
    "business_message", "edited_business_message", "deleted_business_messages",
    "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result",
    "callback_query", "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll",
    "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
    "removed_chat_boost",
})  # fmt: skip
DEFAULT_KINDS = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One update in the queue; `expires` is Unix seconds by the sandbox's clock."""

    id: int
    text: str
    lane: str
    expires: float | None


@dataclass(slots=True)
class PollingHabit:
    """When and with which offset a queue was polled last (monotonic seconds)."""

    offset: int | None = None
    polled_at: float = -10.0
    conflict_at: float = -10.0


class UpdateQueue:
    """What one bot still has to be told."""

    def __init__(self, clock: Clock) -> None:
        """Start empty, at a random number as Telegram does."""
        self._clock = clock
        self._entries: deque[Entry] = deque()
        self._doubling = False
        self._waiter: asyncio.Future[None] | None = None
        self._earliest_end = math.inf
        self.next_id = random.randint(2_000_001, 1_000_000_000)
        self.allowed = DEFAULT_KINDS
        self.habit = PollingHabit()
        self.handed_out: deque[int] = deque(maxlen=_REMEMBERED)
        self.confirmed: deque[int] = deque(maxlen=_REMEMBERED)
        self.expired: deque[int] = deque(maxlen=_REMEMBERED)
        self.on_push: Callable[[Entry], None] | None = None

    def __len__(self) -> int:
        """How many updates wait."""
        self._drop_expired()
        return len(self._entries)

    def push(
        self, kind: str, content: dict[str, Any], *, lane: str, lifetime: float | None
    ) -> int | None:
        """Queue an update of an allowed kind; gives its id, or None when it is not wanted."""
        if kind not in self.allowed or len(self._entries) >= _QUEUE_CAP:
            return None
        expires = None if lifetime is None else self._clock.timestamp() + lifetime
        text = json.dumps({"update_id": self.next_id, kind: content})
        return self._add(Entry(self.next_id, text, lane, expires))

    def push_raw(self, update: dict[str, Any]) -> int:
        """Queue any JSON as an update; `update_id` is added when it is missing."""
        given = update.get("update_id")
        update_id = given if isinstance(given, int) else self.next_id
        text = json.dumps({"update_id": update_id} | update)
        return self._add(Entry(update_id, text, "raw", None))

    def _add(self, entry: Entry) -> int:
        self._entries.append(entry)
        self._earliest_end = min(self._earliest_end, entry.expires or math.inf)
        self.next_id = entry.id + 1
        self._wake()
        if self.on_push is not None:
            self.on_push(entry)
        return entry.id

    def choose(self, kinds: frozenset[str] | set[str]) -> None:
        """From now on queue these kinds only; none at all means the usual ones."""
        self.allowed = frozenset(kinds) or DEFAULT_KINDS

    def forget_below(self, offset: int) -> None:
        """Apply the offset of getUpdates: positive confirms, negative keeps only the last ones."""
        if offset < 0:
            self._confirm(list(self._entries)[: max(0, len(self._entries) + offset)])
        elif 0 < offset <= self.next_id + _FAR:
            self._confirm([entry for entry in self._entries if entry.id < offset])

    def peek(self, limit: int) -> list[Entry]:
        """The first updates, which now count as handed out."""
        self._drop_expired()
        given = [entry for entry, _ in zip(self._entries, range(limit), strict=False)]
        self.note_handed_out(given)
        return given

    def waiting_entries(self) -> list[Entry]:
        """All that waits, without handing it out."""
        self._drop_expired()
        return list(self._entries)

    def note_handed_out(self, entries: Iterable[Entry]) -> None:
        """Remember which updates a bot was given."""
        self.handed_out.extend(entry.id for entry in entries)

    def confirm(self, entry: Entry) -> None:
        """Forget one update that a webhook took."""
        if entry in self._entries:
            self._confirm([entry])

    def bring_back_later(self) -> None:
        """Hand out once more what the next offset confirms: a doubled delivery."""
        self._doubling = True

    def clear(self) -> None:
        """Forget everything that waits."""
        self._entries.clear()

    async def wait(self, seconds: float) -> None:
        """Come back when an update is there, or when the time is up; see `interrupt`."""
        self._waiter = waiter = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(waiter, seconds)
        except TimeoutError:
            return
        finally:
            if self._waiter is waiter:
                self._waiter = None

    def interrupt(self, error: Exception) -> None:
        """End a waiting poll with this error."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_exception(error)
        self._waiter = None

    def alive(self, entry: Entry) -> bool:
        """Whether an update may still be delivered."""
        return entry.expires is None or entry.expires > self._clock.timestamp()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _confirm(self, entries: list[Entry]) -> None:
        if not entries:
            return
        if self._doubling:
            self._doubling = False
            return
        self.confirmed.extend(entry.id for entry in entries)
        if len(entries) == 1 and entries[0] is self._entries[0]:
            self._entries.popleft()
            return
        gone = {id(entry) for entry in entries}
        self._entries = deque(entry for entry in self._entries if id(entry) not in gone)

    def _drop_expired(self) -> None:
        if self._clock.timestamp() < self._earliest_end:
            return
        self.expired.extend(entry.id for entry in self._entries if not self.alive(entry))
        self._entries = deque(entry for entry in self._entries if self.alive(entry))
        self._earliest_end = min((e.expires or math.inf for e in self._entries), default=math.inf)
