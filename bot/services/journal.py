"""Organisers read what organisers did."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.audit import Entry
from bot.domain.gathering import NoSuchGathering
from bot.domain.member import Member
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import rights

PAGE = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One entry with its names: who did it, and to what; empty where it was erased."""

    at: datetime
    action: str
    by: str
    subject: str
    facts: str


@dataclass(frozen=True, slots=True)
class Page:
    lines: Sequence[Line]
    number: int
    is_last: bool


def page(store: Store, *, member: Member | None, number: int) -> Page:
    """
    Return a page of the journal, the latest first; a page past the end is the first one.

    Raises:
        NotAnOrganiser: it is for the project group.
    """
    rights.check(store, member, Action.SEE_JOURNAL)
    total = store.audit.count()
    number = number if number * PAGE < total else 0
    entries = store.audit.page(start=number * PAGE, size=PAGE)
    return Page([_line(store, entry) for entry in entries], number, (number + 1) * PAGE >= total)


def _line(store: Store, entry: Entry) -> Line:
    by = _member(store, entry.by) if entry.by else ""
    return Line(entry.at, entry.action, by, _subject(store, entry), entry.facts)


def _subject(store: Store, entry: Entry) -> str:
    find = _FINDERS.get(entry.kind)
    if find is None or entry.subject_id is None:
        return ""
    return find(store, entry.subject_id)


def _member(store: Store, member_id: int) -> str:
    try:
        return store.members.get(member_id).name
    except LookupError:
        return ""


def _gathering(store: Store, gathering_id: int) -> str:
    try:
        return store.gatherings.get(gathering_id).title
    except NoSuchGathering:
        return ""


def _organisation(store: Store, organisation_id: int) -> str:
    try:
        return store.organisations.get(organisation_id).name
    except LookupError:
        return ""


def _space(store: Store, space_id: int) -> str:
    return next((space.title for space in store.spaces.all() if space.id == space_id), "")


Finder = Callable[[Store, int], str]
_FINDERS: Mapping[str, Finder] = {
    "member": _member,
    "gathering": _gathering,
    "organisation": _organisation,
    "space": _space,
}
