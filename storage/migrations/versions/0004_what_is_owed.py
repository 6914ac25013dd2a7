"""What the bot owes: appointments, mailings, hushes, and several processes that share the work."""

import json

import sqlalchemy as sa
from alembic import op

from storage.types import CleanText, Json, UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EMPTY = sa.text("''")


def upgrade() -> None:
    _appointments()
    _mailings()
    _hushes()
    _processes()
    _columns()
    _second_tries()


def _appointments() -> None:
    op.create_table(
        "appointments",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=96), nullable=False),
        sa.Column("stage", sa.String(length=24), nullable=False),
        sa.Column("gathering_id", ID),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("not_after", UtcDateTime()),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("reason", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("reached", ID, server_default="0", nullable=False),
        sa.Column("planned_at", UtcDateTime(), nullable=False),
        sa.Column("settled_at", UtcDateTime()),
        _belongs("appointments", "gathering_id", "gatherings"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
        sa.UniqueConstraint("key", name=op.f("uq_appointments_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_appointments_due",
        "appointments",
        ["due_at", "id"],
        sqlite_where=sa.text("state = 'planned'"),
        postgresql_where=sa.text("state = 'planned'"),
    )
    op.create_index(op.f("ix_appointments_gathering_id"), "appointments", ["gathering_id"])


def _mailings() -> None:
    op.create_table(
        "mailings",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("gathering_id", ID),
        sa.Column("made_by", ID),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("segment", Json(), nullable=False),
        sa.Column("text", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("confirmed_at", UtcDateTime()),
        sa.Column("over_at", UtcDateTime()),
        sa.Column("chat_id", sa.BigInteger()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("shown", CleanText(), server_default=EMPTY, nullable=False),
        _belongs("mailings", "gathering_id", "gatherings"),
        sa.ForeignKeyConstraint(
            ["made_by"],
            ["members.id"],
            name=op.f("fk_mailings_made_by_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailings")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_mailings_gathering_id"), "mailings", ["gathering_id"])
    op.create_index(op.f("ix_mailings_state"), "mailings", ["state"])


def _hushes() -> None:
    op.create_table(
        "hushes",
        sa.Column("member_id", ID, autoincrement=False, nullable=False),
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        _belongs("hushes", "member_id", "members"),
        _belongs("hushes", "gathering_id", "gatherings"),
        sa.PrimaryKeyConstraint("member_id", "gathering_id", name=op.f("pk_hushes")),
    )
    op.create_index(op.f("ix_hushes_gathering_id"), "hushes", ["gathering_id"])


def _processes() -> None:
    op.create_table(
        "paces",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("next_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_paces")),
    )
    op.create_table(
        "processes",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("alive_until", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_processes")),
        sa.UniqueConstraint("name", name=op.f("uq_processes_name")),
        sqlite_autoincrement=True,
    )


def _columns() -> None:
    op.add_column("deliveries", sa.Column("began_at", UtcDateTime()))
    op.add_column("deliveries", sa.Column("mailing_id", ID))
    op.create_index(op.f("ix_deliveries_mailing_id"), "deliveries", ["mailing_id"])
    op.create_index(
        "ix_deliveries_in_trouble",
        "deliveries",
        ["settled_at"],
        sqlite_where=sa.text("state IN ('uncertain', 'failed')"),
        postgresql_where=sa.text("state IN ('uncertain', 'failed')"),
    )
    op.add_column("gatherings", sa.Column("reminders", Json()))
    op.add_column("rsvps", sa.Column("word_at", UtcDateTime()))
    op.add_column("deliveries", sa.Column("holder", ID))
    op.add_column("inbox", sa.Column("holder", ID))
    second_try: sa.Column[bool] = sa.Column(
        "second_try", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("inbox", second_try)
    # One person's updates are looked up when several processes share them.
    op.drop_index("ix_inbox_waiting", table_name="inbox")
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["person_key", "seq"],
        sqlite_where=sa.text("state = 'new'"),
        postgresql_where=sa.text("state = 'new'"),
    )


def _second_tries() -> None:
    """Note in the rows themselves what one process had noted in a memo of its own."""
    memos = sa.table("memos", sa.column("name"), sa.column("value"))
    inbox = sa.table("inbox", sa.column("seq"), sa.column("second_try", sa.Boolean()))
    noted = memos.c.name == "post.second_tries"
    connection = op.get_bind()
    for seq in json.loads(connection.scalar(sa.select(memos.c.value).where(noted)) or "[]"):
        connection.execute(sa.update(inbox).where(inbox.c.seq == seq).values(second_try=True))
    connection.execute(sa.delete(memos).where(noted))


def _belongs(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"), ondelete="CASCADE"
    )
