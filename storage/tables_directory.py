"""Tables of what people chose, and of what was done with their records."""

from sqlalchemy import Column, ForeignKey, String, Table

from storage.columns import by_member
from storage.tables_people import KIND, members
from storage.types import Id, Json, UtcDateTime, id_column, metadata

# Kinds of messages that a member does not want; no row stands for « yes, gladly ».
mutes = Table(
    "mutes",
    metadata,
    Column("member_id", Id, ForeignKey(members.c.id, ondelete="CASCADE"), primary_key=True),
    Column("topic", KIND, primary_key=True),
)

# Single-use links: `claim` makes a person of the directory somebody on Telegram, `team` gives a
# role. Only a hash of what the link carries is kept.
invitations = Table(
    "invitations",
    metadata,
    id_column(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("kind", KIND, nullable=False),
    Column(
        "member_id", Id, ForeignKey(members.c.id, ondelete="CASCADE"), nullable=True, index=True
    ),
    Column("role", KIND),
    by_member("made_by"),
    Column("made_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    by_member("used_by"),
    sqlite_autoincrement=True,
)

# Two records that were one: `facts` hold what is needed to tell them apart again.
merges = Table(
    "merges",
    metadata,
    id_column(),
    Column("kind", KIND, nullable=False),
    Column("kept_id", Id, nullable=False),
    Column("gone_id", Id, nullable=False),
    Column("facts", Json, nullable=False),
    by_member("merged_by"),
    Column("merged_at", UtcDateTime, nullable=False),
    Column("undone_at", UtcDateTime),
    sqlite_autoincrement=True,
)

# The address under which a member's calendar program may read their gatherings.
feeds = Table(
    "feeds",
    metadata,
    id_column(),
    Column(
        "member_id", Id, ForeignKey(members.c.id, ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime),
    sqlite_autoincrement=True,
)
