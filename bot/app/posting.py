"""The post office of one term of leading, put together from its rooms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

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
from bot.wire.pace import Evenly, Pace
from handlers.door import House

SHARE_OF_MANY: Final = 0.8
"""The share of our rate for messages to many; the rest is kept for those who ask something."""


def pace(plan: Plan) -> Pace:
    """Return how fast this process may speak."""
    telegram = plan.config.telegram
    return Pace(
        monotonic=plan.monotonic,
        card_gap=telegram.card_seconds,
        group_per_minute=telegram.group_per_minute,
        share=Evenly(telegram.per_second, monotonic=plan.monotonic),
    )


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
            Postman(self._carrier(), self.database, now=now),
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
        per_second = self.plan.config.telegram.per_second * SHARE_OF_MANY
        return Carrier(
            self.line,
            self.database,
            draw=lambda one: letters.letter(one, self._setting(one.member.language)),
            community=self.plan.community,
            now=self.plan.now,
            share=Evenly(per_second, monotonic=self.plan.monotonic),
        )

    def _publish(self, store: Store) -> Sequence[Call]:
        now, community = self.plan.now(), self.plan.community
        return [
            say(member.chat_id, publishing.news(due, self._setting(member.language)))
            for due in publications.publish_due(store, community=community, now=now)
            for member in due.told
            if member.chat_id is not None
        ]
