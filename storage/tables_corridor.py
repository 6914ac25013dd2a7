"""The table of what is owed to members: one row for each message to each of them."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from storage.tables_people import KIND, members
from storage.types import EMPTY, CleanText, Id, Json, UtcDateTime, id_column, metadata

deliveries = Table(
    "deliveries",
    metadata,
    id_column(),
    # One promise is made once, whoever makes it again.
    Column("promise", String(96), nullable=False, unique=True),
    Column("kind", KIND, nullable=False),
    Column("gathering_id", Id, ForeignKey("gatherings.id", ondelete="CASCADE"), index=True),
    Column(
        "member_id", Id, ForeignKey(members.c.id, ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("due_at", UtcDateTime, nullable=False),
    Column("not_after", UtcDateTime),
    Column("state", KIND, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("lease_until", UtcDateTime),
    Column("message_id", BigInteger),
    Column("reason", CleanText, nullable=False, server_default=EMPTY),
    Column("facts", Json, nullable=False),
    Column("planned_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    sqlite_autoincrement=True,
)
_planned = deliveries.c.state == "planned"
Index(
    "ix_deliveries_due",
    deliveries.c.due_at,
    deliveries.c.id,
    sqlite_where=_planned,
    postgresql_where=_planned,
)
_under_way = deliveries.c.state.in_(("claimed", "sending"))
Index(
    "ix_deliveries_under_way",
    deliveries.c.lease_until,
    sqlite_where=_under_way,
    postgresql_where=_under_way,
)
