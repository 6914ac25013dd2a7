"""Ten thousand members who have all answered: what a bot must carry when it starts again."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select

from storage.tables import gatherings, members, rsvps
from tests.storage.rows import begun

FIRST_ID = 500_000_000
ANSWERS = ("yes", "no", "maybe")
NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)


def move_in(database_url: str, *, people: int) -> None:
    """Add that many members, each with an answer to the meeting that is announced."""
    with begun(database_url) as connection:
        connection.execute(insert(members), [_member(number) for number in range(people)])
        ids = connection.scalars(select(members.c.id).where(members.c.telegram_id >= FIRST_ID))
        gathering_id = connection.scalar(
            select(gatherings.c.id).where(gatherings.c.status == "announced")
        )
        answers = [_rsvp(gathering_id, member_id) for member_id in ids]
        connection.execute(insert(rsvps), answers)


def _member(number: int) -> dict[str, Any]:
    return {
        "telegram_id": FIRST_ID + number,
        "chat_id": FIRST_ID + number,
        "name": f"Nadia {number}",
        "language": "fr",
        "status": "active",
        "channel": "telegram",
        "directory": "name",
        "joined_at": NOW,
    }


def _rsvp(gathering_id: int | None, member_id: int) -> dict[str, Any]:
    return {
        "gathering_id": gathering_id,
        "member_id": member_id,
        "answer": ANSWERS[member_id % len(ANSWERS)],
        "answered_at": NOW,
        "first_answered_at": NOW,
        "via": "button",
    }
