"""The post office of one term of leading, put together from its rooms."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.app import pacing
from bot.app.plan import Plan
from bot.calls import Call, say
from bot.ports import Database, Store
from bot.post.cards import CardKeeper
from bot.post.carrier import Carrier
from bot.post.herald import Herald
from bot.post.notices import OutageNotice
from bot.post.office import PostOffice
from bot.post.postman import Postman
from bot.post.replies import Replies
from bot.services import publications
from bot.views import letters, meetings, outages as outage_views, publishing
from bot.views.setting import Setting
from bot.wire.messenger import Messenger
from handlers.door import House

@dataclass(frozen=True, slots=True)
class Posting:
    """What everything that leaves has in common."""

    plan: Plan
    house: House
    line: Messenger
    database: Database

    def office(self) -> PostOffice:
        """Open the post office: from now on it is us who send."""
        now = self.plan.now
        return PostOffice(
            Replies(self.line, self.database, now=now),
            self._card_keeper(),
            OutageNotice(
                self.line,
                self.database,
                draw=lambda outage: outage_views.notice(outage, self._setting()),
                now=now,
            ),
            Postman(self._carrier(), self.database, now=now, width=pacing.width(self.plan)),
            Herald(self.line, self.database, publish=self._publish, now=now),
        )

    def _setting(self, language: str | None = None) -> Setting:
        return self.house.setting(language, self.plan.now())

    def _card_keeper(self) -> CardKeeper:
        return CardKeeper(
            self.line,
            self.database,
            draw=lambda seen, language=None: meetings.group_card(seen, self._setting(language)),
            now=self.plan.now,
            monotonic=self.plan.monotonic,
            gap=self.plan.config.telegram.card_seconds,
        )

    def _carrier(self) -> Carrier:
        return Carrier(
            self.line,
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
