"""Every room of the house, put together around one bot."""

import asyncio
from datetime import timedelta
from typing import Final

import structlog
from telegram.error import InvalidToken, NetworkError
from telegram.ext import ApplicationBuilder, Defaults

import handlers
from bot.app import company, hooking, pacing
from bot.app.cleaning import clean_up
from bot.app.plan import Plan
from bot.app.posting import Posting
from bot.intake.application import AttentiveApplication
from bot.intake.backoff import pauses
from bot.intake.front import EXIT_STOPPED, EXIT_TOKEN_REFUSED, Intake
from bot.ports import Store, StoreUnavailable
from bot.post.head_office import HeadOffice
from bot.post.menus import MenuBoard
from bot.post.office import PostOffice
from bot.services import identity, outages, team
from bot.texts import Texts
from bot.views import menus
from bot.wire.request import AiohttpRequest
from bot.wire.updates import LongPoll
from handlers.apologies import Apologies
from handlers.door import App, House
from storage.leader import Leadership, SoleUse, leadership, sole_use
from storage.upgrade import upgrade

log: Final = structlog.get_logger(__name__)

CLEAN_UP_EVERY: Final = timedelta(hours=1)


async def live(plan: Plan, stop: asyncio.Event) -> int:
    """
    Put the rooms together and keep house until `stop` is set; return the exit code.

    Raises:
        StorageFault: the database cannot be used; the message says why.
    """
    kept = plan.config.database
    with sole_use(kept.url) as alone:
        await asyncio.to_thread(upgrade, kept.url, backups=kept.backups, kept=kept.backups_kept)
        rooms = Rooms(plan, alone)
        try:
            return await rooms.live(stop)
        finally:
            await rooms.close()


