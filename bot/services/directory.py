"""The directory of the project group: who is known, and what is known of one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.directory import (
    Listed,
    Merge,
    MergeKind,
    NoSuchMember,
)
from bot.domain.member import Member, Role, Status
from bot.domain.organisation import Organisation
from bot.domain.rights import Action
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import merges, rights

PAGE = 8
_NEAR = 3


@dataclass(frozen=True, slots=True)
class People:
    """A page of people, and how many there are in all."""

    listed: Sequence[Listed]
    number: int
    total: int

    @property
    def is_last(self) -> bool:
        return (self.number + 1) * PAGE >= self.total


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What the project group reads about one person."""

    member: Member
    organisations: Sequence[Organisation]
    roles: frozenset[Role]
    answers: Mapping[Answer, int]
    near: Sequence[Listed]  # others who may be the same person
    merges: Sequence[Merge]  # that may still be undone


def people(store: Store, *, by: Member | None, text: str, number: int) -> People:
    """
    Return a page of those whose name or organisation contains this; past the end, the first one.

    Raises:
        NotAnOrganiser.
    """
    rights.check(store, by, Action.SEE_DIRECTORY)
    total = store.directory.count_like(text)
    number = number if number * PAGE < total else 0
    listed = store.directory.listed(text, start=number * PAGE, limit=PAGE)
    return People(listed, number, total)


def namesakes(store: Store, *, by: Member | None) -> Sequence[Listed]:
    """
    Return people whose names are the same, who may be the same people.

    Raises:
        NotAnOrganiser.
    """
    rights.check(store, by, Action.SEE_DIRECTORY)
    return store.directory.same_names(start=0, limit=PAGE)


def person(store: Store, *, by: Member | None, member_id: int, now: datetime) -> PersonPage:
    """
    Return what the project group may read about somebody.

    Raises:
        NotAnOrganiser, NoSuchMember.
    """
    rights.check(store, by, Action.SEE_DIRECTORY)
    member = known(store, member_id)
    return PersonPage(
        member,
        store.organisations.of(member.id),
        store.members.roles_of(member.id),
        store.directory.answers_of(member.id),
        store.directory.near(member, limit=_NEAR),
        merges.of_one(store, MergeKind.MEMBER, member.id, now=now),
    )


def known(store: Store, member_id: int) -> Member:
    """
    Return a member who was not erased.

    Raises:
        NoSuchMember.
    """
    try:
        member = store.members.get(member_id)
    except LookupError as unknown:
        raise NoSuchMember from unknown
    if member.status is Status.LEFT:
        raise NoSuchMember
    return member


def touch_answered(store: Store, member_id: int) -> None:
    """Have the cards drawn again on which this person's organisations are counted."""
    for gathering_id in store.directory.answered_open(member_id):
        store.touch(gathering_id)


def note(
    store: Store, action: str, *, by: Member, member_id: int, now: datetime, facts: str = ""
) -> None:
    """Write into the journal what was done to whom: ids only."""
    store.audit.note(action, by=by.id, subject=f"member:{member_id}", at=now, facts=facts)
