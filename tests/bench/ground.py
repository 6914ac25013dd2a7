"""The ground to measure on: a database with so many members and so many answers."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from bot.domain.card import CardState
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Status as MemberStatus
from bot.ports import Store
from storage.database import open_database
from storage.upgrade import upgrade
from tests.bench.stub import GROUP

_FILL = """
INSERT INTO rsvps (gathering_id, member_id, answer, guests, answered_at, first_answered_at, via)
SELECT g.id, m.id, 'yes', 0, g.created_at, g.created_at, 'button'
FROM gatherings g CROSS JOIN members m
WHERE g.id > 1 ORDER BY g.id, m.id LIMIT :answers
"""
_THEN = datetime(2026, 1, 1, tzinfo=UTC)


async def lay(url: str, *, members: int, answers: int) -> None:
    """Make the database, one open meeting (id 1) with its card, and `answers` to older ones."""
    upgrade(url, backups=Path(url.removeprefix("sqlite:///")).parent / "backups", kept=1)
    database = open_database(url)
    older = -(-answers // members)
    await database.write(lambda store: _gatherings(store, older))
    database.close()
    engine = create_engine(make_url(url).set(drivername=_driver(url)))
    with engine.begin() as connection:
        connection.execute(text(_MEMBERS[_kind(url)]), {"members": members})
        connection.execute(text(_FILL), {"answers": answers})
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    engine.dispose()


def _kind(url: str) -> str:
    return "sqlite" if url.startswith("sqlite") else "postgresql"


def _driver(url: str) -> str:
    return "sqlite" if url.startswith("sqlite") else "postgresql+psycopg"


_MEMBERS = {
    "sqlite": """
        INSERT INTO members (telegram_id, chat_id, name, language, status, channel, directory)
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :members - 1)
        SELECT 500000 + i, 500000 + i, 'Membre ' || i, 'fr', 'active', 'telegram', 'none' FROM n
    """,
    "postgresql": """
        INSERT INTO members (telegram_id, chat_id, name, language, status, channel, directory)
        SELECT 500000 + i, 500000 + i, 'Membre ' || i, 'fr', 'active', 'telegram', 'none'
        FROM generate_series(0, :members - 1) AS i
    """,
}


def _gatherings(store: Store, older: int) -> None:
    nadia = store.members.add(
        "Nadia R.", telegram_id=499_999, status=MemberStatus.ACTIVE, at=_THEN
    )
    soon = datetime.now(UTC) + timedelta(days=6)
    _announce(store, nadia.id, "Au bord du canal", soon, Status.ANNOUNCED)
    store.spaces.open(GROUP, thread_id=None, title="Bench", at=_THEN)
    store.cards.register(1, chat_id=GROUP, message_id=1, at=_THEN)
    assert store.cards.of(1)[0].state is CardState.LIVE
    for number in range(older):
        starts_at = _THEN + timedelta(days=number % 300)
        _announce(store, nadia.id, f"Avant {number}", starts_at, Status.HELD)


def _announce(store: Store, by: int, title: str, starts_at: datetime, status: Status) -> None:
    draft = store.gatherings.add_draft(created_by=by, at=_THEN)
    ends_at = starts_at + timedelta(hours=2)
    store.gatherings.save(
        Gathering(draft.id, status=status, title=title, starts_at=starts_at, ends_at=ends_at)
    )
