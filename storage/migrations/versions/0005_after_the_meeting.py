"""After the meeting: who was there, what they take home, the report, the hours given."""

import sqlalchemy as sa
from alembic import op

from storage.types import CleanText, Json, UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EMPTY = sa.text("''")


def upgrade() -> None:
    _gatherings()
    _answers("feedbacks", sa.Column("takeaway", sa.String(24)), sa.Column("echo", sa.String(24)))
    _answers("visit_answers", sa.Column("kind", sa.String(24), nullable=False), key=["kind"])
    _reports()
    _lines()
    _efforts()
    _reaches()
    _year_stories()


def _gatherings() -> None:
    presence: sa.Column[str] = sa.Column(
        "presence", sa.String(24), server_default="open", nullable=False
    )
    op.add_column("gatherings", presence)
    op.add_column("gatherings", sa.Column("presence_at", UtcDateTime()))
    op.add_column("gatherings", sa.Column("invited", sa.Integer()))
    op.add_column("gatherings", sa.Column("questions", Json()))
    op.add_column("attendances", sa.Column("came", sa.String(24)))


def _answers(table: str, *taps: sa.Column[str], key: list[str] | None = None) -> None:
    unique = ["gathering_id", "member_id", *(key or [])]
    op.create_table(
        table,
        sa.Column("id", ID, nullable=False),
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("member_id", ID),
        *taps,
        sa.Column("sentence", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("voice", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("consent", sa.String(24), server_default="none", nullable=False),
        sa.Column("consent_at", UtcDateTime()),
        sa.Column("answered_at", UtcDateTime(), nullable=False),
        _of(table, "gathering_id", "gatherings"),
        _of(table, "member_id", "members", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(*unique, name=op.f(f"uq_{table}_{'_'.join(unique)}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{table}_member_id"), table, ["member_id"])


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("status", sa.String(24), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.Column("review_at", UtcDateTime()),
        sa.Column("review_by", ID),
        sa.Column("approved_at", UtcDateTime()),
        sa.Column("published_at", UtcDateTime()),
        sa.Column("corrected_at", UtcDateTime()),
        sa.Column("edition", sa.Integer(), server_default="0", nullable=False),
        sa.Column("remarks", sa.Integer(), server_default="0", nullable=False),
        _of("reports", "gathering_id", "gatherings"),
        _of("reports", "review_by", "members", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("gathering_id", name=op.f("pk_reports")),
    )
    op.create_table(
        "report_authors",
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("member_id", ID, autoincrement=False, nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("signs", sa.Boolean(), server_default=sa.true(), nullable=False),
        _of("report_authors", "gathering_id", "gatherings"),
        _of("report_authors", "member_id", "members"),
        sa.PrimaryKeyConstraint("gathering_id", "member_id", name=op.f("pk_report_authors")),
    )
    op.create_index(op.f("ix_report_authors_member_id"), "report_authors", ["member_id"])
    op.create_table(
        "report_edits",
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("member_id", ID, autoincrement=False, nullable=False),
        sa.Column("section", sa.String(24), server_default=EMPTY, nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("noted_at", UtcDateTime()),
        _of("report_edits", "gathering_id", "gatherings"),
        _of("report_edits", "member_id", "members"),
        sa.PrimaryKeyConstraint("gathering_id", "member_id", name=op.f("pk_report_edits")),
    )
    op.create_index(op.f("ix_report_edits_member_id"), "report_edits", ["member_id"])
    op.create_table(
        "report_editions",
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("lines", Json(), nullable=False),
        sa.Column("echoes", Json(), nullable=False),
        sa.Column("published_at", UtcDateTime(), nullable=False),
        sa.Column("published_by", ID),
        _of("report_editions", "gathering_id", "gatherings"),
        _of("report_editions", "published_by", "members", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("gathering_id", "number", name=op.f("pk_report_editions")),
    )


def _lines() -> None:
    op.create_table(
        "report_lines",
        sa.Column("id", ID, nullable=False),
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("section", sa.String(24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sign", sa.String(24), server_default=EMPTY, nullable=False),
        sa.Column("text", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("source", sa.String(24), nullable=False),
        sa.Column("source_id", ID),
        sa.Column("suggested_as", sa.String(24), server_default=EMPTY, nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("written_by", ID),
        sa.Column("written_at", UtcDateTime(), nullable=False),
        _of("report_lines", "gathering_id", "gatherings"),
        _of("report_lines", "written_by", "members", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_lines")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_report_lines_gathering_id",
        "report_lines",
        ["gathering_id", "section", "position", "id"],
    )
    op.create_table(
        "report_versions",
        sa.Column("id", ID, nullable=False),
        sa.Column("line_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sign", sa.String(24), server_default=EMPTY, nullable=False),
        sa.Column("text", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("written_by", ID),
        sa.Column("written_at", UtcDateTime(), nullable=False),
        _of("report_versions", "line_id", "report_lines"),
        _of("report_versions", "written_by", "members", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_versions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_report_versions_line_id"), "report_versions", ["line_id"])


def _efforts() -> None:
    op.create_table(
        "efforts",
        sa.Column("id", ID, nullable=False),
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("noted_at", UtcDateTime(), nullable=False),
        _of("efforts", "gathering_id", "gatherings"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_efforts")),
        sa.UniqueConstraint("gathering_id", "kind", name=op.f("uq_efforts_gathering_id_kind")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_efforts_gathering_id"), "efforts", ["gathering_id"])


def _reaches() -> None:
    op.create_table(
        "reaches",
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("organisation_id", ID, autoincrement=False, nullable=False),
        sa.Column("way", sa.String(24), nullable=False),
        _of("reaches", "gathering_id", "gatherings"),
        _of("reaches", "organisation_id", "organisations"),
        sa.PrimaryKeyConstraint("gathering_id", "organisation_id", "way", name=op.f("pk_reaches")),
    )
    op.create_index(op.f("ix_reaches_organisation_id"), "reaches", ["organisation_id"])


def _year_stories() -> None:
    op.create_table(
        "year_stories",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("gathering_id", ID, nullable=False),
        sa.Column("why", CleanText(), server_default=EMPTY, nullable=False),
        sa.Column("chosen_at", UtcDateTime(), nullable=False),
        _of("year_stories", "gathering_id", "gatherings"),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_year_stories")),
    )
    op.create_index(op.f("ix_year_stories_gathering_id"), "year_stories", ["gathering_id"])


def _of(
    table: str, column: str, other: str, *, ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=ondelete)
