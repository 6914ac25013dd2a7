"""The guards, one by one, turned off: what the harness must then notice."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.calls import Call
from bot.intake.needs import Batch
from bot.intake.poller import Poller
from bot.intake.receiving import Receiver
from storage.inbox import InboxShelf

HANDLER_SECONDS: Final = 0.05
"""What a handler takes that speaks to the network; until then the update is only in memory."""

_running: set[asyncio.Task[int]] = set()
_brought_later: set[asyncio.Task[None]] = set()


def confirm_before_storing() -> None:
    """Let Telegram forget updates before they are stored, as most bots do."""
    store = Poller._keep

    async def keep_later(self: Poller, batch: Batch, offset: int) -> int:
        task = asyncio.create_task(_later(store, self, batch, offset))
        _running.add(task)
        task.add_done_callback(_running.discard)
        return batch[-1]["update_id"] + 1 if batch else offset

    Poller._keep = keep_later  # type: ignore[method-assign]  # that is the sabotage


def thank_before_storing() -> None:
    """Thank Telegram for what it brings before that is stored."""
    receive = Receiver.receive

    async def receive_later(self: Receiver, update: Mapping[str, Any]) -> None:
        task = asyncio.create_task(_brought(receive, self, update))
        _brought_later.add(task)
        task.add_done_callback(_brought_later.discard)

    Receiver.receive = receive_later  # type: ignore[method-assign]  # that is the sabotage


def answer_without_a_mark() -> None:
    """Leave updates unmarked, in this process: they are worked on again after every restart."""

    def forget(self: InboxShelf, seq: int, calls: Sequence[Call]) -> None:
        del seq, calls

    InboxShelf.settle = forget  # type: ignore[method-assign]  # that is the sabotage


HABITS: Final = {
    "careless": confirm_before_storing,
    "forgetful": answer_without_a_mark,
    "polite": thank_before_storing,
}


async def _later(store: object, poller: Poller, batch: Batch, offset: int) -> int:
    await asyncio.sleep(HANDLER_SECONDS)
    return await store(poller, batch, offset)  # type: ignore[operator,no-any-return]  # it is _keep


async def _brought(receive: object, receiver: Receiver, update: Mapping[str, Any]) -> None:
    await asyncio.sleep(HANDLER_SECONDS)
    await receive(receiver, update)  # type: ignore[operator]  # it is receive
