"""The ways that lost, kept so that the comparison can be made again."""

import asyncio
import importlib.util
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, create_engine, event, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import registry

from storage.tables import gatherings, rsvp_history, rsvps

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def is_orm_ready() -> bool:
    return all(importlib.util.find_spec(name) for name in ("aiosqlite", "greenlet"))


def facts(meeting: int, member: int, number: int) -> dict[str, Any]:
    return {
        "gathering_id": meeting,
        "member_id": member,
        "answer": "no" if number % 3 == 0 else "yes",
        "guests": number % 4,
        "via": "button",
    }


class GatheringRow:
    pass


class RsvpRow:
    def __init__(self, **columns: Any) -> None:
        for name, value in columns.items():
            setattr(self, name, value)


class HistoryRow(RsvpRow):
    pass


def map_rows() -> None:
    mapping = registry()
    mapping.map_imperatively(GatheringRow, gatherings)
    mapping.map_imperatively(RsvpRow, rsvps)
    mapping.map_imperatively(HistoryRow, rsvp_history)


class Orm:
    """An async session per update: what most bots do."""

    _is_mapped = False

    def __init__(self, url: str, meeting: int) -> None:
        if not Orm._is_mapped:
            map_rows()
            Orm._is_mapped = True
        self._meeting = meeting
        self._engine = create_async_engine(url)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine.sync_engine, "connect", _as_ours)
            event.listen(self._engine.sync_engine, "begin", _immediate)
        self._sessions = async_sessionmaker(self._engine, expire_on_commit=False)

    async def answer(self, member: int, number: int) -> None:
        async with self._sessions.begin() as session:
            await session.get(GatheringRow, self._meeting)
            await self._put(session, facts(self._meeting, member, number))

    async def _put(self, session: AsyncSession, news: dict[str, Any]) -> None:
        row = await session.get(RsvpRow, (news["gathering_id"], news["member_id"]))
        if row is None:
            session.add(RsvpRow(**news, answered_at=NOW, first_answered_at=NOW))
        else:
            for name, value in news.items():
                setattr(row, name, value)
        session.add(HistoryRow(**news, at=NOW))

    async def close(self) -> None:
        await self._engine.dispose()


def _as_ours(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {pragma}").close()


def _immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


MEETING = select(gatherings).where(gatherings.c.id == bindparam("meeting"))
EARLIER = select(rsvps).where(
    rsvps.c.gathering_id == bindparam("meeting"), rsvps.c.member_id == bindparam("member")
)
_PUT = upsert(rsvps)
PUT = _PUT.on_conflict_do_update(
    index_elements=["gathering_id", "member_id"],
    set_={"answer": _PUT.excluded.answer, "guests": _PUT.excluded.guests},
)
REMEMBER = insert(rsvp_history)


class OneHopCore:
    """One plain function per update, in a thread, with SQLAlchemy executing every statement."""

    def __init__(self, url: str, meeting: int) -> None:
        self._meeting = meeting
        self._engine = create_engine(url)
        event.listen(self._engine, "connect", _as_ours)
        event.listen(self._engine, "begin", _immediate)

    async def answer(self, member: int, number: int) -> None:
        await asyncio.to_thread(self._answer, member, number)

    def _answer(self, member: int, number: int) -> None:
        news = facts(self._meeting, member, number)
        with self._engine.begin() as connection:
            connection.execute(MEETING, {"meeting": self._meeting}).one()
            connection.execute(EARLIER, {"meeting": self._meeting, "member": member}).one_or_none()
            connection.execute(PUT, {**news, "answered_at": NOW, "first_answered_at": NOW})
            connection.execute(REMEMBER, {**news, "at": NOW})

    def close(self) -> None:
        self._engine.dispose()
