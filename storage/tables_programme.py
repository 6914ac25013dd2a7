"""Tables of what surrounds a gathering: speakers, who is at work on it, its publication."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, false, true

from storage.tables_people import KIND, members
from storage.types import EMPTY, CleanText, Id, Json, UtcDateTime, id_column, metadata


def _of_gathering(*, primary: bool = False, index: bool = False) -> Column[int]:
    target = ForeignKey("gatherings.id", ondelete="CASCADE")
    return Column(
        "gathering_id",
        Id,
        target,
        primary_key=primary,
        nullable=False,
        index=index,
        autoincrement=False,
    )


def _of_member(*, primary: bool = False) -> Column[int]:
    target = ForeignKey(members.c.id, ondelete="CASCADE")
    return Column(
        "member_id", Id, target, primary_key=primary, nullable=False, autoincrement=False
    )


speakers = Table(
    "speakers",
    metadata,
    id_column(),
    _of_gathering(index=True),
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
    _of_gathering(primary=True),
    _of_member(primary=True),
    Column("section", KIND, nullable=False),
    Column("since", UtcDateTime, nullable=False),
)

# Where a draft is to be published, and when; no row stands for everywhere, at once.
publications = Table(
    "publications",
    metadata,
    _of_gathering(primary=True),
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
    _of_gathering(primary=True),
    _of_member(primary=True),
    Column("at", UtcDateTime, nullable=False),
)
