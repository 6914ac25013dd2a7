"""getUpdates: long polling with Telegram's rules on offsets, limits and rival pollers."""

import asyncio
import time

from bot.sandbox.errors import ApiError
from bot.sandbox.methods.registry import BotCall, Raw, method
from bot.sandbox.updates import KINDS, UpdateQueue

_MOST_UPDATES, _LONGEST_POLL = 100, 50
_HAMMERING_SECONDS, _HAMMERING_LIMIT_SECONDS = 3, 0.5
_LARGEST_ANSWER = 4 * 1024 * 1024
_RIVAL = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
    "webhook first"
)


@method("getUpdates")
async def get_updates(call: BotCall) -> Raw:
    """The updates that wait; comes back when there are some, or after the timeout."""
    if call.sandbox.senders[call.bot.id].webhook is not None:
        raise ApiError(409, _WEBHOOK_ACTIVE)
    queue = call.world.queues[call.bot.id]
    limit = call.params.integer("limit", default=_MOST_UPDATES, low=1, high=_MOST_UPDATES)
    timeout = call.params.integer("timeout", low=0, high=_LONGEST_POLL)
    offset = call.params.integer("offset")
    choose_kinds(queue, call)
    limit, timeout = _slowed(queue, offset, limit, timeout)
    queue.forget_below(offset)
    if not len(queue) and timeout:
        queue.interrupt(ApiError(409, _RIVAL))
        await _wait(queue, timeout)
    return Raw(_joined([entry.text for entry in queue.peek(limit)]))


def choose_kinds(queue: UpdateQueue, call: BotCall) -> None:
    """Apply allowed_updates; what is no array of texts keeps the former choice."""
    wish = call.params.value("allowed_updates")
    if isinstance(wish, list) and all(isinstance(kind, str) for kind in wish):
        queue.choose({kind.lower() for kind in wish} & KINDS)


async def _wait(queue: UpdateQueue, timeout_seconds: int) -> None:
    try:
        await queue.wait(timeout_seconds)
    except ApiError:
        habit = queue.habit
        since = time.monotonic() - habit.conflict_at
        habit.conflict_at = time.monotonic()
        if since < _HAMMERING_SECONDS:
            await asyncio.sleep(_HAMMERING_SECONDS)
        raise


def _slowed(queue: UpdateQueue, offset: int, limit: int, timeout: int) -> tuple[int, int]:
    """Who asks the same again too soon has to wait, or gets one update only."""
    habit, now = queue.habit, time.monotonic()
    if habit.offset == offset:
        if timeout < _HAMMERING_SECONDS and now < habit.polled_at + _HAMMERING_SECONDS:
            timeout = _HAMMERING_SECONDS
        if now < habit.polled_at + _HAMMERING_LIMIT_SECONDS:
            limit = 1
    habit.offset, habit.polled_at = offset, now
    return limit, timeout


def _joined(texts: list[str]) -> str:
    kept: list[str] = []
    size = 0
    for text in texts:
        size += len(text)
        if size > _LARGEST_ANSWER and kept:
            break
        kept.append(text)
    return f"[{','.join(kept)}]"
