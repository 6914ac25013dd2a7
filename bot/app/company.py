"""This process among those that share its work: by name, by the clock, and by what they tell."""

import asyncio
import os
import secrets
import socket
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from bot.app.plan import Plan
from bot.clock import SharedClock
from bot.intake.presence import Presence
from storage.database import SqlDatabase, open_database
from storage.news import News


class Ears(Protocol):
    """Who hears what others tell."""

    def touched(self, gathering_ids: frozenset[int]) -> None: ...
    def planned(self) -> None: ...
    def look(self) -> None:
        """Hear that something may have been missed."""


def by_one_clock(plan: Plan) -> tuple[Plan, SharedClock]:
    """Return a plan whose clock on the wall the database's clock can set right."""
    clock = SharedClock(plan.now)
    return (replace(plan, now=clock.now) if plan.has_real_clock else plan), clock


def database(plan: Plan, ears: Ears) -> SqlDatabase:
    """Open the database, under a name of this process that no other has."""
    return open_database(
        plan.config.database.url,
        on_touched=ears.touched,
        on_planned=ears.planned,
        name=f"{socket.gethostname()[:32]}:{os.getpid()}:{secrets.token_hex(4)}",
    )


def presence(plan: Plan, database: SqlDatabase, *, clock: SharedClock) -> Presence:
    """Return the presence of a process that has not come in yet."""
    return Presence(
        database=database,
        name=database.name,
        uptime=plan.uptime,
        on_time=clock.set_right,
    )


def listen(plan: Plan, ears: Ears, us: Callable[[], int]) -> "asyncio.Task[None]":
    """Begin to hear what others tell, `us` apart; there must be a PostgreSQL to hear it by."""
    from storage.listening import Listener  # noqa: PLC0415 - SQLite needs no driver of it

    def hear(news: News) -> None:
        if news.sender == us():
            return
        if news.touched:
            ears.touched(news.touched)
        if news.planned:
            ears.planned()

    return asyncio.create_task(Listener(plan.config.database.url, hear=hear, look=ears.look).run())
