"""The herald: organisers hear what came of a planned publication, whatever happens on the way."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count

import pytest

from bot.calls import Call, Screen, say
from bot.domain.member import Person
from bot.domain.publication import Publication
from bot.outcomes import Later, NotSent, Outcome, PerhapsSent
from bot.ports import Database, Store
from bot.post.herald import MEMO, Herald
from bot.services import members
from tests.intake.waiting import until
from tests.post.bag import FIRST, MONDAY, PATIENCE
from tests.post.desk import Wire

CUT = PerhapsSent("cut")


def publish(store: Store) -> Sequence[Call]:
    """Publish what is due; one organiser is told."""
    for planned in store.publications.due(now=MONDAY):
        store.publications.save(Publication(planned.gathering_id))
    return [say(FIRST, Screen("C’est publié."))]


async def plan(database: Database) -> None:
    """Plan a publication for now."""

    def deed(store: Store) -> None:
        author = members.agree(store, person=Person(99, "Nadia"), now=MONDAY)
        draft = store.gatherings.add_draft(created_by=author.id, at=MONDAY)
        store.publications.save(Publication(draft.id, publish_at=MONDAY))

    await database.write(deed)


async def nothing_is_owed(database: Database) -> bool:
    return await database.read(lambda store: store.memos.get(MEMO)) == "[]"


@pytest.mark.parametrize(
    ("outcomes", "tries"),
    [
        ([], 1),
        ([NotSent("away"), Later(1.0), NotSent("away")], 4),
        ([CUT], 2),
        ([CUT] * 9, 2),
    ],
)
async def test_news_is_told_once_and_no_trouble_swallows_it(
    database: Database, outcomes: list[Outcome], tries: int
):
    wire, ticks = Wire([*outcomes]), count()
    await plan(database)

    def now() -> datetime:
        return MONDAY + timedelta(seconds=30 * next(ticks))

    herald = Herald(wire, database, publish=publish, now=now)
    working = asyncio.create_task(herald.run())
    try:
        await until(lambda: len(wire.calls) == tries, within=PATIENCE)
        await until(lambda: nothing_is_owed(database), within=PATIENCE)
    finally:
        working.cancel()

    assert len(wire.calls) == tries
