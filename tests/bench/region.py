"""
A whole region to measure screens in: its members, organisations, meetings and answers.

Half of the members answered the next meeting, twenty each of the others, Gaëlle all of them.
"""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, create_engine, make_url, text

from bot.domain.gathering import Gathering, Status
from bot.domain.member import Person, Role, Status as MemberStatus
from bot.ports import Store
from storage.database import open_database
from storage.upgrade import upgrade
from tests.services.community import NADIA, NOW

GAELLE = Person(500_001, "Gaëlle", "fr")
MEETING = 1  # the next one
_TEAM = 30

_MEMBERS = """
INSERT INTO members
  (telegram_id, chat_id, name, folded, language, status, channel, directory)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)
SELECT 500000 + i, 500000 + i, 'Membre ' || i, 'membre ' || i, 'fr', 'active', 'telegram', 'none'
FROM n
"""
_ORGANISATIONS = """
INSERT INTO organisations (name, folded)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)
SELECT 'Association ' || i, 'association ' || i FROM n
"""
_TIES = """
INSERT INTO affiliations (member_id, organisation_id)
SELECT m.id, o.id FROM members m JOIN organisations o ON o.id = 1 + m.id % :many
"""
_RSVPS = """
INSERT INTO rsvps
  (gathering_id, member_id, answer, guests, answered_at, first_answered_at, via, word)
SELECT g.id, m.id, CASE m.id % 4 WHEN 0 THEN 'no' WHEN 1 THEN 'maybe' ELSE 'yes' END, m.id % 3,
  g.created_at, g.created_at, 'button', CASE m.id % 10 WHEN 0 THEN 'Un mot' ELSE '' END
FROM gatherings g JOIN members m ON
"""
_NEXT = "g.id = 1 AND m.id > 2 AND m.id % 2 = 0"
_GAELLES = "m.id = 2"
_OLDER = "g.id > 1 AND m.id BETWEEN 3 + g.id * 37 % (:many - 40) AND 22 + g.id * 37 % (:many - 40)"
_HISTORY = """
INSERT INTO rsvp_history (gathering_id, member_id, answer, guests, at, via)
SELECT gathering_id, member_id, answer, guests, answered_at, via FROM rsvps
"""
_JOURNAL = """
INSERT INTO audit (at, action, by_member_id, subject, facts)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)
SELECT g.created_at, 'directory.edit', 1, 'member:' || (2 + i), '' FROM n, gatherings g
WHERE g.id = 1
"""


@dataclass(frozen=True, slots=True)
class Size:
    members: int
    meetings: int


async def lay(url: str, size: Size) -> None:
    """Make the database and all that is in it; NADIA belongs to the project group."""
    upgrade(url, backups=Path(url.removeprefix("sqlite:///")).parent / "backups", kept=1)
    database = open_database(url)
    await database.write(lambda store: _meetings(store, size.meetings))
    await asyncio.to_thread(database.close)
    driver = "sqlite" if url.startswith("sqlite") else "postgresql+psycopg"
    engine = create_engine(make_url(url).set(drivername=driver))
    with engine.begin() as connection:
        _fill(connection, size)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    engine.dispose()


def _fill(connection: Connection, size: Size) -> None:
    organisations = size.members // 20
    for statement, facts in (
        (_MEMBERS, {"many": size.members}),
        (_ORGANISATIONS, {"many": organisations}),
        (_TIES, {"many": organisations}),
        (_RSVPS + _NEXT, {}),
        (_RSVPS + _GAELLES, {}),
        (_RSVPS + _OLDER, {"many": size.members}),
        (_HISTORY, {}),
        (_JOURNAL, {"many": size.members}),
    ):
        connection.execute(text(statement), facts)
    granted = text(
        "INSERT INTO role_grants (member_id, role)"
        " SELECT id, 'facilitator' FROM members WHERE id > 1 AND id <= :many"
    )
    connection.execute(granted, {"many": _TEAM})


def _meetings(store: Store, number: int) -> None:
    """Announce one in ten for the months to come; the others were held."""
    status = MemberStatus.ACTIVE
    nadia = store.members.add("Nadia", telegram_id=NADIA.telegram_id, status=status, at=NOW)
    store.members.grant(nadia.id, Role.PROJECT_GROUP)
    store.spaces.open(-42, thread_id=None, title="La Passerelle", at=NOW)
    for place in range(number):
        draft = store.gatherings.add_draft(created_by=nadia.id, at=NOW)
        is_open = place % 10 == 0
        shift = timedelta(days=9 + place) if is_open else -timedelta(days=1 + place)
        store.gatherings.save(
            Gathering(
                draft.id,
                status=Status.ANNOUNCED if is_open else Status.HELD,
                title=f"Rencontre {place}",
                starts_at=NOW + shift,
                ends_at=NOW + shift + timedelta(hours=2),
            )
        )
