"""The guards of letters, one by one, turned off: what the harness must then notice."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Final

from bot import clock
from bot.calls import Call
from bot.domain.delivery import Delivery, State
from bot.outcomes import Outcome
from bot.ports import Store
from bot.post.carrier import Carrier, Ready
from bot.services import deliveries
from bot.wire.messenger import Messenger

UNSENT_SECONDS: Final = 0.2
"""For so long a letter waits that is marked as sent already."""

AHEAD: Final = timedelta(minutes=10)


def mark_before_sending() -> None:
    """Write a letter down as sent, and send it then: what is killed in between never leaves."""
    begin, send = Carrier._begun, Messenger.send_one_of_many

    def mark(self: Carrier, store: Store, hand: Sequence[Delivery]) -> Sequence[Ready | None]:
        begun = begin(self, store, hand)
        for sending, _ in filter(None, begun):
            deliveries.settle(store, sending, replace(sending, state=State.SENT), now=clock.now())
        return begun

    async def send_later(self: Messenger, call: Call) -> Outcome:
        await asyncio.sleep(UNSENT_SECONDS)
        return await send(self, call)

    Carrier._begun = mark  # type: ignore[method-assign]  # that is the sabotage
    Messenger.send_one_of_many = send_later  # type: ignore[method-assign]  # and so is that


def set_the_clock_ahead() -> None:
    """Live ten minutes ahead of everybody else, as a machine does whose clock is wrong."""

    class Ahead(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # plain
            return datetime.now(tz) + AHEAD

    vars(clock)["datetime"] = Ahead


HABITS: Final = {
    "optimistic": mark_before_sending,
    "ahead": set_the_clock_ahead,
}
