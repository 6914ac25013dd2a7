"""The intake as a whole: lead, poll, work, answer; and leave in good order."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import structlog

from bot.intake.apologising import Apologiser
from bot.intake.application import AnyApplication
from bot.intake.backoff import pauses
from bot.intake.keeping import Keeper, OnOutage
from bot.intake.leading import pause_or_stop, take_the_lead, until_the_lead_is_lost
from bot.intake.needs import Apologies, Debts, Leadership, Line, Source
from bot.intake.poller import HOLD, PollEnd, Poller
from bot.intake.prompt import PromptDebts
from bot.intake.pulse import Pulse
from bot.intake.receiving import Receiver, Reception
from bot.intake.watch import GIVE_UP_AFTER, RENEW_AFTER, Watchdog
from bot.intake.worker import Worker
from bot.ports import Database, StoreUnavailable

log: Final = structlog.get_logger(__name__)

EXIT_STOPPED: Final = 0
EXIT_STUCK: Final = 70
EXIT_TOKEN_REFUSED: Final = 78

_LATE: Final = 4.0  # seconds for the updates under way; the answers get what is left of 8
_LATER: Final = 3.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long, in seconds, the intake waits for this and that; shorter in tests."""

    hold: float = HOLD
    renew_after: float = RENEW_AFTER
    give_up_after: float = GIVE_UP_AFTER
    watch_every: float = 1.0
    try_to_lead_every: float = 1.0
    check_lead_every: float = 2.0


@dataclass(slots=True, kw_only=True)
class Intake:
    """
    Takes updates in for as long as this process lead the polling.

    `application` is initialised. `debts` makes the sender of replies for one term of leading.
    With a `reception`, Telegram brings the updates and nobody asks for them.
    `now` gives aware moments; `monotonic` and `uptime` seconds, the latter also for the time that
    the machine sleeps.
    """

    application: AnyApplication
    database: Database
    source: Source
    line: Line
    debts: Callable[[], Debts]
    apologies: Apologies
    leadership: Leadership
    on_outage: OnOutage
    now: Callable[[], datetime]
    monotonic: Callable[[], float] = time.monotonic
    uptime: Callable[[], float] = time.monotonic
    width: int = 64
    most_in_hand: int = 5000
    patience: Patience = field(default_factory=Patience)
    reception: Reception | None = None
    pulse: Pulse = field(init=False)

    def __post_init__(self) -> None:
        self.pulse = Pulse(self.monotonic)

    async def run(self, stop: asyncio.Event) -> int:
        """Work until `stop` is set or it makes no sense any more; return the exit code."""
        code: int | None = None
        try_every = self.patience.try_to_lead_every
        while code is None and await take_the_lead(
            self.leadership, stop=stop, try_every=try_every
        ):
            self.pulse.leads = True
            try:
                code = await self._lead(stop)
            finally:
                self.pulse.leads = False
                await asyncio.to_thread(self.leadership.release)
        return EXIT_STOPPED if code is None else code

    async def _lead(self, stop: asyncio.Event) -> int | None:
        """Work for one term; None if it ended because another process leads now."""
        debts = PromptDebts(self.debts())
        apologiser = Apologiser(self.apologies, self.line)
        worker = Worker(
            self.application,
            self.database,
            debts=debts,
            apologiser=apologiser,
            monotonic=self.monotonic,
            width=self.width,
        )
        self.pulse.oldest_waiting = worker.oldest_waiting
        self.pulse.start()
        try:
            if not await self._resume(worker, debts, stop):
                return EXIT_STOPPED
            return await self._until_the_end(self._inlet(worker, debts, apologiser), stop)
        finally:
            await worker.close(within=_LATE)
            await debts.close(within=_LATER)

    async def _resume(self, worker: Worker, debts: Debts, stop: asyncio.Event) -> bool:
        """Take up what an earlier process left; False if told to stop before that worked."""
        for pause in pauses():
            if stop.is_set():
                break
            try:
                await debts.resume()
                left = await self.database.read(lambda store: store.inbox.waiting())
            except StoreUnavailable:
                log.warning("cannot_resume_yet")
                await pause_or_stop(stop, seconds=pause)
                continue
            worker.take(left)
            return True
        return False

    def _inlet(
        self, worker: Worker, debts: PromptDebts, apologiser: Apologiser
    ) -> Poller | Receiver:
        """Return the way by which updates come in."""

        def has_room() -> bool:
            return worker.waiting + debts.waiting < self.most_in_hand

        if self.reception:
            return Receiver(
                keeper=self._keeper(),
                take=worker.take,
                has_room=has_room,
                debts=debts,
                apologiser=apologiser,
                reception=self.reception,
                pulse=self.pulse,
                now=self.now,
            )
        return Poller(
            source=self.source,
            keeper=self._keeper(),
            take=worker.take,
            has_room=has_room,
            apologiser=apologiser,
            leadership=self.leadership,
            pulse=self.pulse,
            now=self.now,
            hold=self.patience.hold,
        )

    def _keeper(self) -> Keeper:
        me = self.application.bot
        return Keeper(
            self.database,
            bot_id=me.id,
            bot_username=me.username,
            on_outage=self.on_outage,
            uptime=self.uptime,
            keeps_offset=self.reception is None,
        )

    async def _until_the_end(self, inlet: Poller | Receiver, stop: asyncio.Event) -> int | None:
        """Take updates in, and watch over that; the first to end decides."""
        patience = self.patience
        watchdog = Watchdog(
            self.pulse,
            self.source,
            renew_after=patience.renew_after,
            give_up_after=patience.give_up_after,
            look_every=patience.watch_every,
        )
        taking_in: asyncio.Task[PollEnd | None] = asyncio.create_task(inlet.run())
        ends: dict[asyncio.Task[object], int | None] = {
            asyncio.create_task(stop.wait()): EXIT_STOPPED,
            asyncio.create_task(watchdog.run()): EXIT_STUCK,
            asyncio.create_task(
                until_the_lead_is_lost(self.leadership, check_every=patience.check_lead_every)
            ): None,
        }
        try:
            done, _ = await asyncio.wait({taking_in, *ends}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (taking_in, *ends):
                task.cancel()
            await asyncio.gather(taking_in, *ends, return_exceptions=True)
        if taking_in in done:
            return _code_of(taking_in.result())
        return next(ends[task] for task in ends if task in done)


def _code_of(end: PollEnd | None) -> int | None:
    return EXIT_TOKEN_REFUSED if end is PollEnd.TOKEN_REFUSED else None
