"""Visits: offers, places and who waits for one, questions for the host, who tells."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.types import CleanText, UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EMPTY = sa.text("''")
_LINES = ("topic", "audience", "slots", "access", "equipment")

# Whoever comes to a visit has a place, so have their guests, and who comes instead of somebody.
_COMING = """
SELECT coalesce(sum(CASE WHEN rsvps.answer = 'yes' THEN 1 + rsvps.guests
                         ELSE rsvps.stand_ins END), 0)
FROM rsvps WHERE rsvps.gathering_id = visits.gathering_id
"""
_PLACES = f"""
INSERT INTO visit_places (gathering_id, capacity, minimum, taken)
SELECT gathering_id,
       CASE WHEN coalesce(capacity, 8) < ({_COMING}) THEN ({_COMING})
            ELSE coalesce(capacity, 8) END,
       coalesce(minimum, 0),
       ({_COMING})
FROM visits
"""  # noqa: S608 - there is nothing in it that anybody typed


def upgrade() -> None:
    _visits()
    _places()
    _people("visit_questions", _words("text"), _moment("asked_at"))
    way = sa.Column("way", sa.String(24), nullable=False)
    _people("visit_tellers", way, _moment("answered_at"))
    _calls()
    _offers()
    _place_calls()


def _words(name: str, *, empty: bool = False) -> sa.Column[str]:
    return sa.Column(name, CleanText(), server_default=EMPTY if empty else None, nullable=False)


def _moment(name: str) -> sa.Column[Any]:
    return sa.Column(name, UtcDateTime(), nullable=False)


def _visits() -> None:
    for name in ("access", "contact_name", "contact_phone"):
        op.add_column("visits", _words(name, empty=True))
    telling: sa.Column[str] = sa.Column(
        "telling", sa.String(24), server_default="due", nullable=False
    )
    op.add_column("visits", telling)
    op.add_column("visits", sa.Column("telling_at", UtcDateTime()))
    told_next: sa.Column[bool] = sa.Column(
        "told_next", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("visits", told_next)
    op.add_column("visit_answers", _words("photo", empty=True))
    op.add_column("agenda_items", sa.Column("visit_id", ID))
    op.add_column("feedbacks", sa.Column("noted_by", ID))
    leaves: sa.Column[bool] = sa.Column(
        "leaves", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("places", leaves)


def _places() -> None:
    op.create_table(
        "visit_places",
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("minimum", sa.Integer(), server_default="0", nullable=False),
        sa.Column("taken", sa.Integer(), server_default="0", nullable=False),
        sa.Column("freed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("one_each", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("taken BETWEEN 0 AND capacity", name=op.f("ck_visit_places_taken")),
        _of("visit_places", "gathering_id", "gatherings"),
        sa.PrimaryKeyConstraint("gathering_id", name=op.f("pk_visit_places")),
    )
    op.execute(_PLACES)
    op.drop_column("visits", "capacity")
    op.drop_column("visits", "minimum")
    op.create_table(
        "waitings",
        sa.Column("id", ID, nullable=False),
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("member_id", ID, autoincrement=False, nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("offered_at", UtcDateTime()),
        sa.Column("offer_until", UtcDateTime()),
        sa.Column("passed", sa.Integer()),
        sa.Column("turn", sa.Integer(), server_default="0", nullable=False),
        _of("waitings", "gathering_id", "gatherings"),
        _of("waitings", "member_id", "members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waitings")),
        sa.UniqueConstraint(
            "gathering_id", "member_id", name=op.f("uq_waitings_gathering_id_member_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_waitings_member_id"), "waitings", ["member_id"])


def _people(table: str, *said: sa.Column[Any]) -> None:
    op.create_table(
        table,
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("member_id", ID, autoincrement=False, nullable=False),
        *said,
        _of(table, "gathering_id", "gatherings"),
        _of(table, "member_id", "members"),
        sa.PrimaryKeyConstraint("gathering_id", "member_id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_member_id"), table, ["member_id"])


def _calls() -> None:
    _people("visit_confirmations", _moment("for_date"), _moment("confirmed_at"))
    _people(
        "visit_lists",
        _words("mark", empty=True),
        sa.Column("told_at", UtcDateTime()),
        _words("leaving", empty=True),
    )
    op.create_table(
        "visit_choices",
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        sa.Column("choice", sa.String(24), nullable=False),
        sa.Column("chosen_by", ID),
        sa.Column("for_date", UtcDateTime(), nullable=False),
        sa.Column("chosen_at", UtcDateTime(), nullable=False),
        _of("visit_choices", "gathering_id", "gatherings"),
        _of("visit_choices", "chosen_by", "members", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("gathering_id", name=op.f("pk_visit_choices")),
    )


def _offers() -> None:
    op.create_table(
        "offers",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("member_id", ID),
        sa.Column("organisation_id", ID),
        *(_words(name, empty=True) for name in _LINES),
        sa.Column("capacity", sa.Integer()),
        sa.Column("proposed_at", UtcDateTime()),
        sa.Column("proposed_by", ID),
        sa.Column("gathering_id", ID),
        sa.Column("place_id", ID),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("settled_at", UtcDateTime()),
        sa.Column("settled_by", ID),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("call_id", ID),
        _of("offers", "member_id", "members", ondelete="SET NULL"),
        _of("offers", "organisation_id", "organisations", ondelete="SET NULL"),
        _of("offers", "proposed_by", "members", ondelete="SET NULL"),
        _of("offers", "gathering_id", "gatherings", ondelete="SET NULL"),
        _of("offers", "place_id", "places", ondelete="SET NULL"),
        _of("offers", "settled_by", "members", ondelete="SET NULL"),
        _of("offers", "call_id", "gatherings", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
        sqlite_autoincrement=True,
    )
    for column in ("member_id", "gathering_id", "call_id"):
        op.create_index(op.f(f"ix_offers_{column}"), "offers", [column])
    op.create_table(
        "offer_words",
        sa.Column("id", ID, nullable=False),
        sa.Column("offer_id", ID, nullable=False),
        sa.Column("member_id", ID),
        sa.Column("by_host", sa.Boolean(), nullable=False),
        _words("text"),
        sa.Column("at", UtcDateTime(), nullable=False),
        _of("offer_words", "offer_id", "offers"),
        _of("offer_words", "member_id", "members", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_words")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_offer_words_offer_id"), "offer_words", ["offer_id"])


def _place_calls() -> None:
    op.create_table(
        "place_calls",
        sa.Column("gathering_id", ID, autoincrement=False, nullable=False),
        _moment("called_at"),
        sa.Column("is_open", sa.Boolean(), server_default=sa.true(), nullable=False),
        _of("place_calls", "gathering_id", "gatherings"),
        sa.PrimaryKeyConstraint("gathering_id", name=op.f("pk_place_calls")),
    )
    face: sa.Column[str] = sa.Column("face", sa.String(24), server_default="card", nullable=False)
    op.add_column("cards", face)


def _of(
    table: str, column: str, other: str, *, ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=ondelete)
