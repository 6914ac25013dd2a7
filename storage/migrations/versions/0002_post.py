"""What comes in and goes out: the inbox, cards, dialogues; gatherings count their revisions."""

import sqlalchemy as sa
from alembic import op

from storage.types import CleanText, Json, UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EMPTY = sa.text("''")


def upgrade() -> None:
    op.add_column(
        "gatherings", sa.Column("revision", sa.Integer(), server_default="0", nullable=False)
    )
    op.create_table(
        "dialogues",
        sa.Column("telegram_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("step", sa.String(length=64), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("facts", Json(), nullable=False),
        sa.PrimaryKeyConstraint("telegram_id", name=op.f("pk_dialogues")),
    )
    op.create_table(
        "inbox",
        sa.Column("seq", ID, nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("person_key", sa.BigInteger(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("body", Json()),
        sa.Column("calls", Json()),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", CleanText()),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_inbox")),
        sa.UniqueConstraint("update_id", name=op.f("uq_inbox_update_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_inbox_owed",
        "inbox",
        ["seq"],
        sqlite_where=sa.text("calls IS NOT NULL"),
        postgresql_where=sa.text("calls IS NOT NULL"),
    )
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["seq"],
        sqlite_where=sa.text("state = 'new'"),
        postgresql_where=sa.text("state = 'new'"),
    )
    op.create_table(
        "cards",
        sa.Column("id", ID, nullable=False),
        sa.Column("gathering_id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("shown", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("shown_at", UtcDateTime()),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name=op.f("fk_cards_gathering_id_gatherings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cards")),
        sa.UniqueConstraint("chat_id", "message_id", name=op.f("uq_cards_chat_id_message_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_cards_gathering_id", "cards", ["gathering_id"])
    op.create_index("ix_cards_state", "cards", ["state"])
