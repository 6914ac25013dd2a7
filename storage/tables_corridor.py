"""Tables of what is owed to members: when it is due, what is sent together, each message."""

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Index, Integer, String, Table

from storage.tables_people import KIND, members
from storage.types import EMPTY, CleanText, Id, Json, UtcDateTime, id_column, metadata

mailings = Table(
    "mailings",
    metadata,
    id_column(),
    Column("kind", KIND, nullable=False),
    Column("gathering_id", Id, ForeignKey("gatherings.id", ondelete="CASCADE"), index=True),
    Column("made_by", Id, ForeignKey(members.c.id, ondelete="SET NULL")),
    Column("made_at", UtcDateTime, nullable=False),
    Column("segment", Json, nullable=False),
    Column("text", CleanText, nullable=False, server_default=EMPTY),
    Column("state", KIND, nullable=False, index=True),
    Column("confirmed_at", UtcDateTime),
    Column("over_at", UtcDateTime),
    Column("chat_id", BigInteger),
    Column("message_id", BigInteger),
    Column("shown", CleanText, nullable=False, server_default=EMPTY),
    sqlite_autoincrement=True,
)

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
    # When the attempt that may have arrived began: how much somebody has read of us lately.
    Column("began_at", UtcDateTime),
    Column("mailing_id", Id, index=True),
    # The process that has it in hand while it is claimed or under way.
    Column("holder", Id),
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
_in_trouble = deliveries.c.state.in_(("uncertain", "failed"))
Index(
    "ix_deliveries_in_trouble",
    deliveries.c.settled_at,
    sqlite_where=_in_trouble,
    postgresql_where=_in_trouble,
)
_under_way = deliveries.c.state.in_(("claimed", "sending"))
Index(
    "ix_deliveries_under_way",
    deliveries.c.lease_until,
    sqlite_where=_under_way,
    postgresql_where=_under_way,
)

appointments = Table(
    "appointments",
    metadata,
    id_column(),
    Column("key", String(96), nullable=False, unique=True),
    Column("stage", KIND, nullable=False),
    Column("gathering_id", Id, ForeignKey("gatherings.id", ondelete="CASCADE"), index=True),
    Column("due_at", UtcDateTime, nullable=False),
    Column("not_after", UtcDateTime),
    Column("state", KIND, nullable=False),
    Column("reason", CleanText, nullable=False, server_default=EMPTY),
    # The member who was promised theirs last, where there are too many for one deed.
    Column("reached", Id, nullable=False, server_default="0"),
    Column("planned_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    sqlite_autoincrement=True,
)
_is_ahead = appointments.c.state == "planned"
Index(
    "ix_appointments_due",
    appointments.c.due_at,
    appointments.c.id,
    sqlite_where=_is_ahead,
    postgresql_where=_is_ahead,
)

# One gathering that a member does not want to be reminded of.
hushes = Table(
    "hushes",
    metadata,
    Column(
        "member_id",
        Id,
        ForeignKey(members.c.id, ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column(
        "gathering_id",
        Id,
        ForeignKey("gatherings.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
)

# When the next message of all processes may leave, in seconds since 1970 by the database's clock.
paces = Table(
    "paces",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("next_at", Double, nullable=False),
)

# The processes that share the work, and until when each is known to live (the database's clock).
processes = Table(
    "processes",
    metadata,
    id_column(),
    Column("name", String(64), nullable=False, unique=True),
    Column("started_at", UtcDateTime, nullable=False),
    Column("alive_until", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
