"""The page that says how the bot is: each alarm rings beyond its limit, and no person is on it."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.app.checkup import Checkup
from bot.domain.delivery import Kind, Promise, State
from bot.hook.health import health_page
from bot.hook.listening import Listener
from bot.intake.forwarding import Forwarding, Wish
from bot.intake.pulse import Pulse
from bot.ports import Deed, Store, StoreUnavailable
from storage import tables
from storage.database import SqlDatabase
from tests.hook.test_forwarding import Telegram
from tests.storage import given
from tests.storage.rows import begun

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Away:
    """A database that does not answer."""

    async def read(self, deed: Deed[Any]) -> Any:
        raise StoreUnavailable("away")

    async def write(self, deed: Deed[Any]) -> Any:
        raise StoreUnavailable("away")


@dataclass
class Doctor:
    """Everything that is looked at, well unless a test says otherwise."""

    database: SqlDatabase
    checkup: Checkup
    pulse: Pulse
    url: str
    http: aiohttp.ClientSession

    async def ask(self) -> tuple[int, dict[str, Any]]:
        async with self.http.get(self.url) as response:
            return response.status, await response.json()

    async def alarms(self) -> list[str]:
        """Return what rings; the status must say so too."""
        status, told = await self.ask()
        assert status == (503 if told["alarms"] else 200)
        assert told["status"] == ("degraded" if told["alarms"] else "ok")
        alarms: list[str] = told["alarms"]
        return alarms


@pytest.fixture
async def doctor(database: SqlDatabase) -> AsyncIterator[Doctor]:
    async with _doctor(database) as ready:
        yield ready


@asynccontextmanager
async def _doctor(database: SqlDatabase) -> AsyncIterator[Doctor]:
    seconds = [1000.0]
    pulse = Pulse(lambda: seconds[-1])
    pulse.leads = True
    checkup = Checkup(
        database=database,
        now=lambda: NOW,
        pulse=lambda: pulse,
        up=lambda: 5.0,
        mode="polling",
    )
    listener = await Listener.open(health_page(checkup), host="127.0.0.1", port=0)
    async with aiohttp.ClientSession() as http:
        url = f"http://127.0.0.1:{listener.port}/health"
        yield Doctor(database, checkup, pulse, url, http)
    await listener.close()


async def test_who_is_well_says_so_in_numbers_only(doctor: Doctor):
    await doctor.database.write(lambda store: given.meeting(store, title="Rencontre"))

    status, told = await doctor.ask()

    assert status == 200
    assert told == {
        "status": "ok",
        "alarms": [],
        "version": told["version"],
        "mode": "polling",
        "leading": True,
        "database": "ok",
        "last_news_age": 0,
        "last_update_age": None,
        "oldest_update_age": 0,
        "oldest_delivery_age": 0,
        "updates_set_aside": 0,
        "deliveries_uncertain": 0,
        "deliveries_failed": 0,
        "webhook_error": "",
    }


async def test_a_head_is_enough_and_nothing_else_is_there(doctor: Doctor):
    root = doctor.url.removesuffix("/health")
    asked = [("HEAD", doctor.url), ("POST", doctor.url), ("GET", f"{root}/"), ("GET", f"{root}/x")]

    statuses = []
    for method, url in asked:
        async with doctor.http.request(method, url) as response:
            statuses.append(response.status)

    assert statuses == [200, 405, 404, 404]


async def test_a_database_that_is_away_is_an_alarm(doctor: Doctor):
    doctor.checkup.database = Away()

    assert await doctor.alarms() == ["database"]


async def test_a_poll_that_does_not_come_back_is_an_alarm_for_the_one_who_polls(doctor: Doctor):
    doctor.pulse.good -= 121

    leading = await doctor.alarms()
    doctor.pulse.leads = False

    assert (leading, await doctor.alarms()) == (["no_news"], [])


async def test_who_cannot_even_begin_is_an_alarm_in_time(doctor: Doctor):
    doctor.checkup.pulse = lambda: None
    early = await doctor.alarms()
    doctor.checkup.up = lambda: 121.0

    assert (early, await doctor.alarms()) == ([], ["no_news"])


@pytest.mark.parametrize(("age", "alarms"), [(59, []), (61, ["updates_wait"])])
async def test_an_update_that_waits_too_long_is_an_alarm(
    doctor: Doctor, age: int, alarms: list[str]
):
    received_at = NOW - timedelta(seconds=age)
    await doctor.database.write(_keep(received_at))

    assert await doctor.alarms() == alarms
    assert (await doctor.ask())[1]["oldest_update_age"] == age


@pytest.mark.parametrize(("ago", "alarms"), [(HOUR / 2, ["updates_set_aside"]), (2 * HOUR, [])])
async def test_an_update_set_aside_is_an_alarm_for_an_hour(
    doctor: Doctor, ago: timedelta, alarms: list[str]
):
    def set_aside(store: Store) -> None:
        _keep(NOW - ago)(store)
        store.inbox.bury(store.inbox.waiting()[0].seq, error="LookupError", calls=())

    await doctor.database.write(set_aside)

    assert await doctor.alarms() == alarms


@pytest.mark.parametrize(("age", "alarms"), [(899, []), (901, ["deliveries_wait"])])
async def test_a_message_that_should_have_left_long_ago_is_an_alarm(
    doctor: Doctor, age: int, alarms: list[str]
):
    await doctor.database.write(_promise(1, due_at=NOW - timedelta(seconds=age)))

    assert await doctor.alarms() == alarms
    assert (await doctor.ask())[1]["oldest_delivery_age"] == age


@pytest.mark.parametrize(
    ("state", "number", "alarms"),
    [
        (State.UNCERTAIN, 20, []),
        (State.UNCERTAIN, 21, ["deliveries_uncertain"]),
        (State.FAILED, 30, []),  # people block bots
    ],
)
async def test_many_messages_of_unknown_fate_are_an_alarm(
    doctor: Doctor, database_url: str, state: State, number: int, alarms: list[str]
):
    await doctor.database.write(_promise(number, due_at=NOW))
    with begun(database_url) as connection:
        changed = {"state": state.value, "settled_at": NOW - HOUR}
        connection.execute(tables.deliveries.update().values(**changed))

    assert await doctor.alarms() == alarms
    assert (await doctor.ask())[1][f"deliveries_{state.value}"] == number


async def test_a_webhook_that_telegram_does_not_reach_is_an_alarm(doctor: Doctor):
    wish = Wish(url="https://bot.example.org/", secret="x" * 16, max_connections=1)
    forwarding = Forwarding(
        desk=Telegram(), database=doctor.database, wish=wish, seal="", now=lambda: NOW
    )
    forwarding.fails, forwarding.last_error = True, "certificate verify failed"
    doctor.checkup.forwarding, doctor.pulse.leads = forwarding, False

    status, told = await doctor.ask()

    assert (status, told["alarms"]) == (503, ["webhook"])
    assert told["webhook_error"] == "certificate verify failed"
    assert wish.secret not in json.dumps(told)


def _keep(received_at: datetime) -> Callable[[Store], None]:
    def deed(store: Store) -> None:
        update = {"update_id": 5, "callback_query": {"from": {"id": 101, "first_name": "Nadia"}}}
        store.inbox.keep([(101, update)], offset=6, at=received_at)

    return deed


def _promise(number: int, *, due_at: datetime) -> Callable[[Store], None]:
    def deed(store: Store) -> None:
        member, meeting = given.member(store), given.meeting(store)
        promises = [
            Promise(f"x:{n}", Kind.CHANGED, member.id, meeting.id, due_at) for n in range(number)
        ]
        store.deliveries.plan(promises, at=due_at)

    return deed
