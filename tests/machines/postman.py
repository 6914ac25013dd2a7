"""A postman for one visit: brings what is due, or finds it too late when he comes back."""

from datetime import datetime

from sqlalchemy import Engine, and_, or_, select, update

from storage.tables import deliveries, members

_LOST = deliveries.c.member_id.in_(select(members.c.id).where(members.c.chat_id.is_(None)))


def bring(engine: Engine, visit: int, now: datetime, *, was_away: bool) -> None:
    """Bring the offers of places that are due, past the store; who is not found reads none."""
    due = and_(
        deliveries.c.gathering_id == visit,
        deliveries.c.kind == "place_offered",
        deliveries.c.state == "planned",
        deliveries.c.due_at <= now,
    )
    cannot = or_(_LOST, deliveries.c.not_after < now) if was_away else _LOST
    with engine.begin() as connection:
        connection.execute(update(deliveries).where(due, cannot).values(state="dropped"))
        connection.execute(update(deliveries).where(due).values(state="sent"))
