"""Tables of visits: who offers one, who has a place, who waits, who tells."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    Table,
    UniqueConstraint,
    false,
    true,
)

from storage.columns import by_member, of_gathering, of_member, words
from storage.tables_gatherings import gatherings, places
from storage.tables_people import KIND, organisations
from storage.types import CleanText, Id, UtcDateTime, id_column, metadata

# How many places there are and how many are spoken for. Whoever changes who comes to a visit
# holds this row until that is done, and writes the sum down: one that is too large is not taken.
visit_places = Table(
    "visit_places",
    metadata,
    of_gathering(primary=True),
    Column("capacity", Integer, nullable=False),
    Column("minimum", Integer, nullable=False, server_default="0"),
    Column("taken", Integer, nullable=False, server_default="0"),
    Column("freed", Integer, nullable=False, server_default="0"),
    Column("one_each", Boolean, nullable=False, server_default=false()),
    CheckConstraint("taken BETWEEN 0 AND capacity", name="taken"),
)

waitings = Table(
    "waitings",
    metadata,
    id_column(),
    of_gathering(),
    of_member(index=True),
    Column("since", UtcDateTime, nullable=False),
    Column("offered_at", UtcDateTime),
    Column("offer_until", UtcDateTime),
    Column("passed", Integer),
    Column("turn", Integer, nullable=False, server_default="0"),
    UniqueConstraint("gathering_id", "member_id"),
    sqlite_autoincrement=True,
)

# « Qu’aimeriez-vous comprendre ? »: for the host to read.
visit_questions = Table(
    "visit_questions",
    metadata,
    of_gathering(primary=True),
    of_member(primary=True, index=True),
    Column("text", CleanText, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
)

# Who said, days before, that they still come: to the visit on this date.
visit_confirmations = Table(
    "visit_confirmations",
    metadata,
    of_gathering(primary=True),
    of_member(primary=True, index=True),
    Column("for_date", UtcDateTime, nullable=False),
    Column("confirmed_at", UtcDateTime, nullable=False),
)

# What a host, or who hands it over, read last of who comes: what changed is told once more. What
# is leaving is read once we know that it arrived.
visit_lists = Table(
    "visit_lists",
    metadata,
    of_gathering(primary=True),
    of_member(primary=True, index=True),
    words("mark"),
    Column("told_at", UtcDateTime),
    words("leaving"),
)

# Few people come: is it kept small, or moved? Who was asked first says so, for this date.
visit_choices = Table(
    "visit_choices",
    metadata,
    of_gathering(primary=True),
    Column("choice", KIND, nullable=False),
    by_member("chosen_by"),
    Column("for_date", UtcDateTime, nullable=False),
    Column("chosen_at", UtcDateTime, nullable=False),
)

visit_tellers = Table(
    "visit_tellers",
    metadata,
    of_gathering(primary=True),
    of_member(primary=True, index=True),
    Column("way", KIND, nullable=False),
    Column("answered_at", UtcDateTime, nullable=False),
)

offers = Table(
    "offers",
    metadata,
    id_column(),
    Column("kind", KIND, nullable=False),
    Column("state", KIND, nullable=False),
    by_member("member_id", index=True),
    Column("organisation_id", Id, ForeignKey(organisations.c.id, ondelete="SET NULL")),
    *(words(name) for name in ("topic", "audience", "slots", "access", "equipment")),
    Column("capacity", Integer),
    Column("proposed_at", UtcDateTime),
    by_member("proposed_by"),
    Column("gathering_id", Id, ForeignKey(gatherings.c.id, ondelete="SET NULL"), index=True),
    Column("place_id", Id, ForeignKey(places.c.id, ondelete="SET NULL")),
    Column("made_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    by_member("settled_by"),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("call_id", Id, ForeignKey(gatherings.c.id, ondelete="SET NULL"), index=True),
    sqlite_autoincrement=True,
)

# A meeting has no place yet, and the groups are asked who can host it.
place_calls = Table(
    "place_calls",
    metadata,
    of_gathering(primary=True),
    Column("called_at", UtcDateTime, nullable=False),
    Column("is_open", Boolean, nullable=False, server_default=true()),
)

offer_words = Table(
    "offer_words",
    metadata,
    id_column(),
    Column(
        "offer_id", Id, ForeignKey(offers.c.id, ondelete="CASCADE"), nullable=False, index=True
    ),
    by_member("member_id"),
    Column("by_host", Boolean, nullable=False),
    Column("text", CleanText, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
