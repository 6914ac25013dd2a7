"""People, organisations, gatherings and their answers, spaces, memos and the audit."""

import sqlalchemy as sa
from alembic import op

from storage.types import CleanText, UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EMPTY = sa.text("''")


def upgrade() -> None:  # noqa: PLR0915 - one table after the other
    op.create_table(
        "members",
        sa.Column("id", ID, nullable=False),
        sa.Column("telegram_id", sa.BigInteger()),
        sa.Column("chat_id", sa.BigInteger()),
        sa.Column("name", CleanText(), nullable=False),
        sa.Column("language", sa.String(length=16)),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("channel", sa.String(length=24), nullable=False),
        sa.Column("directory", sa.String(length=24), nullable=False),
        sa.Column("paused_until", UtcDateTime()),
        sa.Column("joined_at", UtcDateTime()),
        sa.Column("last_sign_at", UtcDateTime()),
        sa.Column("contact_note", CleanText(), server_default=EMPTY, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_members_telegram_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "memos",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", CleanText(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_memos")),
    )
    op.create_table(
        "organisations",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", CleanText(), nullable=False),
        sa.Column("folded", CleanText(), nullable=False),
        sa.Column("kind", sa.String(length=24), server_default="other", nullable=False),
        sa.Column("theme", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("neighbourhood", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("scale", sa.String(length=24)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sa.UniqueConstraint("folded", name=op.f("uq_organisations_folded")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "places",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", CleanText(), nullable=False),
        sa.Column("address", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("access", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("landmark", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("has_step", sa.Boolean()),
        sa.Column("capacity", sa.Integer()),
        sa.Column("online_url", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("dial_in", CleanText(), server_default=EMPTY, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_places")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "spaces",
        sa.Column("id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("title", CleanText(), nullable=False),
        sa.Column("is_open", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spaces")),
        sa.UniqueConstraint("chat_id", "thread_id", name=op.f("uq_spaces_chat_id_thread_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "affiliations",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("label", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("is_main", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("public", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_affiliations_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_affiliations_organisation_id_organisations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_affiliations")),
        sa.UniqueConstraint(
            "member_id", "organisation_id", name=op.f("uq_affiliations_member_id_organisation_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_affiliations_organisation_id"), "affiliations", ["organisation_id"])
    op.create_table(
        "audit",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("by_member_id", ID),
        sa.Column("subject", sa.String(length=128), nullable=False),
        sa.Column("facts", CleanText(), server_default=EMPTY, nullable=False),
        sa.ForeignKeyConstraint(
            ["by_member_id"],
            ["members.id"],
            name=op.f("fk_audit_by_member_id_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_table(
        "consents",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("text_version", sa.String(length=64), nullable=False),
        sa.Column("given_at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime()),
        sa.Column("how", sa.String(length=24), server_default="button", nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_consents_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_consents_member_id"), "consents", ["member_id"])
    op.create_table(
        "gatherings",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("title", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("starts_at", UtcDateTime()),
        sa.Column("ends_at", UtcDateTime()),
        sa.Column("door_at", UtcDateTime()),
        sa.Column("format", sa.String(length=24), nullable=False),
        sa.Column("place_id", ID),
        sa.Column("place_note", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("online_url", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("story_title", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("tellers", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("created_by", ID),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by"],
            ["members.id"],
            name=op.f("fk_gatherings_created_by_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["places.id"],
            name=op.f("fk_gatherings_place_id_places"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gatherings")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_gatherings_kind_status_starts_at", "gatherings", ["kind", "status", "starts_at"]
    )
    op.create_table(
        "proxy_grants",
        sa.Column("id", ID, nullable=False),
        sa.Column("helper_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("revoked_at", UtcDateTime()),
        sa.ForeignKeyConstraint(
            ["helper_id"],
            ["members.id"],
            name=op.f("fk_proxy_grants_helper_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_proxy_grants_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proxy_grants")),
        sa.UniqueConstraint(
            "helper_id",
            "member_id",
            "since",
            name=op.f("uq_proxy_grants_helper_id_member_id_since"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_proxy_grants_member_id"), "proxy_grants", ["member_id"])
    op.create_table(
        "attendances",
        sa.Column("id", ID, nullable=False),
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("member_id", ID),
        sa.Column("anonymous_count", sa.Integer()),
        sa.Column("circle", sa.String(length=24), nullable=False),
        sa.Column("mode", sa.String(length=24), nullable=False),
        sa.Column("recorded_by", ID),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name=op.f("fk_attendances_gathering_id_gatherings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_attendances_member_id_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"],
            ["members.id"],
            name=op.f("fk_attendances_recorded_by_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
        sa.UniqueConstraint(
            "gathering_id", "member_id", name=op.f("uq_attendances_gathering_id_member_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_attendances_member_id"), "attendances", ["member_id"])
    op.create_table(
        "meetings",
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer()),
        sa.Column("theme", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("question", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("previous_id", ID),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name=op.f("fk_meetings_gathering_id_gatherings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["previous_id"],
            ["meetings.gathering_id"],
            name=op.f("fk_meetings_previous_id_meetings"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("gathering_id", name=op.f("pk_meetings")),
    )
    op.create_table(
        "role_grants",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("gathering_id", ID),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name=op.f("fk_role_grants_gathering_id_gatherings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_role_grants_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grants")),
        sa.UniqueConstraint(
            "member_id",
            "role",
            "gathering_id",
            name=op.f("uq_role_grants_member_id_role_gathering_id"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_role_grants_gathering_id"), "role_grants", ["gathering_id"])
    op.create_index(
        "uq_role_grants_standing",
        "role_grants",
        ["member_id", "role"],
        unique=True,
        sqlite_where=sa.text("gathering_id IS NULL"),
        postgresql_where=sa.text("gathering_id IS NULL"),
    )
    op.create_table(
        "rsvp_history",
        sa.Column("id", ID, nullable=False),
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("answer", sa.String(length=24), nullable=False),
        sa.Column("guests", sa.Integer(), server_default="0", nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("entered_by", ID),
        sa.Column("via", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["members.id"],
            name=op.f("fk_rsvp_history_entered_by_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name=op.f("fk_rsvp_history_gathering_id_gatherings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_rsvp_history_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rsvp_history")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_rsvp_history_gathering_id", "rsvp_history", ["gathering_id"])
    op.create_index(op.f("ix_rsvp_history_member_id"), "rsvp_history", ["member_id"])
    op.create_table(
        "rsvps",
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("answer", sa.String(length=24), nullable=False),
        sa.Column("guests", sa.Integer(), server_default="0", nullable=False),
        sa.Column("word", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("word_read", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=False),
        sa.Column("first_answered_at", UtcDateTime(), nullable=False),
        sa.Column("entered_by", ID),
        sa.Column("via", sa.String(length=24), nullable=False),
        sa.CheckConstraint("guests BETWEEN 0 AND 3", name=op.f("ck_rsvps_guests")),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["members.id"],
            name=op.f("fk_rsvps_entered_by_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name=op.f("fk_rsvps_gathering_id_gatherings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_rsvps_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("gathering_id", "member_id", name=op.f("pk_rsvps")),
    )
    op.create_index(
        "ix_rsvps_gathering_id_answer", "rsvps", ["gathering_id", "answer", "member_id", "guests"]
    )
    op.create_index(op.f("ix_rsvps_member_id"), "rsvps", ["member_id"])
    op.create_table(
        "agenda_items",
        sa.Column("id", ID, nullable=False),
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("title", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("minutes", sa.Integer()),
        sa.Column("lead_id", ID),
        sa.Column("proposed_by", ID),
        sa.Column("accepted", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lead_id"],
            ["members.id"],
            name=op.f("fk_agenda_items_lead_id_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.gathering_id"],
            name=op.f("fk_agenda_items_meeting_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by"],
            ["members.id"],
            name=op.f("fk_agenda_items_proposed_by_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_agenda_items_meeting_id"), "agenda_items", ["meeting_id"])
    op.create_table(
        "stories",
        sa.Column("id", ID, nullable=False),
        sa.Column("title", CleanText(), nullable=False),
        sa.Column("topic", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("first_spark", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("pluses", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("difficulties", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("learnings", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("owner_id", ID),
        sa.Column("next_look_at", UtcDateTime()),
        sa.Column("meeting_id", ID),
        sa.Column("visibility", sa.String(length=24)),
        sa.Column("checked_at", UtcDateTime()),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.gathering_id"],
            name=op.f("fk_stories_meeting_id_meetings"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["members.id"],
            name=op.f("fk_stories_owner_id_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_stories_meeting_id"), "stories", ["meeting_id"])
    op.create_table(
        "visits",
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("host_organisation_id", ID),
        sa.Column("topic", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("capacity", sa.Integer()),
        sa.Column("minimum", sa.Integer()),
        sa.Column("meeting_point", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("report_meeting_id", ID),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name=op.f("fk_visits_gathering_id_gatherings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["host_organisation_id"],
            ["organisations.id"],
            name=op.f("fk_visits_host_organisation_id_organisations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["report_meeting_id"],
            ["meetings.gathering_id"],
            name=op.f("fk_visits_report_meeting_id_meetings"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("gathering_id", name=op.f("pk_visits")),
    )
    op.create_table(
        "story_voices",
        sa.Column("id", ID, nullable=False),
        sa.Column("story_id", ID, nullable=False),
        sa.Column("member_id", ID),
        sa.Column("organisation_id", ID),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_story_voices_member_id_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_story_voices_organisation_id_organisations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["stories.id"],
            name=op.f("fk_story_voices_story_id_stories"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_voices")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_story_voices_member_id"), "story_voices", ["member_id"])
    op.create_index(op.f("ix_story_voices_story_id"), "story_voices", ["story_id"])
    op.create_table(
        "visit_hosts",
        sa.Column("visit_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_visit_hosts_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["visits.gathering_id"],
            name=op.f("fk_visit_hosts_visit_id_visits"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("visit_id", "member_id", name=op.f("pk_visit_hosts")),
    )
