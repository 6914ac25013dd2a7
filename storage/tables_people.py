"""Tables of people and organisations."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    String,
    Table,
    UniqueConstraint,
    false,
)

from storage.types import EMPTY, CleanText, Id, UtcDateTime, id_column, metadata

KIND = String(24)  # room for every name of a closed set

members = Table(
    "members",
    metadata,
    id_column(),
    Column("telegram_id", BigInteger, unique=True),
    Column("chat_id", BigInteger),
    Column("name", CleanText, nullable=False),
    Column("language", String(16)),
    Column("status", KIND, nullable=False),
    Column("channel", KIND, nullable=False),
    Column("directory", KIND, nullable=False),
    Column("paused_until", UtcDateTime),
    Column("joined_at", UtcDateTime),
    Column("last_sign_at", UtcDateTime),
    Column("contact_note", CleanText, nullable=False, server_default=EMPTY),
    # The name without case and accents, to be searched.
    Column("folded", CleanText, nullable=False, server_default=EMPTY),
    Column("merged_into", Id),  # the record that this one turned out to be the same as
    sqlite_autoincrement=True,
)

organisations = Table(
    "organisations",
    metadata,
    id_column(),
    Column("name", CleanText, nullable=False),
    Column("folded", CleanText, nullable=False, unique=True),
    Column("kind", KIND, nullable=False, server_default="other"),
    Column("theme", CleanText, nullable=False, server_default=EMPTY),
    Column("neighbourhood", CleanText, nullable=False, server_default=EMPTY),
    Column("scale", KIND),
    Column("merged_into", Id),  # the record that this one turned out to be the same as
    sqlite_autoincrement=True,
)

affiliations = Table(
    "affiliations",
    metadata,
    id_column(),
    Column("member_id", Id, ForeignKey(members.c.id, ondelete="CASCADE"), nullable=False),
    Column(
        "organisation_id",
        Id,
        ForeignKey(organisations.c.id, ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("label", CleanText, nullable=False, server_default=EMPTY),
    Column("is_main", Boolean, nullable=False, server_default=false()),
    Column("public", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("member_id", "organisation_id"),
    sqlite_autoincrement=True,
)

role_grants = Table(
    "role_grants",
    metadata,
    id_column(),
    Column("member_id", Id, ForeignKey(members.c.id, ondelete="CASCADE"), nullable=False),
    Column("role", KIND, nullable=False),
    Column("gathering_id", Id, ForeignKey("gatherings.id", ondelete="CASCADE"), index=True),
    UniqueConstraint("member_id", "role", "gathering_id"),
    sqlite_autoincrement=True,
)
# Nulls differ from one another, so the constraint above would let a standing role in twice.
Index(
    "uq_role_grants_standing",
    role_grants.c.member_id,
    role_grants.c.role,
    unique=True,
    sqlite_where=role_grants.c.gathering_id.is_(None),
    postgresql_where=role_grants.c.gathering_id.is_(None),
)

proxy_grants = Table(
    "proxy_grants",
    metadata,
    id_column(),
    Column("helper_id", Id, ForeignKey(members.c.id, ondelete="CASCADE"), nullable=False),
    Column(
        "member_id", Id, ForeignKey(members.c.id, ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("since", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime),
    UniqueConstraint("helper_id", "member_id", "since"),
    sqlite_autoincrement=True,
)

consents = Table(
    "consents",
    metadata,
    id_column(),
    Column(
        "member_id", Id, ForeignKey(members.c.id, ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("purpose", KIND, nullable=False),
    Column("text_version", String(64), nullable=False),
    Column("given_at", UtcDateTime, nullable=False),
    Column("withdrawn_at", UtcDateTime),
    Column("how", KIND, nullable=False, server_default="button"),
    sqlite_autoincrement=True,
)
