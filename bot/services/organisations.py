"""Organisations as the project group keeps them: looked up, named, described."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.directory import NEIGHBOURHOOD_LENGTH, Merge, MergeKind, NameTaken
from bot.domain.member import Member
from bot.domain.naming import typed_line
from bot.domain.organisation import (
    ORGANISATION_NAME_LENGTH,
    NoSuchOrganisation,
    Organisation,
    OrganisationKind,
    Scale,
    folded,
)
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import merges, rights
from bot.services.directory import PAGE, People

_NEAR = 3


@dataclass(frozen=True, slots=True)
class Organisations:
    """A page of organisations, and how many there are in all."""

    shown: Sequence[Organisation]
    number: int
    total: int

    @property
    def is_last(self) -> bool:
        return (self.number + 1) * PAGE >= self.total


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    organisation: Organisation
    people: People
    near: Sequence[Organisation]  # others that may be the same
    merges: Sequence[Merge]  # that may still be undone


def listed(store: Store, *, by: Member | None, text: str, number: int) -> Organisations:
    """
    Return a page of organisations whose name contains this; past the end, the first one.

    Raises:
        NotAnOrganiser.
    """
    rights.check(store, by, Action.SEE_DIRECTORY)
    total = store.directory.count_organisations_like(text)
    number = number if number * PAGE < total else 0
    shown = store.directory.organisations_like(text, start=number * PAGE, limit=PAGE)
    return Organisations(shown, number, total)


def one(
    store: Store, *, by: Member | None, organisation_id: int, number: int, now: datetime
) -> OrganisationPage:
    """
    Return an organisation and a page of its people.

    Raises:
        NotAnOrganiser, NoSuchOrganisation.
    """
    rights.check(store, by, Action.SEE_DIRECTORY)
    organisation = known(store, organisation_id)
    total = store.directory.count_of(organisation.id)
    number = number if number * PAGE < total else 0
    people = store.directory.listed_of(organisation.id, start=number * PAGE, limit=PAGE)
    return OrganisationPage(
        organisation,
        People(people, number, total),
        _near(store, organisation),
        merges.of_one(store, MergeKind.ORGANISATION, organisation.id, now=now),
    )


def _near(store: Store, organisation: Organisation) -> Sequence[Organisation]:
    """Return those whose name holds this one's, or its first word of some length."""
    name = folded(organisation.name)
    telling = next((word for word in name.split() if len(word) > _NEAR), name)
    found = store.directory.organisations_like(telling, start=0, limit=_NEAR + 1)
    return [other for other in found if other.id != organisation.id][:_NEAR]


def known(store: Store, organisation_id: int) -> Organisation:
    """
    Return an organisation, the one it was merged into if it was.

    Raises:
        NoSuchOrganisation.
    """
    try:
        return store.organisations.get(organisation_id)
    except LookupError as unknown:
        raise NoSuchOrganisation from unknown


def add(store: Store, *, by: Member | None, name: str, now: datetime) -> Organisation:
    """
    Add an organisation, or return the one that has this name.

    Raises:
        NotAnOrganiser, NothingWritten, TooLong.
    """
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    made = store.organisations.add(typed_line(name, limit=ORGANISATION_NAME_LENGTH))
    return _noted(store, made, by=organiser, now=now, facts="add")


def rename(
    store: Store, *, by: Member | None, organisation_id: int, name: str, now: datetime
) -> Organisation:
    """
    Call an organisation otherwise.

    Raises:
        NotAnOrganiser, NoSuchOrganisation, NothingWritten, TooLong.
        NameTaken: another one is called so.
    """
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    organisation = known(store, organisation_id)
    name = typed_line(name, limit=ORGANISATION_NAME_LENGTH)
    if not store.organisations.is_free(folded(name), organisation.id):
        raise NameTaken
    changed = replace(organisation, name=name)
    return _saved(store, changed, by=organiser, now=now, facts="name")


def describe(
    store: Store,
    *,
    by: Member | None,
    organisation_id: int,
    now: datetime,
    sort: OrganisationKind | Scale,
) -> Organisation:
    """
    Say what kind of organisation it is, or on whose work it lives.

    Raises:
        NotAnOrganiser, NoSuchOrganisation.
    """
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    organisation = known(store, organisation_id)
    if isinstance(sort, Scale):
        changed = replace(organisation, scale=sort)
        return _saved(store, changed, by=organiser, now=now, facts="scale")
    changed = replace(organisation, kind=sort)
    return _saved(store, changed, by=organiser, now=now, facts="kind")


def locate(
    store: Store, *, by: Member | None, organisation_id: int, text: str, now: datetime
) -> Organisation:
    """
    Say in which neighbourhood an organisation is.

    Raises:
        NotAnOrganiser, NoSuchOrganisation, NothingWritten, TooLong.
    """
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    organisation = known(store, organisation_id)
    changed = replace(organisation, neighbourhood=typed_line(text, limit=NEIGHBOURHOOD_LENGTH))
    return _saved(store, changed, by=organiser, now=now, facts="neighbourhood")


def _saved(
    store: Store, organisation: Organisation, *, by: Member, now: datetime, facts: str
) -> Organisation:
    store.organisations.save(organisation)
    return _noted(store, organisation, by=by, now=now, facts=facts)


def _noted(
    store: Store, organisation: Organisation, *, by: Member, now: datetime, facts: str
) -> Organisation:
    subject = f"organisation:{organisation.id}"
    store.audit.note("directory.organisation", by=by.id, subject=subject, at=now, facts=facts)
    return organisation
