"""Tables of what people are invited to, and of who comes."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
    false,
    true,
)
from sqlalchemy.sql.schema import SchemaItem

from storage.columns import by_member, of_gathering, of_member, words
from storage.tables_people import KIND, members, organisations
from storage.types import CleanText, Id, Json, UtcDateTime, id_column, metadata


def _answer() -> tuple[SchemaItem, ...]:
    return (
        Column("answer", KIND, nullable=False),
        Column("guests", Integer, nullable=False, server_default="0"),
    )


places = Table(
    "places",
    metadata,
    id_column(),
    Column("name", CleanText, nullable=False),
    *(words(name) for name in ("address", "access", "landmark")),
    Column("has_step", Boolean),
    Column("capacity", Integer),
    words("online_url"),
    words("dial_in"),
    # At the home of somebody who was erased: not chosen any more, gone once nothing is to come.
    Column("leaves", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,
)

gatherings = Table(
    "gatherings",
    metadata,
    id_column(),
    Column("kind", KIND, nullable=False),
    Column("status", KIND, nullable=False),
    words("title"),
    Column("starts_at", UtcDateTime),
    Column("ends_at", UtcDateTime),
    Column("door_at", UtcDateTime),
    Column("format", KIND, nullable=False),
    Column("place_id", Id, ForeignKey(places.c.id, ondelete="SET NULL")),
    *(words(name) for name in ("place_note", "online_url", "story_title", "tellers")),
    *(words(name) for name in ("held_by", "cancel_reason")),
    Column("announced_at", UtcDateTime),
    Column("reminders", Json),  # the moments of its reminders, where they are not the usual ones
    # How far the list of who was there is, since when, and how many members were invited then.
    Column("presence", KIND, nullable=False, server_default="open"),
    Column("presence_at", UtcDateTime),
    Column("invited", Integer),
    Column("questions", Json),  # what is asked afterwards, where it is not the usual
    by_member("created_by"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("revision", Integer, nullable=False, server_default="0"),
    Index("ix_gatherings_kind_status_starts_at", "kind", "status", "starts_at"),
    sqlite_autoincrement=True,
)

meetings = Table(
    "meetings",
    metadata,
    of_gathering(primary=True),
    Column("ordinal", Integer),
    words("theme"),
    words("question"),
    Column("previous_id", Id, ForeignKey("meetings.gathering_id", ondelete="SET NULL")),
)

visits = Table(
    "visits",
    metadata,
    of_gathering(primary=True),
    Column("host_organisation_id", Id, ForeignKey(organisations.c.id, ondelete="SET NULL")),
    words("topic"),
    # For those who have a place, and for nobody else.
    *(words(name) for name in ("meeting_point", "access", "contact_name", "contact_phone")),
    Column("telling", KIND, nullable=False, server_default="due"),
    Column("telling_at", UtcDateTime),
    Column("report_meeting_id", Id, ForeignKey("meetings.gathering_id", ondelete="SET NULL")),
    Column("told_next", Boolean, nullable=False, server_default=false()),
)

visit_hosts = Table(
    "visit_hosts",
    metadata,
    Column(
        "visit_id", Id, ForeignKey("visits.gathering_id", ondelete="CASCADE"), primary_key=True
    ),
    Column("member_id", Id, ForeignKey(members.c.id, ondelete="CASCADE"), primary_key=True),
)

agenda_items = Table(
    "agenda_items",
    metadata,
    id_column(),
    Column(
        "meeting_id",
        Id,
        ForeignKey("meetings.gathering_id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("position", Integer, nullable=False),
    Column("kind", KIND, nullable=False),
    words("title"),
    Column("minutes", Integer),
    by_member("lead_id"),
    by_member("proposed_by"),
    # What was taken out of the programme is written down of a visit alone: it stays out.
    Column("accepted", Boolean, nullable=False, server_default=true()),
    Column("visit_id", Id),  # a line that stands for a visit told there; read with it alone
    sqlite_autoincrement=True,
)

rsvps = Table(
    "rsvps",
    metadata,
    of_gathering(primary=True),
    Column(
        "member_id", Id, ForeignKey(members.c.id, ondelete="CASCADE"), primary_key=True, index=True
    ),
    *_answer(),
    *(words(name) for name in ("word", "guest_names", "stand_in")),
    Column("readers", KIND, nullable=False, server_default="team"),
    *(
        Column(name, Boolean, nullable=False, server_default=false())
        for name in ("word_read", "listens", "to_confirm")
    ),
    Column("stand_ins", Integer, nullable=False, server_default="0"),
    Column("answered_at", UtcDateTime, nullable=False),
    Column("first_answered_at", UtcDateTime, nullable=False),
    by_member("entered_by"),
    Column("word_at", UtcDateTime),  # when the word was left: what is new is told once
    Column("counted_by", Id),  # the member whose guest or stand-in this one turned out to be
    Column("via", KIND, nullable=False),
    CheckConstraint("guests BETWEEN 0 AND 3", name="guests"),
    # With the last ones the counts of a card are a walk through this index alone.
    Index(
        "ix_rsvps_gathering_id_answer",
        *("gathering_id", "answer", "member_id", "guests", "to_confirm", "stand_ins"),
    ),
)

rsvp_history = Table(
    "rsvp_history",
    metadata,
    id_column(),
    of_gathering(),
    of_member(index=True),
    *_answer(),
    Column("at", UtcDateTime, nullable=False),
    by_member("entered_by"),
    Column("via", KIND, nullable=False),
    # What one member answered to one gathering, the latest last: for what changed since a look.
    Index("ix_rsvp_history_gathering_id", "gathering_id", "member_id", "id"),
    sqlite_autoincrement=True,
)

attendances = Table(
    "attendances",
    metadata,
    id_column(),
    of_gathering(),
    by_member("member_id", index=True),
    Column("anonymous_count", Integer),
    Column("circle", KIND, nullable=False),
    Column("mode", KIND, nullable=False),
    Column("came", KIND),  # how somebody came whose name went since, here or where it was first
    Column("scale", KIND),  # on what the organisation of a voice lives whose name went since
    by_member("recorded_by"),
    UniqueConstraint("gathering_id", "member_id"),
    sqlite_autoincrement=True,
)

stories = Table(
    "stories",
    metadata,
    id_column(),
    Column("title", CleanText, nullable=False),
    *(words(name) for name in ("topic", "first_spark", "pluses", "difficulties", "learnings")),
    Column("status", KIND, nullable=False),
    by_member("owner_id"),
    Column("next_look_at", UtcDateTime),
    Column("meeting_id", Id, ForeignKey("meetings.gathering_id", ondelete="SET NULL"), index=True),
    Column("visibility", KIND),
    Column("checked_at", UtcDateTime),
    sqlite_autoincrement=True,
)

story_voices = Table(
    "story_voices",
    metadata,
    id_column(),
    Column(
        "story_id", Id, ForeignKey(stories.c.id, ondelete="CASCADE"), nullable=False, index=True
    ),
    by_member("member_id", index=True),
    Column("organisation_id", Id, ForeignKey(organisations.c.id, ondelete="SET NULL")),
    Column("status", KIND, nullable=False),
    sqlite_autoincrement=True,
)
