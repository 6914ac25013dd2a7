"""Takes one update after the other through the handlers, and never lets one spoil the others."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

import structlog

from bot.calls import Call
from bot.domain.arrival import MAX_TRIES, Arrival
from bot.intake.apologising import Apologiser
from bot.intake.application import AnyApplication
from bot.intake.attempt import ATTEMPT, Attempt
from bot.intake.blame import place_of
from bot.intake.needs import Debts
from bot.intake.reading import read
from bot.lanes import Lanes
from bot.ports import AlreadySettled, Database, Deed, OutOfTurn, Store, StoreUnavailable

log: Final = structlog.get_logger(__name__)

PATIENCE: Final = 30.0
"""Seconds that handlers may take for one update; they do not wait for the network."""

_PAUSES: Final = (0.1, 0.4)  # seconds before the second try and the third
_STORE_PAUSE: Final = 0.5
_TURN_PAUSE: Final = 0.05  # until others are through with what the same person sent before

Result = TypeVar("Result")


class Worker:
    """
    Works on arrivals: one person's in order, at most `width` persons at once.

    An update that fails is tried again while its person's later updates wait; after the last try
    it is set aside with an apology. A database in trouble is not the update's fault: then the
    person hears that it does not work now, and the try does not count.
    """

    def __init__(
        self,
        application: AnyApplication,
        database: Database,
        *,
        debts: Debts,
        apologiser: Apologiser,
        monotonic: Callable[[], float],
        width: int = 64,
    ) -> None:
        self._application = application
        self._database = database
        self._debts = debts
        self._apologiser = apologiser
        self._monotonic = monotonic
        self._lanes = Lanes(self._work, width=width)
        self._since: dict[int, float] = {}

    @property
    def waiting(self) -> int:
        """Count the updates in hand."""
        return self._lanes.waiting

    def oldest_waiting(self) -> float:
        """Return for how many seconds the oldest update in hand has been waiting."""
        first = next(iter(self._since.values()), None)
        return 0.0 if first is None else self._monotonic() - first

    def take(self, arrivals: Sequence[Arrival]) -> None:
        """Accept arrivals in the order of their sequence; those already in hand are known."""
        now = self._monotonic()
        for arrival in arrivals:
            if arrival.seq not in self._since:
                self._since[arrival.seq] = now
                self._lanes.put(arrival.person_key, arrival)

    async def close(self, *, within: float) -> None:
        """Finish the updates begun, for `within` seconds; the others stay in the inbox."""
        await self._lanes.close(within=within)

    async def _work(self, arrival: Arrival) -> None:
        try:
            while not await self._is_through(arrival):
                pass
        except OutOfTurn:
            await asyncio.sleep(_TURN_PAUSE)
            # What came before may have reached us after it, from the dead: now it goes first.
            self._lanes.put(arrival.person_key, arrival)
            return
        except Exception:  # the lane must go on; the inbox still has the update
            log.exception("work_broke_off", seq=arrival.seq)
        self._since.pop(arrival.seq, None)

    async def _is_through(self, arrival: Arrival) -> bool:
        """
        Try once; return whether there is nothing more to do for this update.

        Raises:
            OutOfTurn: something that the same person sent before is not answered yet.
        """
        attempt = await self._attempt(arrival)
        seq, error = arrival.seq, attempt.error
        if attempt.is_settled:
            self._debts.owe(arrival.person_key, seq, attempt.owed)
            return True
        match error:
            case None:
                await self._write(arrival, lambda store: store.inbox.ignore(seq))
                return True
            case AlreadySettled():
                calls = await self._write(arrival, lambda store: store.inbox.owed_by(seq))
                self._debts.owe(arrival.person_key, seq, calls)
                return True
            case OutOfTurn():
                raise error
            case StoreUnavailable():
                await self._apologiser.for_trouble(arrival.body)
                await asyncio.sleep(_STORE_PAUSE)
                return False
            case _:
                return await self._is_given_up(arrival, attempt, error)

    async def _attempt(self, arrival: Arrival) -> Attempt:
        attempt = Attempt(arrival.seq, self._database)
        ATTEMPT.set(attempt)
        try:
            update = read(arrival.body, self._application.bot)
        except Exception as error:  # noqa: BLE001 - an update may have any shape
            attempt.error, attempt.is_hopeless = error, True
            return attempt
        try:
            async with asyncio.timeout(PATIENCE):
                await self._application.process_update(update)
        except Exception as error:  # noqa: BLE001 - an update may make anything fail in any way
            attempt.error = attempt.error or error
        return attempt

    async def _is_given_up(self, arrival: Arrival, attempt: Attempt, error: Exception) -> bool:
        blame = place_of(error)
        seq = arrival.seq
        tries = await self._write(arrival, lambda store: store.inbox.failed(seq, error=blame))
        if not tries:  # others have it in hand now
            return True
        if tries < MAX_TRIES and not attempt.is_hopeless:
            log.warning("update_failed", seq=seq, tries=tries, error=blame)
            await asyncio.sleep(_PAUSES[min(tries, len(_PAUSES)) - 1])
            return False
        log.error("update_given_up", seq=seq, tries=tries, error=blame, exc_info=error)
        calls = self._apologiser.for_failure(arrival.body)
        await self._bury(arrival, blame, calls)
        return True

    async def _bury(self, arrival: Arrival, blame: str, calls: Sequence[Call]) -> None:
        seq = arrival.seq

        def bury(store: Store) -> bool:
            return store.inbox.bury(seq, error=blame, calls=calls)

        if await self._write(arrival, bury):
            self._debts.owe(arrival.person_key, seq, calls)

    async def _write(self, arrival: Arrival, deed: Deed[Result]) -> Result:
        """Bring a small deed about the update itself, for as long as it takes."""
        while True:
            try:
                return await self._database.write(deed)
            except StoreUnavailable:
                await self._apologiser.for_trouble(arrival.body)
                await asyncio.sleep(_STORE_PAUSE)
