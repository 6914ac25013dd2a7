"""Tables of what surrounds a gathering: speakers, who is at work on it, its publication."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, false, true

from storage.columns import of_gathering, of_member
from storage.tables_people import KIND, members
from storage.types import EMPTY, CleanText, Id, Json, UtcDateTime, id_column, metadata

speakers = Table(
    "speakers",
    metadata,
    id_column(),
    of_gathering(index=True),
    Column("position", Integer, nullable=False),
    Column("name", CleanText, nullable=False),
    Column("function", CleanText, nullable=False, server_default=EMPTY),
    Column("organisation", CleanText, nullable=False, server_default=EMPTY),
    Column("hosts", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,
)

# Who has which section of a draft in hand, so that two organisers see each other.
edits = Table(
    "edits",
    metadata,
    of_gathering(primary=True),
    of_member(primary=True),
    Column("section", KIND, nullable=False),
    Column("since", UtcDateTime, nullable=False),
)

# Where a draft is to be published, and when; no row stands for everywhere, at once.
publications = Table(
    "publications",
    metadata,
    of_gathering(primary=True),
    Column("spaces", Json),  # ids of spaces; null is all of them
    Column("privately", Boolean, nullable=False, server_default=true()),
    Column("publish_at", UtcDateTime),
    Column("asked_by", Id, ForeignKey(members.c.id, ondelete="SET NULL")),
)
Index(
    "ix_publications_publish_at",
    publications.c.publish_at,
    sqlite_where=publications.c.publish_at.is_not(None),
    postgresql_where=publications.c.publish_at.is_not(None),
)

# When an organiser last looked at a dashboard: what changed since is told apart.
looks = Table(
    "looks",
    metadata,
    of_gathering(primary=True),
    of_member(primary=True),
    Column("at", UtcDateTime, nullable=False),
)
