"""Tables of what comes in, what goes out, and what the process itself must not forget."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
    true,
)

from storage.tables_people import KIND, members
from storage.types import EMPTY, CleanText, Id, Json, UtcDateTime, id_column, metadata

spaces = Table(
    "spaces",
    metadata,
    id_column(),
    Column("chat_id", BigInteger, nullable=False),
    # 0 is the group itself: nulls differ from one another and would let a space in twice.
    Column("thread_id", BigInteger, nullable=False, server_default="0"),
    Column("title", CleanText, nullable=False),
    Column("is_open", Boolean, nullable=False, server_default=true()),
    Column("opened_at", UtcDateTime, nullable=False),
    UniqueConstraint("chat_id", "thread_id"),
    sqlite_autoincrement=True,
)

cards = Table(
    "cards",
    metadata,
    id_column(),
    Column("gathering_id", Id, ForeignKey("gatherings.id", ondelete="CASCADE"), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger),
    Column("message_id", BigInteger),
    # A card that somebody put into a chat of their own; its chat_id is 0.
    Column("inline_id", String(255)),
    Column("language", String(16)),  # the one it was sent in, where that is not the usual one
    Column("state", KIND, nullable=False),
    Column("shown", CleanText, nullable=False, server_default=EMPTY),
    Column("shown_at", UtcDateTime),
    Column("face", KIND, nullable=False, server_default="card"),
    UniqueConstraint("chat_id", "message_id"),
    Index("ix_cards_gathering_id", "gathering_id"),
    Index("ix_cards_state", "state"),
    Index("uq_cards_inline_id", "inline_id", unique=True),
    sqlite_autoincrement=True,
)

dialogues = Table(
    "dialogues",
    metadata,
    Column("telegram_id", BigInteger, primary_key=True, autoincrement=False),
    Column("step", String(64), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("facts", Json, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("seq", Id, primary_key=True),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("person_key", BigInteger, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("state", KIND, nullable=False),
    Column("body", Json),
    Column("calls", Json),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("error", CleanText),
    # The process that has it in hand: works on it, or pays what it owes.
    Column("holder", Id),
    # Its new messages may have arrived once, and are being tried for the last time.
    Column("second_try", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,
)
# Both hold only the few rows still under way, however many the last 48 hours brought.
_new = inbox.c.state == "new"
_owed = inbox.c.calls.is_not(None)
Index(
    "ix_inbox_waiting",
    inbox.c.person_key,
    inbox.c.seq,
    sqlite_where=_new,
    postgresql_where=_new,
)
Index("ix_inbox_owed", inbox.c.seq, sqlite_where=_owed, postgresql_where=_owed)

memos = Table(
    "memos",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", CleanText, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    id_column(),
    Column("at", UtcDateTime, nullable=False),
    Column("action", String(64), nullable=False),
    Column("by_member_id", Id, ForeignKey(members.c.id, ondelete="SET NULL")),
    Column("subject", String(128), nullable=False),
    Column("facts", CleanText, nullable=False, server_default=EMPTY),
    Index("ix_audit_at", "at"),
    sqlite_autoincrement=True,
)
