"""Every room of the house, put together around one bot."""

import asyncio
from datetime import timedelta
from typing import Final

import structlog
from telegram.error import InvalidToken, NetworkError
from telegram.ext import ApplicationBuilder, Defaults

import handlers
from bot.app import pacing
from bot.app.plan import Plan
from bot.app.posting import Posting
from bot.domain.dialogue import PATIENCE
from bot.intake.application import AttentiveApplication
from bot.intake.backoff import pauses
from bot.intake.front import EXIT_STOPPED, EXIT_TOKEN_REFUSED, Intake
from bot.ports import Store, StoreUnavailable
from bot.post.menus import MenuBoard
from bot.post.office import PostOffice
from bot.services import identity, outages, team
from bot.texts import Texts
from bot.views import menus
from bot.wire.request import AiohttpRequest
from bot.wire.updates import LongPoll
from handlers.apologies import Apologies
from handlers.door import App, House
from storage.database import SqlDatabase, open_database
from storage.leader import leadership
from storage.upgrade import upgrade

log: Final = structlog.get_logger(__name__)

CLEAN_UP_EVERY: Final = timedelta(hours=1)
UPDATES_ARE_KNOWN_FOR: Final = timedelta(hours=48)
LETTERS_ARE_KNOWN_FOR: Final = timedelta(days=180)  # longer than any meeting is announced ahead


async def live(plan: Plan, stop: asyncio.Event) -> int:
    """
    Put the rooms together and keep house until `stop` is set; return the exit code.

    Raises:
        StorageFault: the database cannot be used; the message says why.
    """
    settings = plan.config.database
    await asyncio.to_thread(
        upgrade, settings.url, backups=settings.backups, kept=settings.backups_kept
    )
    rooms = Rooms(plan)
    try:
        return await rooms.live(stop)
    finally:
        await rooms.close()


class Rooms:
    """One bot with everything it needs, from its opening to its end."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        telegram = plan.config.telegram
        self.database: SqlDatabase = open_database(
            plan.config.database.url, on_touched=self._touched, on_planned=self._planned
        )
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

    def _touched(self, gathering_ids: frozenset[int]) -> None:
        if self.office:
            self.office.cards.touch(gathering_ids)

    def _planned(self) -> None:
        if self.office:
            self.office.ring()

    async def live(self, stop: asyncio.Event) -> int:
        """Open the doors, let updates in until `stop` is set, and leave in good order."""
        code = await self._introduce(stop)
        if code is not None:
            return code
        house = self._house()
        handlers.register(self.application, house)
        await self._open(stop)
        self._ring()
        await self.application.start()
        self.menus.hang()
        try:
            return await self._intake(house).run(stop)
        finally:
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
            debts=self._open_office,
            apologies=Apologies(house, organisers=plan.organisers),
            leadership=leadership(plan.config.database.url, bot_id=self.application.bot.id),
            on_outage=outages.note,
            now=plan.now,
            monotonic=plan.monotonic,
            uptime=plan.uptime,
            patience=plan.patience,
        )

    def _open_office(self) -> PostOffice:
        """Begin a term of leading: from now on it is us who send."""
        self.office = Posting(self.plan, self._house(), self.line, self.database).office()
        return self.office

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
            await self.office.look_around()

    async def _clean_up(self, _: object) -> None:
        now = self.plan.now()

        def deed(store: Store) -> None:
            store.inbox.purge(before=now - UPDATES_ARE_KNOWN_FOR)
            store.dialogues.drop_offers(before=now - PATIENCE)
            store.deliveries.purge(before=now - LETTERS_ARE_KNOWN_FOR)

        await self.database.write(deed)

    async def close(self) -> None:
        """Let go of everything; what is owed stays in the database."""
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
