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
_MOVES = "places."


@dataclass(frozen=True, slots=True)
class Line:
    """
    One entry with its names: who did it, and to what; empty where it was erased. `whom` is who was
    moved from or to a place of a visit, by hand.
    """

    at: datetime
    action: str
    by: str
    subject: str
    facts: str
    whom: str = ""


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
    wanted[_PEOPLE] |= {_moved(entry) for entry in entries} - {0}
    names = {kind: store.names.of(kind, ids) for kind, ids in wanted.items()}
    return [_line(entry, names) for entry in entries]


def _line(entry: Entry, names: Mapping[str, Mapping[int, str]]) -> Line:
    by = names[_PEOPLE].get(entry.by or 0, "")
    subject = names.get(entry.kind, {}).get(entry.subject_id or 0, "")
    whom = names[_PEOPLE].get(_moved(entry), "")
    return Line(entry.at, entry.action, by, subject, entry.facts, whom)


def _moved(entry: Entry) -> int:
    """Return whom somebody moved by hand, by id; 0 for all other deeds."""
    kind, _, which = entry.facts.partition(":")
    is_move = entry.action.startswith(_MOVES) and kind == _PEOPLE and which.isdecimal()
    return int(which) if is_move else 0
