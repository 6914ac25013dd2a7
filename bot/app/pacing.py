"""How fast this process may speak, put together from the settings."""

import time
from typing import Final

from bot.app.plan import Plan
from bot.domain.delivery import Delivery
from bot.ports.pace import Places
from bot.post.postman import in_flight
from bot.wire.messenger import Messenger
from bot.wire.pace import Pace
from bot.wire.places import Evenly
from bot.wire.request import AiohttpRequest
from bot.wire.turns import Turns
from storage.engine import sqlite_path

FREE: Final = 0.01
"""The share of a rate that we leave free: who takes all of it is refused now and then."""


def messenger(plan: Plan, request: AiohttpRequest) -> Messenger:
    """Return the way out, which knows how fast this process may speak."""
    telegram = plan.config.telegram
    pace = Pace(
        monotonic=plan.monotonic,
        card_gap=telegram.card_seconds,
        chat_gap=telegram.chat_seconds,
        group_per_minute=telegram.group_per_minute,
    )
    paid = telegram.paid_per_second
    return Messenger(
        request,
        base_url=f"{plan.base_url}/bot{plan.token}",
        pace=pace,
        turns=_turns(plan, "messages", telegram.per_second),
        paid=_turns(plan, "paid", paid) if paid else None,
    )


def width(plan: Plan) -> int:
    """Return how many messages to many may be under way at once in this process."""
    telegram = plan.config.telegram
    return in_flight(max(telegram.per_second, telegram.paid_per_second))


def is_paid(plan: Plan, delivery: Delivery) -> bool:
    """Tell whether Telegram is paid for a message: what organisers write to many, if they want."""
    return plan.config.telegram.paid_per_second > 0 and delivery.mailing_id is not None


def _turns(plan: Plan, name: str, per_second: float) -> Turns:
    return Turns(_places(plan, name, per_second * (1 - FREE)), monotonic=plan.monotonic)


def _places(plan: Plan, name: str, per_second: float) -> Places:
    url = plan.config.database.url
    # Where time is hurried, as in a test, no other process can keep pace with it.
    if sqlite_path(url) is not None or plan.monotonic is not time.monotonic:
        return Evenly(per_second, monotonic=plan.monotonic)
    from storage.paces import SharedPlaces  # noqa: PLC0415 - SQLite needs no driver of it

    return SharedPlaces(url, name=name, per_second=per_second, monotonic=plan.monotonic)
