"""Erasing a person leaves counts, and nobody behind them."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import Status
from bot.domain.member import Role
from bot.domain.rsvp import Answer
from bot.ports import Store
from storage.database import SqlDatabase
from storage.tables import metadata
from tests.storage.given import LATER, NOW, answer, meeting, member
from tests.storage.rows import rows_of

TELEGRAM_ID = 71_934_006


def a_life(store: Store) -> tuple[int, int, int]:
    """Leave every trace a member can leave; return the member, a past and a coming meeting."""
    nadia = member(store, "Nadia Unmistakable", telegram_id=TELEGRAM_ID)
    store.members.save(replace(nadia, chat_id=TELEGRAM_ID, language="fr"))
    store.members.grant(nadia.id, Role.PROJECT_GROUP)
    store.members.agree(nadia.id, purpose="service", text_version="1", at=NOW)
    garden = store.organisations.add("Le Jardin")
    store.organisations.affiliate(nadia.id, garden.id)
    store.dialogues.put(Dialogue(TELEGRAM_ID, Step.NAME, NOW, {"typed": "Nadia"}))
    past = meeting(store, status=Status.HELD, starts_at=NOW - timedelta(days=2), ends_at=NOW)
    coming = meeting(store)
    answer(store, past, nadia, guests=2)
    answer(store, coming, nadia)
    return nadia.id, past.id, coming.id


async def test_a_forgotten_person_is_in_no_row(database: SqlDatabase, database_url: str):
    nadia, _, _ = await database.write(a_life)

    await database.write(lambda store: store.members.forget(nadia, at=NOW))

    everything = repr([rows_of(database_url, table) for table in metadata.sorted_tables])
    assert "Nadia" not in everything
    assert str(TELEGRAM_ID) not in everything


async def test_past_counts_stay_and_coming_answers_go(database: SqlDatabase):
    nadia, past, coming = await database.write(a_life)

    await database.write(lambda store: store.members.forget(nadia, at=LATER - timedelta(days=1)))

    before = await database.read(lambda store: store.rsvps.headcount(past))
    after = await database.read(lambda store: store.rsvps.headcount(coming))
    assert before.of(Answer.YES) == 3
    assert after.of(Answer.YES) == 0


async def test_coming_meetings_hear_of_it(database: SqlDatabase, touched: list[frozenset[int]]):
    nadia, _, coming = await database.write(a_life)

    await database.write(lambda store: store.members.forget(nadia, at=NOW))

    assert touched == [{coming}]


async def test_others_keep_what_is_theirs(database: SqlDatabase):
    def deed(store: Store):
        nadia, _, coming = a_life(store)
        yves = member(store, "Yves L.", telegram_id=8)
        answer(store, store.gatherings.get(coming), yves)
        store.members.forget(nadia, at=NOW)
        return yves, coming

    yves, coming = await database.write(deed)

    assert await database.read(lambda store: store.members.by_telegram_id(8)) == yves
    assert await database.read(lambda store: store.rsvps.of(coming, yves.id)) is not None
