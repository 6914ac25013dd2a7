"""The offices: what leaves the house leaves it while we are counted on, or while we lead."""

import asyncio
from datetime import timedelta

from bot.calls import Screen
from bot.ports import Database
from bot.post.cards import CardKeeper
from bot.post.head_office import HeadOffice
from bot.post.notices import OutageNotice
from bot.services import outages
from tests.intake.waiting import until
from tests.post.cards import draw
from tests.post.desk import GROUP, NOW, Wire


def head_office(wire: Wire, database: Database, duties: list[bool] | None = None) -> HeadOffice:
    def now():
        return NOW

    keeper = CardKeeper(wire, database, draw=draw, now=now, monotonic=lambda: 0.0, gap=0.0)
    notice = OutageNotice(wire, database, draw=lambda _: Screen("J’étais là."), now=now)
    on_duty = [] if duties is None else duties
    return HeadOffice(keeper, notice, [], on_duty=on_duty.append)


async def absence(database: Database) -> None:
    def deed(store):
        store.spaces.open(GROUP, thread_id=None, title="Les jardins", at=NOW)
        outages.note(store, NOW, NOW + timedelta(minutes=5))

    await database.write(deed)


async def test_an_office_that_is_closed_tells_nothing_any_more(database: Database):
    wire = Wire()
    closed = head_office(wire, database)
    closed.open()
    await closed.close(within=1)
    await absence(database)

    await closed.look_around()

    assert wire.calls == []


async def test_closing_does_not_wait_for_a_group_that_is_held(database: Database):
    wire = Wire()
    wire.gate.clear()
    held = head_office(wire, database)
    await absence(database)

    await asyncio.wait_for(held.look_around(), 10)
    await asyncio.wait_for(held.close(within=1), 20)
    wire.gate.set()

    assert await database.read(outages.untold)


async def test_two_looks_tell_an_absence_once(database: Database):
    wire = Wire()
    open_ = head_office(wire, database)
    await absence(database)

    for _ in range(2):
        await open_.look_around()

    await until(lambda: wire.calls)
    await open_.close(within=1)
    assert len(wire.calls) == 1


async def test_others_are_told_when_we_see_to_the_cards_and_when_no_longer(database: Database):
    duties: list[bool] = []
    office = head_office(Wire(), database, duties)

    office.open()
    await office.close(within=1)

    assert duties == [True, False]
