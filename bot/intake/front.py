"""The intake as a whole: take updates in, work, answer; and leave in good order."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from bot.intake.apologising import Apologiser
from bot.intake.application import AnyApplication
from bot.intake.keeping import Keeper, OnOutage
from bot.intake.leading import take_the_lead, to_the_end, until_the_lead_is_lost
from bot.intake.needs import Apologies, Debts, HeadOffice, Leadership, Line, Source
from bot.intake.poller import HOLD, PollEnd, Poller
from bot.intake.presence import Presence
from bot.intake.prompt import PromptDebts
from bot.intake.pulse import Pulse
from bot.intake.receiving import Receiver, Reception
from bot.intake.shift import Shift
from bot.intake.watch import GIVE_UP_AFTER, RENEW_AFTER, Watchdog
from bot.intake.worker import Worker
from bot.ports import Database

EXIT_STOPPED: Final = 0
EXIT_STUCK: Final = 70
EXIT_TAKEN: Final = 75
EXIT_TOKEN_REFUSED: Final = 78

_LATE: Final = 1.5  # seconds for what only the leader sends


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
    Works for as long as the others count on this process, and takes updates in: asks for them
    while it leads or, with a `reception`, is brought them whether it leads or not.

    `application` is initialised. `debts` makes the sender of what is owed for one shift, and
    `head_office` of what only the leader sends, for one term. `now` gives aware moments;
    `monotonic` and `uptime` seconds, the latter also for the time that the machine sleeps.
    """

    application: AnyApplication
    database: Database
    source: Source
    line: Line
    presence: Presence
    debts: Callable[[], Debts]
    head_office: Callable[[], HeadOffice]
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
        while code is None and not stop.is_set():
            code = await self._work(stop)
        return EXIT_STOPPED if code is None else code

    async def _work(self, stop: asyncio.Event) -> int | None:
        """Work for one shift; None if it ended because the others have given us up."""
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
        shift = Shift(worker, debts)
        try:
            if not await self.presence.enter(shift, stop):
                return EXIT_STOPPED
            debts.open()
            return await self._until_the_end(shift, apologiser, stop)
        finally:
            await shift.close()
            await self.presence.leave()

    async def _until_the_end(
        self, shift: Shift, apologiser: Apologiser, stop: asyncio.Event
    ) -> int | None:
        """Do all that a process does; the first of these to end decides."""
        ends: dict[str, Coroutine[Any, Any, object]] = {
            "stop": stop.wait(),
            "given up": self.presence.run(shift),
        }
        if self.reception:
            ends["stuck"] = self._watchdog().run()
            ends["received"] = self._receiver(shift, apologiser, self.reception).run()
            self.pulse.start()
        ends["led"] = self._lead_when_we_may(shift, apologiser)
        end, result = await _first_of(ends)
        match end:
            case "stop":
                return EXIT_STOPPED
            case "stuck":
                return EXIT_STUCK
            case "led" if isinstance(result, int):
                return result
            case _:
                return None

    async def _lead_when_we_may(self, shift: Shift, apologiser: Apologiser) -> int:
        """Lead, term after term; return the exit code if that makes no sense any more."""
        code: int | None = None
        while code is None:
            try:
                code = await self._lead_in_turn(shift, apologiser)
            finally:
                await to_the_end(self.leadership.release)
        return code

    async def _lead_in_turn(self, shift: Shift, apologiser: Apologiser) -> int | None:
        """Wait until we lead, and lead for one term."""
        if not await take_the_lead(self.leadership, try_every=self.patience.try_to_lead_every):
            return EXIT_TAKEN
        office = self.head_office()
        self.pulse.leads = True
        try:
            office.open()
            return await self._lead(shift, apologiser)
        finally:
            self.pulse.leads = False
            await office.close(within=_LATE)

    async def _lead(self, shift: Shift, apologiser: Apologiser) -> int | None:
        """Lead for one term; None if it ended because another process leads now."""
        ends: dict[str, Coroutine[Any, Any, object]] = {
            "lost": until_the_lead_is_lost(
                self.leadership, check_every=self.patience.check_lead_every
            )
        }
        if not self.reception:
            self.pulse.start()
            ends["stuck"] = self._watchdog().run()
            ends["polled"] = self._poller(shift, apologiser).run()
        end, result = await _first_of(ends)
        if end == "stuck":
            return EXIT_STUCK
        return EXIT_TOKEN_REFUSED if result is PollEnd.TOKEN_REFUSED else None

    def _receiver(self, shift: Shift, apologiser: Apologiser, reception: Reception) -> Receiver:
        return Receiver(
            keeper=self._keeper(),
            take=shift.take,
            has_room=lambda: shift.waiting < self.most_in_hand,
            debts=shift.debts,
            apologiser=apologiser,
            reception=reception,
            pulse=self.pulse,
            now=self.now,
        )

    def _poller(self, shift: Shift, apologiser: Apologiser) -> Poller:
        return Poller(
            source=self.source,
            keeper=self._keeper(),
            take=shift.take,
            has_room=lambda: shift.waiting < self.most_in_hand,
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

    def _watchdog(self) -> Watchdog:
        patience = self.patience
        return Watchdog(
            self.pulse,
            self.source,
            renew_after=patience.renew_after,
            give_up_after=patience.give_up_after,
            look_every=patience.watch_every,
        )


async def _first_of(works: Mapping[str, Coroutine[Any, Any, object]]) -> tuple[str, object]:
    """Do all this side by side until the first of it ends; return which, and its result."""
    tasks = {asyncio.create_task(work): name for name, work in works.items()}
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    first = next(task for task in tasks if task in done)
    return tasks[first], first.result()
