"""Who sent something to many reads how far it is, in one message that is kept true."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.calls import Screen
from bot.domain.mailing import Mailing, MailingState
from bot.domain.member import Role
from bot.outcomes import Gone, NotSent, PerhapsSent, Reason, TargetLost
from bot.ports import Store
from bot.post.progress import ProgressKeeper
from bot.services.following import Progress
from storage.database import SqlDatabase, open_database
from tests.intake.waiting import until
from tests.post.desk import Wire
from tests.services.changing import MONDAY
from tests.services.mailing import carried, nudge, scene, send, written

CHAT, FIRST = 101, 7


@pytest.fixture
def database(sqlite_url: str):
    opened = open_database(sqlite_url)
    yield opened
    opened.close()


def _draw(progress: Progress) -> Screen:
    return Screen(f"{progress.mailing.state.value} {progress.tally.sent}")


@asynccontextmanager
async def keeping(
    wire: Wire, database: SqlDatabase, draw: Callable[[Progress], Screen] = _draw
) -> AsyncIterator[ProgressKeeper]:
    keeper = ProgressKeeper(wire, database, draw=draw, now=lambda: MONDAY, gap=0.001)
    running = asyncio.create_task(keeper.run())
    yield keeper
    running.cancel()


def _sent(store: Store) -> Mailing:
    there = scene(store)
    mailing = send(store, there, written(store, there).id)
    placed = replace(mailing, chat_id=CHAT, message_id=FIRST)
    store.mailings.show(placed)
    return placed


async def is_so(database: SqlDatabase, said: Callable[[Mailing], bool]) -> None:
    async def look() -> bool:
        return said(await database.read(lambda store: store.mailings.get(1)))

    await until(look)


async def test_one_message_is_edited_until_the_end_and_then_left_alone(database):
    await database.write(_sent)
    wire = Wire()
    async with keeping(wire, database) as keeper:
        await is_so(database, lambda one: one.shown.startswith("running:"))
        await database.write(carried)
        keeper.ring()
        await is_so(database, lambda one: one.shown.startswith("over:"))
        untrue = await database.read(lambda store: store.mailings.untrue())

    assert wire.texts() == ["running 0", "over 4"]
    assert {call.fields["message_id"] for call in wire.calls} == {FIRST}
    assert untrue == []


async def test_one_that_cannot_be_drawn_keeps_no_other_from_its_end(database):
    wire = Wire()

    def deed(store: Store) -> None:
        there = scene(store)
        for mailing in (send(store, there, written(store, there).id), nudge(store, there)):
            store.mailings.show(replace(mailing, chat_id=CHAT, message_id=FIRST + mailing.id))

    def draw(progress: Progress) -> Screen:
        if progress.mailing.text:
            raise LookupError("no words for this")
        return _draw(progress)

    await database.write(deed)
    async with keeping(wire, database, draw):
        await until(lambda: wire.calls)

    assert {call.fields["message_id"] for call in wire.calls} == {FIRST + 2}


async def test_a_restart_edits_the_same_message_and_only_what_is_new(database):
    await database.write(_sent)
    wire = Wire()
    async with keeping(wire, database):
        await is_so(database, lambda one: one.shown.startswith("running:"))
    async with keeping(wire, database) as keeper:
        await database.write(carried)
        keeper.ring()
        await is_so(database, lambda one: one.shown.startswith("over:"))

    assert wire.texts() == ["running 0", "over 4"]


async def test_a_deleted_message_is_posted_anew_once_and_then_given_up(database):
    await database.write(_sent)
    wire = Wire([TargetLost()])
    async with keeping(wire, database) as keeper:
        await is_so(database, lambda one: one.message_id == 9)
        wire.outcomes.append(TargetLost())
        await database.write(carried)
        keeper.ring()
        await is_so(database, lambda one: one.chat_id is None)

    assert [call.method for call in wire.calls] == [
        *("editMessageText", "sendMessage"),
        "editMessageText",
    ]


async def test_in_doubt_it_is_posted_once_more_and_never_a_third_time(database):
    await database.write(_sent)
    wire = Wire([TargetLost(), PerhapsSent("cut"), PerhapsSent("cut")])
    async with keeping(wire, database):
        await is_so(database, lambda one: one.chat_id is None)

    assert [call.method for call in wire.calls].count("sendMessage") == 2


async def test_without_a_line_it_waits_and_nothing_is_lost(database):
    await database.write(_sent)
    wire = Wire([NotSent("no line"), TargetLost(), NotSent("no line")])
    async with keeping(wire, database):
        await is_so(database, lambda one: one.message_id == 9)

    assert [call.method for call in wire.calls][:4] == [
        *("editMessageText", "editMessageText"),
        *("sendMessage", "sendMessage"),
    ]


async def test_who_blocked_us_or_left_the_project_group_reads_nothing_more(database):
    placed = await database.write(_sent)
    wire = Wire([Gone(Reason.BLOCKED)])
    async with keeping(wire, database):
        await is_so(database, lambda one: one.chat_id is None)

    def dismiss(store: Store) -> None:
        store.mailings.show(placed)
        store.team.revoke(placed.made_by or 0, Role.PROJECT_GROUP)
        carried(store)

    await database.write(dismiss)
    async with keeping(wire, database):
        await is_so(database, lambda one: one.state is MailingState.OVER)

    assert len(wire.calls) == 1
