"""Visits with few places and many who want one, and a table that witnesses every deed."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    MetaData,
    String,
    Table,
    bindparam,
    func,
    make_url,
    select,
)

from bot.domain.gathering import Kind, Status
from bot.domain.member import Person
from bot.domain.places import Places
from bot.domain.visit import Visit
from bot.ports import Store
from bot.services import members
from storage.statement import Statement
from storage.types import id_column
from tests.storage.rows import begun

BEGINS: Final = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""A Monday at ten in Paris: nobody is asleep."""

FIRST_ID: Final = 700_000
PLACES: Final = 8
_WHOLE: Final = timedelta(days=12)
_STARTS: Final = timedelta(days=20)

_tables = MetaData()
witnessed = Table(
    "witnessed",
    _tables,
    id_column(),
    Column("key", String(64), nullable=False, unique=True),
    Column("gathering_id", BigInteger, nullable=False),
    Column("member_id", BigInteger, nullable=False),
    Column("what", String(16), nullable=False),
    Column("outcome", String(64), nullable=False),
)
promotions = Table(
    "promotions",
    _tables,
    id_column(),
    Column("gathering_id", BigInteger, nullable=False),
    Column("waiting_id", BigInteger, nullable=False),
)
WITNESSES: Final = Statement(select(func.count()).select_from(witnessed))
SEEN: Final = Statement(
    select(witnessed.c.outcome).where(witnessed.c.key == bindparam("which")),
)
NOTE: Final = Statement(
    witnessed.insert(), *("key", "gathering_id", "member_id", "what", "outcome")
)

# The database itself says when somebody is offered a place, whatever our code believes.
_WITNESS: Final = (
    "INSERT INTO promotions (gathering_id, waiting_id) VALUES (NEW.gathering_id, NEW.id);"
)
_ON_SQLITE: Final = f"""
    CREATE TRIGGER promoted AFTER UPDATE ON waitings
    WHEN NEW.offer_until IS NOT NULL AND NEW.offered_at IS NOT OLD.offered_at
    BEGIN {_WITNESS} END
"""
_ON_POSTGRES: Final = f"""
    CREATE FUNCTION promoted() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN {_WITNESS} RETURN NEW; END $$;
    CREATE TRIGGER promoted AFTER UPDATE ON waitings FOR EACH ROW
    WHEN (NEW.offer_until IS NOT NULL AND NEW.offered_at IS DISTINCT FROM OLD.offered_at)
    EXECUTE FUNCTION promoted()
"""


@dataclass(frozen=True, slots=True)
class Ground:
    """The ids of the visits, and of the members who want to come along."""

    visits: range
    people: range


def moment_after(witnesses: int, *, of: int) -> datetime:
    """Let the days go by with what is done, however fast the machine is: twelve days in all."""
    return BEGINS + _WHOLE * min(1.0, witnesses / of)


def lay(store: Store, *, visits: int, people: int) -> Ground:
    """Announce so many visits, and let so many members be known whom we may write to."""
    known = [_somebody(store, number) for number in range(people)]
    open_ones = [_visit(store, created_by=known[0]) for _ in range(visits)]
    return Ground(
        range(open_ones[0], open_ones[-1] + 1),
        range(known[0], known[-1] + 1),
    )


def witness(database_url: str) -> None:
    """Make the tables that witness."""
    is_sqlite = make_url(database_url).get_backend_name() == "sqlite"
    with begun(database_url) as connection:
        _tables.create_all(connection)
        connection.exec_driver_sql(_ON_SQLITE if is_sqlite else _ON_POSTGRES)


def uncheck(database_url: str) -> None:
    """Let a PostgreSQL database take more people than there are places."""
    with begun(database_url) as connection:
        connection.exec_driver_sql(
            "ALTER TABLE visit_places DROP CONSTRAINT ck_visit_places_taken"
        )


def _somebody(store: Store, number: int) -> int:
    person = Person(FIRST_ID + number, f"P{number}", "fr")
    return members.agree(store, person=person, now=BEGINS).id


def _visit(store: Store, *, created_by: int) -> int:
    draft = store.gatherings.add_draft(created_by=created_by, at=BEGINS)
    starts_at = BEGINS + _STARTS
    dated = replace(draft, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    visit = replace(dated, kind=Kind.VISIT, status=Status.ANNOUNCED, title="La serre partagée")
    store.gatherings.save(visit)
    store.visits.put(Visit(visit.id))
    store.places.put(Places(visit.id, PLACES))
    return visit.id
