"""Many people at once, from a table: looked at first, written only once somebody says yes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.member import Channel, Member, Status
from bot.domain.organisation import folded
from bot.domain.rights import Action
from bot.domain.roster import Entry, Fault, Roster, read
from bot.ports import Store
from bot.services import records, rights


@dataclass(frozen=True, slots=True)
class Plan:
    """What a table would bring: who is new, who is known already, what cannot be read."""

    newcomers: Sequence[Entry]
    known: Sequence[Entry]
    faults: Sequence[Fault]
    new_organisations: int

    def packed(self) -> str:
        """Return those to be added as text, to wait in an open question."""
        rows = [
            (e.line, e.name, e.organisation, e.channel.value, e.contact) for e in self.newcomers
        ]
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Arrived:
    """Somebody who was added; `payload` follows `?start=` in their link, if they have one."""

    entry: Entry
    payload: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    arrived: Sequence[Arrived]
    known: int  # who came into the directory while the preview was read

    @property
    def with_link(self) -> Sequence[Arrived]:
        return [one for one in self.arrived if one.payload]


def look_at(store: Store, *, by: Member | None, text: str) -> Plan:
    """
    Return what a table would bring; nothing is written.

    Raises:
        NotAnOrganiser.
        NoNameColumn, NobodyInTable, TableTooLarge, NotATable: it cannot be read at all.
    """
    rights.check(store, by, Action.EDIT_DIRECTORY)
    roster: Roster = read(text)
    newcomers, known = _parted(store, roster.entries)
    names = {folded(entry.organisation) for entry in newcomers if entry.organisation}
    unheard = [name for name in names if store.organisations.by_folded_name(name) is None]
    return Plan(newcomers, known, roster.faults, len(unheard))


def bring_in(store: Store, *, by: Member | None, packed: str, now: datetime) -> Imported:
    """
    Add the newcomers of a plan, each once, and make a personal link for each who has Telegram.

    Raises:
        NotAnOrganiser.
    """
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    entries = [
        Entry(line, name, organisation, Channel(channel), contact)
        for line, name, organisation, channel, contact in json.loads(packed)
    ]
    newcomers, known = _parted(store, entries)
    arrived = [_arrive(store, entry, by=organiser, now=now) for entry in newcomers]
    store.audit.note(
        "directory.import",
        by=organiser.id,
        subject="directory:0",
        at=now,
        facts=f"new={len(arrived)} known={len(known)}",
    )
    return Imported(arrived, len(known))


def _parted(store: Store, entries: Sequence[Entry]) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """Part those who are new from those who are known by name and organisation."""
    known = store.directory.known()
    return (
        [entry for entry in entries if entry.key not in known],
        [entry for entry in entries if entry.key in known],
    )


def _arrive(store: Store, entry: Entry, *, by: Member, now: datetime) -> Arrived:
    made = store.members.add(
        entry.name, telegram_id=None, status=Status.INVITED, at=now, channel=entry.channel
    )
    if entry.organisation:
        organisation = store.organisations.add(entry.organisation)
        store.organisations.affiliate(made.id, organisation.id)
    if entry.channel is Channel.TELEGRAM:
        return Arrived(entry, records.fresh_link(store, made, by=by, now=now))
    if entry.contact:
        store.members.save(replace(made, contact_note=entry.contact))
    return Arrived(entry)
