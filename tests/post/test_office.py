"""The post office: what leaves the house leaves it during one term of leading."""

import asyncio
from datetime import timedelta

from bot.calls import Screen
from bot.ports import Database
from bot.post.cards import CardKeeper
from bot.post.herald import Herald
from bot.post.notices import OutageNotice
from bot.post.office import PostOffice
from bot.post.postman import Postman
from bot.services import outages
from tests.intake.house import until
from tests.post.bag import carrier
from tests.post.cards import draw
from tests.post.desk import GROUP, NOW, Wire, replies


def office(wire: Wire, database: Database) -> PostOffice:
    def now():
        return NOW

    keeper = CardKeeper(wire, database, draw=draw, now=now, monotonic=lambda: 0.0, gap=0.0)
    notice = OutageNotice(wire, database, draw=lambda _: Screen("J’étais là."), now=now)
    postman = Postman(carrier(wire, database), database, now=now)
    herald = Herald(wire, database, publish=lambda _: (), now=now)
    return PostOffice(replies(wire, database), keeper, notice, postman, [herald])


async def absence(database: Database) -> None:
    def deed(store):
        store.spaces.open(GROUP, thread_id=None, title="Les jardins", at=NOW)
        outages.note(store, NOW, NOW + timedelta(minutes=5))

    await database.write(deed)


async def test_an_office_that_is_closed_tells_nothing_any_more(database: Database):
    wire = Wire()
    closed = office(wire, database)
    await closed.resume()
    await closed.close(within=1)
    await absence(database)

    await closed.look_around()

    assert wire.calls == []


async def test_closing_does_not_wait_for_a_group_that_is_held(database: Database):
    wire = Wire()
    wire.gate.clear()
    held = office(wire, database)
    await absence(database)

    await asyncio.wait_for(held.look_around(), 1)
    await asyncio.wait_for(held.close(within=1), 3)
    wire.gate.set()

    assert await database.read(outages.untold)


async def test_two_looks_tell_an_absence_once(database: Database):
    wire = Wire()
    open_ = office(wire, database)
    await absence(database)

    for _ in range(2):
        await open_.look_around()

    await until(lambda: wire.calls)
    await open_.close(within=1)
    assert len(wire.calls) == 1
