"""Organisers read what organisers did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.audit import Entry
from bot.domain.member import Member
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import rights

PAGE = 8
_PEOPLE = "member"


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
    return Page(_named(store, entries), number, (number + 1) * PAGE >= total)


def _named(store: Store, entries: Sequence[Entry]) -> Sequence[Line]:
    """Look up all names of a page at once, however many they are."""
    wanted: dict[str, set[int]] = {_PEOPLE: {entry.by for entry in entries if entry.by}}
    for entry in entries:
        if entry.subject_id is not None:
            wanted.setdefault(entry.kind, set()).add(entry.subject_id)
    names = {kind: store.names.of(kind, ids) for kind, ids in wanted.items()}
    return [_line(entry, names) for entry in entries]


def _line(entry: Entry, names: Mapping[str, Mapping[int, str]]) -> Line:
    by = names[_PEOPLE].get(entry.by or 0, "")
    subject = names.get(entry.kind, {}).get(entry.subject_id or 0, "")
    return Line(entry.at, entry.action, by, subject, entry.facts)
