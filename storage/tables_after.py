"""Tables of what follows a gathering: what people take home, the report, the hours given."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
    true,
)

from storage.columns import by_member, of_gathering, of_member, words
from storage.tables_people import KIND
from storage.types import EMPTY, Id, Json, UtcDateTime, id_column, metadata


def _said() -> tuple[Column[Any], ...]:
    """Return columns for somebody's words; `voice` is Telegram's own name for a voice note."""
    return (
        *(words(name) for name in ("sentence", "voice")),
        Column("consent", KIND, nullable=False, server_default="none"),
        Column("consent_at", UtcDateTime),
        Column("answered_at", UtcDateTime, nullable=False),
    )


feedbacks = Table(
    "feedbacks",
    metadata,
    id_column(),
    of_gathering(),
    by_member("member_id", index=True),
    Column("takeaway", KIND),
    Column("echo", KIND),
    *_said(),
    Column("noted_by", Id),  # an organiser to whom it was said; nobody where it is their own
    UniqueConstraint("gathering_id", "member_id"),
    sqlite_autoincrement=True,
)

# What those who visited say, to be told at a meeting.
visit_answers = Table(
    "visit_answers",
    metadata,
    id_column(),
    of_gathering(),
    by_member("member_id", index=True),
    Column("kind", KIND, nullable=False),
    words("photo"),
    *_said(),
    UniqueConstraint("gathering_id", "member_id", "kind"),
    sqlite_autoincrement=True,
)

reports = Table(
    "reports",
    metadata,
    of_gathering(primary=True),
    Column("status", KIND, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("review_at", UtcDateTime),
    by_member("review_by"),
    Column("approved_at", UtcDateTime),
    Column("published_at", UtcDateTime),
    Column("corrected_at", UtcDateTime),
    Column("edition", Integer, nullable=False, server_default="0"),
    Column("remarks", Integer, nullable=False, server_default="0"),
)

report_authors = Table(
    "report_authors",
    metadata,
    of_gathering(primary=True),
    of_member(primary=True, index=True),
    Column("since", UtcDateTime, nullable=False),
    Column("signs", Boolean, nullable=False, server_default=true()),
)

# Who has which section in hand; none, once they left it.
report_edits = Table(
    "report_edits",
    metadata,
    of_gathering(primary=True),
    of_member(primary=True, index=True),
    Column("section", KIND, nullable=False, server_default=EMPTY),
    Column("since", UtcDateTime, nullable=False),
    Column("noted_at", UtcDateTime),  # when the journal last said that they write
)

# One line of a section. What quotes somebody holds no words: `source_id` says whose they are, and
# they are read anew, with their consent, each time.
report_lines = Table(
    "report_lines",
    metadata,
    id_column(),
    of_gathering(),
    Column("section", KIND, nullable=False),
    Column("position", Integer, nullable=False),
    Column("sign", KIND, nullable=False, server_default=EMPTY),
    words("text"),
    Column("source", KIND, nullable=False),
    Column("source_id", Id),
    Column("suggested_as", KIND, nullable=False, server_default=EMPTY),
    Column("state", KIND, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    by_member("written_by"),
    Column("written_at", UtcDateTime, nullable=False),
    Index("ix_report_lines_gathering_id", "gathering_id", "section", "position", "id"),
    sqlite_autoincrement=True,
)

# What a line said before, until the report is published.
report_versions = Table(
    "report_versions",
    metadata,
    id_column(),
    Column(
        "line_id",
        Id,
        ForeignKey(report_lines.c.id, ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("version", Integer, nullable=False),
    Column("sign", KIND, nullable=False, server_default=EMPTY),
    words("text"),
    Column("state", KIND, nullable=False),
    by_member("written_by"),
    Column("written_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

# What was published, as it was: the lines that humans wrote, which sentences were quoted, and how
# many recognised themselves in the story: an answer given later changes no published page.
report_editions = Table(
    "report_editions",
    metadata,
    of_gathering(primary=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("lines", Json, nullable=False),
    Column("echoes", Json, nullable=False),
    Column("published_at", UtcDateTime, nullable=False),
    by_member("published_by"),
)

# Hours given to make a gathering happen: never whose.
efforts = Table(
    "efforts",
    metadata,
    id_column(),
    of_gathering(index=True),
    Column("kind", KIND, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("noted_at", UtcDateTime, nullable=False),
    UniqueConstraint("gathering_id", "kind"),
    sqlite_autoincrement=True,
)

# Organisations that were there, or excused, through somebody who was erased since: never whom.
reaches = Table(
    "reaches",
    metadata,
    of_gathering(primary=True),
    Column(
        "organisation_id",
        Id,
        ForeignKey("organisations.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    Column("way", KIND, primary_key=True),
)

# The story that changed the community most in a year, and why: chosen in a meeting, by all.
year_stories = Table(
    "year_stories",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    of_gathering(index=True),
    words("why"),
    Column("chosen_at", UtcDateTime, nullable=False),
)
