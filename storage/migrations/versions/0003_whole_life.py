"""A meeting's whole life: programme, publication, what is owed to members, links, merges."""

import sqlalchemy as sa
from alembic import op

from bot.domain.organisation import folded
from storage.types import CleanText, Json, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EMPTY = sa.text("''")


def upgrade() -> None:
    _directory()
    _corridor()
    _programme()
    _columns()
    _fold_names()


def _directory() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("revoked_at", UtcDateTime()),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_feeds_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_feeds_token_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_feeds_member_id"), "feeds", ["member_id"])
    op.create_table(
        "invitations",
        sa.Column("id", ID, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("member_id", ID),
        sa.Column("role", sa.String(length=24)),
        sa.Column("made_by", ID),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime()),
        sa.Column("used_by", ID),
        sa.ForeignKeyConstraint(
            ["made_by"],
            ["members.id"],
            name=op.f("fk_invitations_made_by_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_invitations_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["used_by"],
            ["members.id"],
            name=op.f("fk_invitations_used_by_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_invitations_member_id"), "invitations", ["member_id"])
    op.create_table(
        "merges",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("kept_id", ID, nullable=False),
        sa.Column("gone_id", ID, nullable=False),
        sa.Column("facts", Json(), nullable=False),
        sa.Column("merged_by", ID),
        sa.Column("merged_at", UtcDateTime(), nullable=False),
        sa.Column("undone_at", UtcDateTime()),
        sa.ForeignKeyConstraint(
            ["merged_by"],
            ["members.id"],
            name=op.f("fk_merges_merged_by_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merges")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "mutes",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_mutes_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("member_id", "topic", name=op.f("pk_mutes")),
    )


def _corridor() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", ID, nullable=False),
        sa.Column("promise", sa.String(length=96), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("gathering_id", ID),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("not_after", UtcDateTime()),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lease_until", UtcDateTime()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("reason", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("facts", Json(), nullable=False),
        sa.Column("planned_at", UtcDateTime(), nullable=False),
        sa.Column("settled_at", UtcDateTime()),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name=op.f("fk_deliveries_gathering_id_gatherings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_deliveries_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("promise", name=op.f("uq_deliveries_promise")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_deliveries_due",
        "deliveries",
        ["due_at", "id"],
        sqlite_where=sa.text("state = 'planned'"),
        postgresql_where=sa.text("state = 'planned'"),
    )
    op.create_index(op.f("ix_deliveries_gathering_id"), "deliveries", ["gathering_id"])
    op.create_index(op.f("ix_deliveries_member_id"), "deliveries", ["member_id"])
    op.create_index(
        "ix_deliveries_under_way",
        "deliveries",
        ["lease_until"],
        sqlite_where=sa.text("state IN ('claimed', 'sending')"),
        postgresql_where=sa.text("state IN ('claimed', 'sending')"),
    )


def _programme() -> None:
    op.create_table(
        "edits",
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("member_id", ID, autoincrement=False, nullable=False),
        sa.Column("section", sa.String(length=24), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name=op.f("fk_edits_gathering_id_gatherings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_edits_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("gathering_id", "member_id", name=op.f("pk_edits")),
    )
    op.create_table(
        "looks",
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("member_id", ID, autoincrement=False, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name=op.f("fk_looks_gathering_id_gatherings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_looks_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("gathering_id", "member_id", name=op.f("pk_looks")),
    )
    op.create_table(
        "publications",
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("spaces", Json()),
        sa.Column("privately", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("publish_at", UtcDateTime()),
        sa.Column("asked_by", ID),
        sa.ForeignKeyConstraint(
            ["asked_by"],
            ["members.id"],
            name=op.f("fk_publications_asked_by_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name=op.f("fk_publications_gathering_id_gatherings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("gathering_id", name=op.f("pk_publications")),
    )
    op.create_index(
        "ix_publications_publish_at",
        "publications",
        ["publish_at"],
        sqlite_where=sa.text("publish_at IS NOT NULL"),
        postgresql_where=sa.text("publish_at IS NOT NULL"),
    )
    op.create_table(
        "speakers",
        sa.Column("id", ID, nullable=False),
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", CleanText(), nullable=False),
        sa.Column("function", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("organisation", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("hosts", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name=op.f("fk_speakers_gathering_id_gatherings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speakers")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_speakers_gathering_id"), "speakers", ["gathering_id"])


def _columns() -> None:
    op.add_column("cards", sa.Column("inline_id", sa.String(length=255)))
    op.add_column("cards", sa.Column("language", sa.String(length=16)))
    op.create_index("uq_cards_inline_id", "cards", ["inline_id"], unique=True)
    op.add_column(
        "gatherings", sa.Column("held_by", CleanText(), server_default=EMPTY, nullable=False)
    )
    op.add_column(
        "gatherings", sa.Column("cancel_reason", CleanText(), server_default=EMPTY, nullable=False)
    )
    op.add_column("gatherings", sa.Column("announced_at", UtcDateTime()))
    op.add_column(
        "members", sa.Column("folded", CleanText(), server_default=EMPTY, nullable=False)
    )
    op.add_column("members", sa.Column("merged_into", ID))
    op.add_column("organisations", sa.Column("merged_into", ID))
    op.add_column(
        "rsvps", sa.Column("guest_names", CleanText(), server_default=EMPTY, nullable=False)
    )
    op.add_column(
        "rsvps", sa.Column("stand_in", CleanText(), server_default=EMPTY, nullable=False)
    )
    op.add_column(
        "rsvps", sa.Column("readers", sa.String(length=24), server_default="team", nullable=False)
    )
    op.add_column(
        "rsvps", sa.Column("listens", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column(
        "rsvps", sa.Column("to_confirm", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column(
        "rsvps", sa.Column("stand_ins", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column("rsvps", sa.Column("counted_by", ID))
    op.drop_index("ix_rsvp_history_gathering_id", table_name="rsvp_history")
    op.create_index(
        "ix_rsvp_history_gathering_id", "rsvp_history", ["gathering_id", "member_id", "id"]
    )
    op.drop_index(op.f("ix_rsvps_gathering_id_answer"), table_name="rsvps")
    op.create_index(
        "ix_rsvps_gathering_id_answer",
        "rsvps",
        ["gathering_id", "answer", "member_id", "guests", "to_confirm", "stand_ins"],
    )


def _fold_names() -> None:
    """Make the members that are there already ready to be searched."""
    connection = op.get_bind()
    members = sa.table("members", sa.column("id"), sa.column("name"), sa.column("folded"))
    for member_id, name in connection.execute(sa.select(members.c.id, members.c.name)).all():
        connection.execute(
            members.update().where(members.c.id == member_id).values(folded=folded(name))
        )
