"""The guards of places, one by one, turned off: what the harness must then notice."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Final

from sqlalchemy import func, select

from bot.domain.places import NoPlaceLeft
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from storage.database import SqlDatabase
from storage.places import COUNT, PlaceShelf
from storage.statement import Statement
from tests.crash.places_wishes import What, Wish, fulfil, note, seen_before

UNLOCKED: Final = "unlocked"
CHECKS_FIRST: Final = "checks_first"

_A_MOMENT: Final = Statement(select(func.pg_sleep(0.01)))  # on PostgreSQL only

Way = Callable[[SqlDatabase, Wish, datetime], Awaitable[str]]


def take_on(habit: str) -> None:
    """Live without a guard from now on, in this process."""
    if habit == UNLOCKED:
        PlaceShelf.hold = PlaceShelf.of  # type: ignore[method-assign]  # that is the sabotage
        setattr(PlaceShelf, PlaceShelf.count.__name__, _count_slowly)  # what it read gets old


def _count_slowly(shelf: PlaceShelf, gathering_id: int) -> int:
    """Count, on a network where others are faster."""
    row = shelf._line.row(COUNT, gathering=gathering_id)
    shelf._line.row(_A_MOMENT)
    return int(row[0]) if row else 0


async def check_then_insert(database: SqlDatabase, wish: Wish, now: datetime) -> str:
    """Look whether there is a place, and then take it: as most bots do."""
    if wish.what is not What.COME:
        return await database.write(partial(fulfil, wish=wish, now=now))
    await database.read(partial(_check, wish=wish))
    return await database.write(partial(_insert, wish=wish, now=now))


def _check(store: Store, wish: Wish) -> None:
    places = store.places.of(wish.gathering_id)
    comes = store.rsvps.headcount(wish.gathering_id).of(Answer.YES)
    if places is None or comes >= places.capacity:
        raise NoPlaceLeft


def _insert(store: Store, wish: Wish, now: datetime) -> str:
    seen = seen_before(store, wish)
    if seen:
        return seen
    store.rsvps.put(Rsvp(wish.gathering_id, wish.member_id, Answer.YES, answered_at=now))
    return note(store, wish, wish.what.value)


WAYS: Final[Mapping[str, Way]] = {CHECKS_FIRST: check_then_insert}
