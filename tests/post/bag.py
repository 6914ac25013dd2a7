"""A postman's bag: a meeting, members who answered, what they are owed, and who carries it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select, update

from bot.calls import Screen
from bot.domain.delivery import Kind, Promise, State
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Member, Person
from bot.ports import Database, Store
from bot.post.carrier import Carrier
from bot.post.postman import Postman
from bot.services import members
from bot.services.letters import Letter, Notice
from storage.statement import Statement
from storage.tables import deliveries
from tests.intake.waiting import until
from tests.post.desk import Wire
from tests.services.community import COMMUNITY

MONDAY = datetime(2026, 11, 23, 12, tzinfo=COMMUNITY.zone)
STARTS = MONDAY + timedelta(days=10)
FIRST = 1001
PATIENCE = 20.0  # seconds: the machine may be busy
OVER = {State.SENT, State.UNCERTAIN, State.DROPPED, State.FAILED}
STATES = Statement(select(deliveries.c.state).order_by(deliveries.c.id))


LEASES = Statement(update(deliveries), "lease_until")


def end_leases(store: Store) -> None:
    """Make it as late for the database as if nothing under way could come to its end."""
    store.deliveries._line.run(LEASES, lease_until=MONDAY - timedelta(days=2000))  # type: ignore[attr-defined]  # behind it


def words(letter: Letter) -> Screen:
    """Draw a letter so that a test can tell its kind."""
    assert isinstance(letter, Notice)
    return Screen(letter.kind.value)


def carrier(
    wire: Wire,
    database: Database,
    *,
    draw: Callable[[Letter], Screen] = words,
    now: Callable[[], datetime] = lambda: MONDAY,
) -> Carrier:
    return Carrier(wire, database, draw=draw, community=COMMUNITY, now=now)


def postman(
    wire: Wire,
    database: Database,
    *,
    draw: Callable[[Letter], Screen] = words,
    now: Callable[[], datetime] = lambda: MONDAY,
) -> Postman:
    return Postman(carrier(wire, database, draw=draw, now=now), database, now=now)


def announced(store: Store) -> Gathering:
    author = members.agree(store, person=Person(99, "Nadia"), now=MONDAY)
    draft = store.gatherings.add_draft(created_by=author.id, at=MONDAY)
    ends_at = STARTS + timedelta(hours=2)
    made = replace(
        draft, status=Status.ANNOUNCED, title="Repas", starts_at=STARTS, ends_at=ends_at
    )
    store.gatherings.save(made)
    return made


def crowd(store: Store, number: int) -> Sequence[Member]:
    """Let so many people in, called 0, 1, 2 ..."""
    people = [Person(FIRST + one, str(one)) for one in range(number)]
    return [members.agree(store, person=person, now=MONDAY) for person in people]


def promised(
    gathering: Gathering, member: Member, *, kind: Kind = Kind.ANNOUNCEMENT, **more: object
) -> Promise:
    key = f"{kind.value}:{gathering.id}:{member.id}"
    made = Promise(key, kind, member.id, gathering.id, MONDAY)
    return replace(made, **more)  # type: ignore[arg-type]  # each test knows


async def owe_everybody(database: Database, number: int) -> Gathering:
    """Promise an announcement to so many people."""

    def deed(store: Store) -> Gathering:
        gathering = announced(store)
        promises = [promised(gathering, member) for member in crowd(store, number)]
        store.deliveries.plan(promises, at=MONDAY)
        return gathering

    return await database.write(deed)


async def at_work(one: Postman, *, until_so: Callable[[], object]) -> None:
    """Let the postman work until something is so."""
    working = asyncio.create_task(one.run())
    try:
        await until(until_so, within=PATIENCE)
    finally:
        working.cancel()
        await one.close(within=1)


def all_over(database: Database) -> Callable[[], object]:
    """Ask whether every delivery has come to its end, whenever it is due."""

    async def is_so() -> bool:
        return all(state in OVER for state in await states(database))

    return is_so


def so_many(database: Database, state: State, number: int) -> Callable[[], object]:
    """Ask whether this number of deliveries is in a state."""

    async def is_so() -> bool:
        return (await states(database)).count(state) == number

    return is_so


async def states(database: Database) -> list[State]:
    """Return the states of all deliveries."""

    def look(store: Store) -> list[State]:
        rows = store.deliveries._line.rows(STATES)  # type: ignore[attr-defined]  # behind it
        return [State(row[0]) for row in rows]

    return await database.read(look)


def readers(wire: Wire) -> list[int]:
    """Return whom was written to, in order, duplicates and all."""
    return [call.fields["chat_id"] - FIRST for call in wire.calls]


async def state_of(database: Database, number: int, *, gathering_id: int = 1) -> str:
    """Return the state of the announcement to person `number`, and its reason."""

    def look(store: Store) -> str:
        member = store.members.by_telegram_id(FIRST + number)
        assert member
        found = store.deliveries.find(f"announcement:{gathering_id}:{member.id}")
        assert found
        return f"{found.state.value} {found.reason}".strip()

    return await database.read(look)
