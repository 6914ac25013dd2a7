"""Columns that many tables have: whom a row belongs to, and words."""

from sqlalchemy import Column, ForeignKey

from storage.types import EMPTY, CleanText, Id


def of_gathering(
    name: str = "gathering_id", *, primary: bool = False, index: bool = False
) -> Column[int]:
    """Return a column for the gathering that a row goes with."""
    target = ForeignKey("gatherings.id", ondelete="CASCADE")
    return Column(
        name, Id, target, primary_key=primary, nullable=False, index=index, autoincrement=False
    )


def of_member(
    name: str = "member_id", *, primary: bool = False, index: bool = False
) -> Column[int]:
    """Return a column for the member that a row goes with."""
    target = ForeignKey("members.id", ondelete="CASCADE")
    return Column(
        name, Id, target, primary_key=primary, nullable=False, index=index, autoincrement=False
    )


def by_member(name: str, *, index: bool = False) -> Column[int]:
    """Return a column for somebody who may be gone: what they did stays, without them."""
    target = ForeignKey("members.id", ondelete="SET NULL")
    return Column(name, Id, target, index=index)


def words(name: str) -> Column[str]:
    """Return a column for words, empty where nobody wrote any."""
    return Column(name, CleanText, nullable=False, server_default=EMPTY)
