"""The shelf of updates: each is kept once, and answered once."""

from datetime import timedelta

import pytest

from bot.calls import Call
from bot.ports import AlreadySettled, Store
from storage.database import SqlDatabase
from storage.engine import dialect_of
from storage.inbox import OWED, WAITING
from storage.tables import inbox, members
from tests.storage.given import NOW, member
from tests.storage.rows import begun, count_of, rows_of

CALL = Call("sendMessage", {"chat_id": 5, "text": "Merci \ud83d\x00"}, card_of=3)


def update(number: int) -> tuple[int, dict[str, object]]:
    return 40 + number, {"update_id": number, "message": {"text": "Nadia \ud83d\x00"}}


def keep(store: Store, *numbers: int) -> list[int]:
    kept = store.inbox.keep([update(n) for n in numbers], offset=max(numbers) + 1, at=NOW)
    return [arrival.seq for arrival in kept]


async def test_an_update_is_kept_with_its_offset(database: SqlDatabase):
    await database.write(lambda store: keep(store, 7, 8))

    waiting = await database.read(lambda store: store.inbox.waiting())
    assert [(one.person_key, one.body) for one in waiting] == [update(7), update(8)]
    assert await database.read(lambda store: store.inbox.offset()) == 9


async def test_an_update_delivered_twice_is_new_once(database: SqlDatabase):
    first = await database.write(lambda store: keep(store, 7, 8))

    second = await database.write(lambda store: keep(store, 8, 9, 9))

    waiting = await database.read(lambda store: store.inbox.waiting())
    assert len(second) == 1
    assert [one.seq for one in waiting] == [*first, *second]


async def test_numbers_may_start_again_from_anywhere(database: SqlDatabase):
    high = await database.write(lambda store: keep(store, 900_000))

    low = await database.write(lambda store: keep(store, 3))

    waiting = await database.read(lambda store: store.inbox.waiting())
    assert [one.seq for one in waiting] == [*high, *low]
    assert await database.read(lambda store: store.inbox.offset()) == 4


async def test_an_empty_poll_moves_the_offset_too(database: SqlDatabase):
    assert await database.read(lambda store: store.inbox.offset()) == 0

    await database.write(lambda store: store.inbox.keep([], offset=12, at=NOW))

    assert await database.read(lambda store: store.inbox.offset()) == 12


async def test_what_is_answered_keeps_its_calls_and_loses_its_body(
    database: SqlDatabase, database_url: str
):
    (seq,) = await database.write(lambda store: keep(store, 7))

    await database.write(lambda store: store.inbox.settle(seq, [CALL]))

    assert await database.read(lambda store: store.inbox.owed()) == [(seq, [CALL])]
    assert await database.read(lambda store: store.inbox.owed_by(seq)) == [CALL]
    assert await database.read(lambda store: store.inbox.waiting()) == []
    assert "Nadia" not in repr(rows_of(database_url, inbox))


async def test_what_is_done_owes_nothing(database: SqlDatabase, database_url: str):
    owing, silent = await database.write(lambda store: keep(store, 7, 8))

    await database.write(lambda store: store.inbox.settle(owing, [CALL]))
    await database.write(lambda store: store.inbox.settle(silent, []))
    await database.write(lambda store: store.inbox.done([owing]))

    states = [row[inbox.columns.keys().index("state")] for row in rows_of(database_url, inbox)]
    assert await database.read(lambda store: store.inbox.owed()) == []
    assert states == ["done", "done"]


async def test_an_effect_is_never_made_twice(database: SqlDatabase, database_url: str):
    (seq,) = await database.write(lambda store: keep(store, 7))

    def deed(store: Store):
        member(store)
        store.inbox.settle(seq, [CALL])

    await database.write(deed)
    with pytest.raises(AlreadySettled):
        await database.write(deed)

    assert count_of(database_url, members) == 1
    assert await database.read(lambda store: store.inbox.owed_by(seq)) == [CALL]


async def test_tries_are_counted_until_it_is_buried(database: SqlDatabase):
    (seq,) = await database.write(lambda store: keep(store, 7))

    tries = [
        await database.write(lambda store: store.inbox.failed(seq, error="why")) for _ in range(2)
    ]
    await database.write(lambda store: store.inbox.bury(seq, error="why", calls=[CALL]))

    (dead,) = await database.read(lambda store: store.inbox.dead())
    assert tries == [1, 2]
    assert (dead.seq, dead.tries, dead.body) == (seq, 2, update(7)[1])
    assert await database.read(lambda store: store.inbox.owed()) == [(seq, [CALL])]
    assert await database.read(lambda store: store.inbox.waiting()) == []


async def test_the_dead_stay_dead_when_their_calls_are_made(database: SqlDatabase):
    (seq,) = await database.write(lambda store: keep(store, 7))
    await database.write(lambda store: store.inbox.bury(seq, error="why", calls=[CALL]))

    await database.write(lambda store: store.inbox.done([seq]))

    assert [one.seq for one in await database.read(lambda store: store.inbox.dead())] == [seq]
    assert await database.read(lambda store: store.inbox.owed()) == []


async def test_only_what_is_over_is_purged(database: SqlDatabase, database_url: str):
    ignored, _ = await database.write(lambda store: keep(store, 7, 8))
    await database.write(lambda store: store.inbox.ignore(ignored))

    await database.write(lambda store: store.inbox.purge(before=NOW))
    untouched = count_of(database_url, inbox)
    await database.write(lambda store: store.inbox.purge(before=NOW + timedelta(hours=48)))

    assert untouched == 2
    assert [one.update_id for one in await database.read(lambda s: s.inbox.waiting())] == [8]
    assert count_of(database_url, inbox) == 1


@pytest.mark.parametrize(("statement", "index"), [(WAITING, "waiting"), (OWED, "owed")])
def test_the_few_under_way_are_found_by_their_own_index(sqlite_url: str, statement, index: str):
    plan = statement.plan(dialect_of(sqlite_url))

    with begun(sqlite_url) as connection:
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {plan.sql}").fetchall()

    assert f"ix_inbox_{index}" in repr(steps)
