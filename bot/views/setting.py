"""What every view is given beside its facts: the reader's words, the wall clock, the names."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.callbacks.grammar import Tap
from bot.calls import Button
from bot.domain.community import Community
from bot.domain.order import Form
from bot.files import documents
from bot.texts import Html, Words, dates


@dataclass(frozen=True, slots=True)
class Setting:
    """
    `now` is the aware moment for which the words must be true; `forms` are the kinds of files
    that can be made here.
    """

    words: Words
    community: Community
    bot_username: str
    now: datetime
    forms: Sequence[Form] = field(default_factory=documents.forms)

    def when(self, moment: datetime) -> Html:
        """Say a moment in full; Telegram also shows it in the reader's own zone."""
        return Html(dates.telegram_time(moment, self.when_plain(moment)))

    def when_plain(self, moment: datetime) -> str:
        """Say a moment in full, where no HTML is read."""
        return dates.when(moment, now=self.now, zone=self.zone, language=self.words.language)

    def day(self, day: date) -> str:
        """Name a day of the community's calendar."""
        noon = datetime.combine(day, time(12), self.zone)
        return dates.day(noon, now=self.now, zone=self.zone, language=self.words.language)

    def hour(self, hour: time) -> str:
        """Name an hour of the wall clock."""
        today = datetime.combine(self.today, hour, self.zone)
        return dates.time(today, zone=self.zone, language=self.words.language)

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @property
    def privacy_contact(self) -> str:
        """Say whom to ask about one's data: a community without an address still has people."""
        named = self.community.privacy_contact or self.community.human_contact
        return named or self.words.plain("contact.project_group")

    def for_groups(self) -> "Setting":
        """Return what a group may read: it is not told whom to call, for that is a name."""
        return replace(self, community=replace(self.community, human_contact=""))

    @property
    def zone(self) -> ZoneInfo:
        return self.community.zone

    def duration(self, length: timedelta | None) -> str:
        return dates.duration(length, language=self.words.language) if length else ""

    def link(self, payload: str = "") -> str:
        """Return an address that opens our private chat, and says there what it is about."""
        start = f"?start={payload}" if payload else ""
        return f"https://t.me/{self.bot_username}{start}"

    def button(self, key: str, tap: Tap, *, style: str = "", **facts: object) -> Button:
        return Button(self.words.plain(key, **facts), tap.pack(), style=style)