class Rooms:
    """One bot with everything it needs, from its opening to its end."""

    def __init__(self, plan: Plan, alone: SoleUse | None) -> None:
        self.alone = alone
        plan, clock = company.by_one_clock(plan)
        self.plan = plan
        telegram = plan.config.telegram
        self.database = company.database(plan, self)
        self.presence = company.presence(plan, self.database, clock=clock)
        self.calls = AiohttpRequest(
            read_timeout=telegram.call_seconds, upload_timeout=telegram.upload_seconds
        )
        self.polls = AiohttpRequest(connections=2)
        self.application = self._application()
        own_url = f"{plan.base_url}/bot{plan.token}"
        self.line = pacing.messenger(plan, self.calls)
        self.source = LongPoll(self.polls, base_url=own_url)
        self.texts = Texts(plan.community.languages)
        self.menus = MenuBoard(self.line, self.database, menus.everybodys(self.texts))
        self.office: PostOffice | None = None
        self.head: HeadOffice | None = None
        self.intake: Intake | None = None
        self.hook = hooking.hook(plan, self.database, calls=self.calls)
        self.street = hooking.Street(plan, self.database, self.hook)

    def _application(self) -> App:
        plan = self.plan
        return (
            ApplicationBuilder()
            .application_class(AttentiveApplication)
            .token(plan.token)
            .base_url(f"{plan.base_url}/bot")
            .base_file_url(f"{plan.base_url}/file/bot")
            .request(self.calls)
            .get_updates_request(self.polls)
            .updater(None)
            .defaults(Defaults(tzinfo=plan.community.zone))
            .build()
        )

    def touched(self, gathering_ids: frozenset[int]) -> None:
        """Hear, from any process, that gatherings changed."""
        if self.head:
            self.head.touch(gathering_ids)

    def planned(self) -> None:
        """Hear, from any process, that something is due, now or later."""
        for office in (self.office, self.head):
            if office:
                office.ring()

    def look(self) -> None:
        """Hear that what other processes told may have been lost."""
        self.planned()
        if self.head:
            self.head.look_for_cards()

    async def live(self, stop: asyncio.Event) -> int:
        """Open the doors, let updates in until `stop` is set, and leave in good order."""
        await self.street.open(lambda: self.intake.pulse if self.intake else None)
        code = await self._introduce(stop)
        if code is not None:
            return code
        house = self._house()
        handlers.register(self.application, house)
        await self._open(stop)
        self._ring()
        await self.application.start()
        self.menus.hang()
        listening = None if self.alone else company.listen(self.plan, self, self.presence.number)
        try:
            self.intake = self._intake(house)
            return await self.intake.run(stop)
        finally:
            if listening:
                listening.cancel()
            self.menus.close()
            await self.application.stop()

    async def _introduce(self, stop: asyncio.Event) -> int | None:
        """Ask Telegram who we are, for as long as it takes; an exit code if there is no point."""
        for pause in pauses():
            try:
                await self.application.initialize()
            except InvalidToken:
                log.critical("token_refused")
                return EXIT_TOKEN_REFUSED
            except NetworkError as error:
                log.warning("telegram_is_away", error=type(error).__name__)
            else:
                return None
            if await _is_set_within(stop, pause):
                break
        return EXIT_STOPPED

    async def _open(self, stop: asyncio.Event) -> None:
        """Give the first organisers their rights, and do what the plan asks for, in one deed."""
        plan = self.plan

        def opening(store: Store) -> None:
            if plan.opening:
                plan.opening(store)
            identity.take_up(store, bot_id=self.application.bot.id)
            team.appoint(store, telegram_ids=plan.organisers, now=plan.now())

        for pause in pauses():
            try:
                await self.database.write(opening)
            except StoreUnavailable:
                log.warning("database_is_away")
            else:
                return
            if await _is_set_within(stop, pause):
                return

    def _intake(self, house: House) -> Intake:
        plan = self.plan
        return Intake(
            application=self.application,
            database=self.database,
            source=self.source,
            line=self.line,
            presence=self.presence,
            debts=self._open_office,
            head_office=self._open_head_office,
            apologies=Apologies(house, organisers=plan.organisers),
            leadership=self.alone or self._leadership(),
            on_outage=outages.note,
            now=plan.now,
            monotonic=plan.monotonic,
            uptime=plan.uptime,
            patience=plan.patience,
            reception=self.hook,
        )

    def _leadership(self) -> Leadership:
        url, bot_id = self.plan.config.database.url, self.application.bot.id
        return leadership(url, bot_id=bot_id, name=self.database.name)

    def _open_office(self) -> PostOffice:
        self.office = self._posting().office(self.presence.is_sure)
        return self.office

    def _open_head_office(self) -> HeadOffice:
        self.head = self._posting().head_office()
        return self.head

    def _posting(self) -> Posting:
        return Posting(self.plan, self._house(), self.line, self.database)

    def _house(self) -> House:
        me = self.application.bot.username
        return House(self.texts, self.plan.community, me, self.plan.now)

    def _ring(self) -> None:
        """Set the alarm clock: it only rings; what is due stands in the database."""
        queue = self.application.job_queue
        assert queue  # noqa: S101 - the extra `job-queue` is a dependency of ours
        pause = self.plan.look_around_every
        queue.run_repeating(self._look_around, pause, first=pause)
        queue.run_repeating(self._clean_up, CLEAN_UP_EVERY, first=CLEAN_UP_EVERY)

    async def _look_around(self, _: object) -> None:
        self.menus.hang()
        if self.office:
            self.office.look()
        if self.head:
            await self.head.look_around()

    async def _clean_up(self, _: object) -> None:
        now = self.plan.now()
        await self.database.write(lambda store: clean_up(store, now=now))

    async def close(self) -> None:
        """Let go of everything; what is owed stays in the database."""
        await self.street.close()
        if self.application.running:
            await self.application.stop()
        await self.application.shutdown()
        await self.line.close()
        await self.calls.shutdown()
        await self.polls.shutdown()
        await asyncio.to_thread(self.database.close)


async def _is_set_within(stop: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await stop.wait()
    except TimeoutError:
        return False
