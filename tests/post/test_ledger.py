"""The ledger: what is sent is crossed out, whatever the database or a note does meanwhile."""

from collections.abc import Sequence
from typing import Any

from bot.ports import Database, Store, StoreUnavailable
from bot.post.ledger import Ledger
from tests.intake.waiting import until
from tests.post.desk import HELLO, all_paid, answered


async def test_a_database_that_was_away_hears_of_it_later(database: Database):
    class Once:
        failures = 1
        read = database.read

        async def write(self, deed: Any) -> Any:
            if self.failures:
                self.failures -= 1
                raise StoreUnavailable("locked")
            return await database.write(deed)

    written: list[Sequence[int]] = []
    ledger = Ledger(Once(), on_written=written.append)
    seq = await answered(database, HELLO)

    ledger.enter(seq)
    await until(all_paid(database))
    await ledger.close()

    assert written == [[seq]]


async def test_a_note_that_fails_does_not_keep_the_debt_alive(database: Database):
    def fail(_: Store) -> None:
        raise LookupError("no such gathering")

    ledger = Ledger(database, on_written=lambda _: None)

    ledger.enter(await answered(database, HELLO), [fail])

    await until(all_paid(database))


async def test_a_note_that_fails_does_not_take_its_neighbours_with_it(database: Database):
    def fail(_: Store) -> None:
        raise OverflowError("too large an id")

    ledger = Ledger(database, on_written=lambda _: None)

    ledger.enter(
        await answered(database, HELLO), [lambda store: store.memos.put("one", "1"), fail]
    )
    ledger.enter(await answered(database, HELLO, person=2), [lambda s: s.memos.put("two", "2")])
    await until(all_paid(database))
    await ledger.close()

    assert await database.read(lambda store: store.memos.get("one")) == "1"
    assert await database.read(lambda store: store.memos.get("two")) == "2"


async def test_closing_writes_at_once_what_is_left(database: Database):
    written: list[Sequence[int]] = []
    ledger = Ledger(database, on_written=written.append)
    seqs = [await answered(database, HELLO, person=person) for person in (1, 2)]
    for seq in seqs:
        ledger.enter(seq)

    await ledger.close()

    assert written == [seqs]
