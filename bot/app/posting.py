"""The post office and the head office of a process, put together from their rooms."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.app import pacing
from bot.app.plan import Plan
from bot.calls import Call, say
from bot.outcomes import Outcome
from bot.ports import SharedDatabase, Store
from bot.post.cards import CardKeeper
from bot.post.carrier import Carrier
from bot.post.head_office import Bell, HeadOffice
from bot.post.herald import Herald
from bot.post.notices import OutageNotice
from bot.post.office import PostOffice
from bot.post.orders import Workshop
from bot.post.postman import Postman
from bot.post.progress import ProgressKeeper
from bot.post.replies import Replies
from bot.post.ringer import Ringer
from bot.press.press import Press
from bot.services import publications
from bot.views import (
    letters,
    mailing_progress,
    outages as outage_views,
    papers,
    place_calls,
    publishing,
)
from bot.views.setting import Setting
from bot.wire.messenger import Messenger
from handlers.door import House


@dataclass(frozen=True, slots=True)
class LetterLine:
    """The way out for letters of a process that others may give up."""

    line: Messenger
    is_sure: Callable[[], Awaitable[bool]]

    async def lull(self) -> None:
        await self.line.lull()

    async def send_one_of_many(self, call: Call) -> Outcome:
        return await self.line.send_one_of_many(call)


@dataclass(frozen=True, slots=True)
class Posting:
    """What everything that leaves has in common."""

    plan: Plan
    house: House
    line: Messenger
    database: SharedDatabase

    def office(self, is_sure: Callable[[], Awaitable[bool]]) -> PostOffice:
        """Return the office of a process; `is_sure` tells what it has in hand is still its own."""
        now = self.plan.now
        return PostOffice(
            Replies(self.line, self.database, now=now, workshop=self._workshop(), is_sure=is_sure),
            Postman(self._carrier(is_sure), self.database, now=now, width=pacing.width(self.plan)),
        )

    def head_office(self) -> HeadOffice:
        """Return the office of the process that leads."""
        now = self.plan.now
        return HeadOffice(
            self._card_keeper(),
            OutageNotice(
                self.line,
                self.database,
                draw=lambda outage: outage_views.notice(outage, self._setting()),
                now=now,
            ),
            self._bells(),
            on_duty=lambda is_so: self.database.keep_cards(is_so=is_so),
        )

    def _bells(self) -> Sequence[Bell]:
        now, community = self.plan.now, self.plan.community
        return (
            Herald(self.line, self.database, publish=self._publish, now=now),
            Ringer(self.database, community=community, now=now),
            self._progress_keeper(),
        )

    def _setting(self, language: str | None = None) -> Setting:
        return self.house.setting(language, self.plan.now())

    def _workshop(self) -> Workshop:
        return Workshop(self.line, self.database, Press(), make=papers.made, setting=self._setting)

    def _card_keeper(self) -> CardKeeper:
        return CardKeeper(
            self.line,
            self.database,
            draw=lambda seen, language=None: place_calls.in_group(seen, self._setting(language)),
            now=self.plan.now,
            monotonic=self.plan.monotonic,
            gap=self.plan.config.telegram.card_seconds,
        )

    def _progress_keeper(self) -> ProgressKeeper:
        return ProgressKeeper(
            self.line,
            self.database,
            draw=lambda one: mailing_progress.progress(
                one, self._setting(one.by.language if one.by else None)
            ),
            now=self.plan.now,
            gap=self.plan.config.telegram.card_seconds,
        )

    def _carrier(self, is_sure: Callable[[], Awaitable[bool]]) -> Carrier:
        return Carrier(
            LetterLine(self.line, is_sure),
            self.database,
            draw=lambda one: letters.letter(one, self._setting(one.member.language)),
            community=self.plan.community,
            now=self.plan.now,
            is_paid=lambda delivery: pacing.is_paid(self.plan, delivery),
        )

    def _publish(self, store: Store) -> Sequence[Call]:
        now, community = self.plan.now(), self.plan.community
        return [
            say(member.chat_id, publishing.news(due, self._setting(member.language)))
            for due in publications.publish_due(store, community=community, now=now)
            for member in due.told
            if member.chat_id is not None
        ]
