"""What one running bot is made from."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot import clock
from bot.config import Config
from bot.config.sections import Reminders
from bot.domain.community import Community
from bot.domain.moments import QuietHours
from bot.domain.rations import Rations
from bot.domain.reminder import DaysBefore, ReminderPlan
from bot.intake.front import Patience
from bot.ports import Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """
    `opening` is done before the first knock; `now` tells aware moments, `monotonic` seconds: all
    that waits is measured by it. `uptime` tells an absence from a clock that was set.
    Where `now` is the clock on the wall (`has_real_clock`), the database's clock sets it right.
    """

    config: Config
    token: str
    base_url: str
    community: Community
    organisers: Sequence[int]
    now: Callable[[], datetime] = clock.now
    monotonic: Callable[[], float] = time.monotonic
    uptime: Callable[[], float] = clock.uptime
    opening: Deed[None] | None = None
    patience: Patience = field(default_factory=Patience)
    look_around_every: timedelta = timedelta(seconds=30)
    has_real_clock: bool = False


def plan_of(config: Config) -> Plan:
    """Read the plan of a bot on Telegram from its settings; they hold a token."""
    settings = config.community
    token = config.telegram.token
    return Plan(
        config=config,
        token=token.get_secret_value() if token else "",
        base_url=config.telegram.base_url,
        organisers=config.organisers,
        has_real_clock=True,
        patience=Patience(hold=config.telegram.poll_seconds),
        community=Community(
            name=settings.name,
            zone=settings.timezone,
            languages=settings.languages,
            human_contact=settings.human_contact,
            privacy_contact=settings.privacy_contact,
            controller_name=settings.controller_name,
            controller_address=settings.controller_address,
            quiet=QuietHours(settings.quiet_from, settings.quiet_to, settings.quiet_sunday),
            welcomer=settings.welcomer,
            reply_delay_days=settings.reply_delay_days,
            rations=Rations(settings.daily_cap, settings.weekly_cap),
            digest_at=settings.digest_at,
            reminders=_reminders(config.reminders),
            neighbourhoods=settings.neighbourhoods,
        ),
    )


def _reminders(settings: Reminders) -> ReminderPlan:
    call, details = settings.call, settings.details
    return ReminderPlan(
        DaysBefore(*call) if call else None,
        DaysBefore(*details) if details else None,
        settings.last,
    )
