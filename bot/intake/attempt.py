"""The attempt at one update: how a handler, deep inside the framework, commits its effect."""

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass

from bot.calls import Call
from bot.ports import Database, Store

Effect = Callable[[Store], Sequence[Call]]
"""Does what one update asks for and returns, in order, what we then owe to Telegram."""


@dataclass(slots=True)
class Attempt:
    """
    One try at one update of the inbox.

    `error` is for the framework's error handler: `process_update` swallows what handlers raise.
    """

    seq: int
    database: Database
    owed: Sequence[Call] = ()
    is_settled: bool = False
    error: Exception | None = None
    is_hopeless: bool = False  # the update itself cannot be read: trying again changes nothing

    async def settle(self, effect: Effect) -> None:
        """
        Commit the effect, what it makes us owe and "answered" in one transaction.

        Raises:
            StoreUnavailable: the database is in trouble; nothing was written.
            Exception: whatever the effect itself raised; nothing was written.
        """

        def whole(store: Store) -> Sequence[Call]:
            calls = effect(store)
            store.inbox.settle(self.seq, calls)
            return calls

        self.owed = await self.database.write(whole)
        self.is_settled = True


ATTEMPT: ContextVar[Attempt] = ContextVar("attempt")
"""The attempt that the running handler belongs to."""
