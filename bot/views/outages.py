"""What a group reads after we were away."""

from bot.calls import Screen
from bot.services.outages import Outage
from bot.views.setting import Setting


def notice(outage: Outage, setting: Setting) -> Screen:
    """Say when we could not be reached, and what to do about it."""
    zone = setting.zone
    since, until = outage.since.astimezone(zone), outage.until.astimezone(zone)
    if since.date() == until.date():
        span = setting.words.plain(
            "group.outage_same_day",
            start=setting.hour(since.time()),
            end=setting.hour(until.time()),
        )
    else:
        span = setting.words.plain(
            "group.outage_days",
            start=setting.when_plain(since),
            end=setting.when_plain(until),
        )
    return Screen(setting.words("group.outage", since=span))
