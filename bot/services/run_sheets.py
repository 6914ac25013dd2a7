"""The evening before: the sheet of who facilitates, in as many messages as it takes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain import run_sheet
from bot.domain.appointment import Appointment
from bot.domain.board import Scope, Totals, Word
from bot.domain.circumstances import STARTS
from bot.domain.delivery import Delivery, Kind, Promise
from bot.domain.digest import NOBODY, PEOPLE, Some
from bot.domain.draft import is_draft
from bot.domain.gathering import Gathering
from bot.domain.member import Member, Role
from bot.domain.moments import in_minutes
from bot.domain.rights import Action, may
from bot.domain.rsvp import Answer, Readers
from bot.domain.run_sheet import PART, Aloud, Line, ToTell
from bot.domain.telling import voices
from bot.ports import Store
from bot.services import boards, rights, telling
from bot.services.signs import open_gathering

_MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class RunSheet:
    """
    One message of the sheet: `lines` of its part, the first of which is 0.

    People are named for who may read names, and counted for all.
    """

    member: Member
    gathering: Gathering
    totals: Totals
    lines: Sequence[Line]
    part: int = 0
    first_timers: Some = NOBODY
    listeners: Some = NOBODY
    welcomers: Sequence[str] = ()
    is_seen: bool = False


def promise(store: Store, due: Appointment, *, now: datetime) -> str:
    """Promise the sheet to who facilitates, else to the organisers; return why not, if so."""
    gathering = open_gathering(store, due.gathering_id)
    if gathering is None or gathering.starts_at is None:
        return "gone"
    readers = [reader for reader in _readers(store, gathering) if reader.chat_id is not None]
    promises = [_promise(gathering, reader.id, 0, due.not_after, now) for reader in readers]
    store.deliveries.plan(promises, at=now)
    return ""


def _readers(store: Store, gathering: Gathering) -> Sequence[Member]:
    """Return who facilitates this one; or who usually does, and comes; or the organisers."""
    have = store.casts.have(Role.FACILITATOR, gathering.id)
    here = [member for member, is_standing, _ in have if not is_standing]
    usual = [member for member, _, answer in have if answer is Answer.YES]
    return _on_telegram(here) or _on_telegram(usual) or store.members.organisers()


def _on_telegram(members: Sequence[Member]) -> Sequence[Member]:
    return [member for member in members if member.chat_id is not None and member.has_agreed]


def _promise(
    gathering: Gathering, reader: int, part: int, not_after: datetime | None, at: datetime
) -> Promise:
    starts_at = gathering.starts_at or at
    return Promise(
        f"{Kind.RUN_SHEET.value}:{gathering.id}:{in_minutes(starts_at)}:{part}:{reader}",
        Kind.RUN_SHEET,
        reader,
        gathering.id,
        at,
        not_after=not_after,
        facts={STARTS: starts_at.isoformat(), PART: part},
    )


def about(store: Store, delivery: Delivery, member: Member) -> RunSheet | None:
    """
    Return one part of the sheet as it is now, and promise the next one, if there is more.

    None if it is not to be held any more, or has become shorter.
    """
    gathering = open_gathering(store, delivery.gathering_id)
    if gathering is None:
        return None
    part, now = int(delivery.facts.get(PART) or 0), delivery.due_at
    parts = run_sheet.parts(_lines(store, gathering, member))
    if part >= len(parts):
        return None
    if part + 1 < len(parts):
        more = _promise(gathering, member.id, part + 1, delivery.not_after, now)
        store.deliveries.plan([more], at=now)
    return _sheet(store, gathering, member, parts[part], part=part, now=now)


def _sheet(
    store: Store,
    gathering: Gathering,
    member: Member,
    lines: Sequence[Line],
    *,
    part: int,
    now: datetime,
) -> RunSheet:
    scope = Scope.of(gathering, now)
    totals = boards.totals(store, gathering.id, now=now)
    sheet = RunSheet(member, gathering, totals, lines, part)
    if part:
        return sheet
    has_names = _may(store, member, gathering, Action.SEE_ANSWERS)
    size = PEOPLE if has_names else 0
    return replace(
        sheet,
        first_timers=store.casts.first_timers(scope, size=size) if size else NOBODY,
        listeners=store.casts.listeners(scope, size=size) if size else NOBODY,
        welcomers=_welcomers(store, gathering),
    )


def _welcomers(store: Store, gathering: Gathering) -> Sequence[str]:
    have = store.casts.have(Role.WELCOMER, gathering.id)
    here = [member.name for member, is_standing, _ in have if not is_standing]
    coming = [member.name for member, _, answer in have if answer is Answer.YES]
    return (here or coming)[:PEOPLE]


def _lines(store: Store, gathering: Gathering, member: Member) -> Sequence[Line]:
    """Return the programme, who speaks, and the words to read aloud."""
    programme = store.programmes.of(gathering.id)
    aloud = frozenset({Readers.MEETING})
    words = store.overviews.words(gathering.id, readers=aloud, start=0, size=_MOST_WORDS)
    has_names = _may(store, member, gathering, Action.SEE_ANSWERS)
    aloud_first = [_word(word, has_names) for word in words]
    return [*programme.items, *programme.speakers, *aloud_first, *_visits(store, gathering)]


def _visits(store: Store, gathering: Gathering) -> Sequence[Line]:
    """Return the visits that are told: by whom, and what may be read out; first, what of none."""
    lines: list[Line] = []
    apart: list[Line] = []
    for visit in store.visits.bound_to(gathering.id):
        told = store.gatherings.get(visit.gathering_id)
        if is_draft(told) or visit.telling.is_told:
            continue
        tellers = store.tellings.tellers(visit.gathering_id)
        there = [one.name for one in voices(tellers) if not one.is_missing]
        said = telling.to_read_out(store, visit.gathering_id)
        here = [one for one in said if not one.gives_away]
        lines.append(ToTell(told.title, there, has_words=bool(here)))
        lines += [Aloud(one.sentence, one.by) for one in here]
        apart += [Aloud(one.sentence, apart=True) for one in said if one.gives_away]
    return [*apart, *lines]


def _word(word: Word, has_names: bool) -> Word:  # noqa: FBT001 - a fact about the reader
    return word if has_names else replace(word, name="", organisations="")


def _may(store: Store, member: Member, gathering: Gathering, action: Action) -> bool:
    return may(store.members.roles_of(member.id, gathering_id=gathering.id), action)


def acknowledge(
    store: Store, *, member: Member | None, gathering_id: int, now: datetime
) -> RunSheet:
    """
    Write down that somebody read the sheet; return its first part, to be shown so.

    Raises:
        NotAnOrganiser, NoSuchGathering.
    """
    reader = rights.check(store, member, Action.READ_WORDS, gathering_id=gathering_id)
    gathering = store.gatherings.get(gathering_id)
    subject = f"gathering:{gathering_id}"
    store.audit.note("sheet.acknowledge", by=reader.id, subject=subject, at=now)
    lines = run_sheet.parts(_lines(store, gathering, reader))[0]
    return replace(_sheet(store, gathering, reader, lines, part=0, now=now), is_seen=True)
