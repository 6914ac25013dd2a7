"""A keeper of what is brought, as tests want one."""

from collections.abc import Callable
from datetime import UTC, datetime

from bot.intake.keeping import Keeper, OnOutage
from bot.ports import Database, Store

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def no_notice(_: Store, _since: datetime, _until: datetime) -> None:
    """Tell nobody."""


def keeper(
    database: Database,
    *,
    on_outage: OnOutage = no_notice,
    uptime: Callable[[], float] = lambda: 0.0,
) -> Keeper:
    return Keeper(
        database,
        bot_id=7,
        bot_username="passerelle_bot",
        on_outage=on_outage,
        uptime=uptime,
        keeps_offset=False,
    )
