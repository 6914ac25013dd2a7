"""Organisers prepare a meeting, step by step; each step is saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.draft import (
    NothingToCopy,
    TooLate,
    WaitingPage,
    check_draft,
    is_blank,
    usual_length,
)
from bot.domain.gathering import TITLE_LENGTH, Gathering, Kind
from bot.domain.member import Member
from bot.domain.naming import typed_line
from bot.domain.organisation import folded
from bot.domain.place import Format, Place
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import place_calls, rights, visit_bindings, visits

PER_PAGE = 8
# What others invite to is nearly always a webinar; a visit is to a place.
_USUAL_FORMAT = {Kind.RELAY: Format.VIDEO, Kind.VISIT: Format.IN_PERSON}


@dataclass(frozen=True, slots=True)
class Editor:
    """
    An organiser with one draft in hand; made by `open_draft` and `begin` alone, and of what is
    published by `living_programmes.take`: its next edit is written in the journal at `journal_at`
    (aware), None once that was done.
    """

    organiser: Member
    draft: Gathering
    journal_at: datetime | None = None


def waiting(store: Store, *, member: Member | None, page: int = 0) -> WaitingPage:
    """
    Return the drafts that organisers left, one's own first; those that say nothing are left out.

    Raises:
        NotAnOrganiser: only those who prepare meetings see drafts.
    """
    organiser = rights.check(store, member, Action.PREPARE)
    found = store.gatherings.waiting(organiser.id, start=page * PER_PAGE, most=PER_PAGE + 1)
    return WaitingPage(tuple(found[:PER_PAGE]), page, is_last=len(found) <= PER_PAGE)


def begin(store: Store, *, member: Member | None, now: datetime) -> Editor:
    """
    Start a draft, or take up one's own of which nothing was said yet.

    Raises:
        NotAnOrganiser: only organisers prepare meetings.
    """
    organiser = rights.check(store, member, Action.PREPARE)
    left = store.gatherings.draft_of(organiser.id)
    if left and is_blank(left):
        return Editor(organiser, set_kind(store, Editor(organiser, left), kind=Kind.MEETING))
    draft = store.gatherings.add_draft(created_by=organiser.id, at=now)
    store.audit.note("draft.begin", by=organiser.id, subject=f"gathering:{draft.id}", at=now)
    return Editor(organiser, draft)


def can_copy(store: Store) -> bool:
    """Tell whether there is a meeting after which another one can be modelled."""
    return store.gatherings.last_published() is not None


def open_draft(store: Store, *, gathering_id: int, member: Member | None) -> Editor:
    """
    Take a draft in hand.

    Raises:
        NotAnOrganiser, NoSuchGathering.
        NotADraft: everybody reads it already.
    """
    organiser = rights.check_in_turn(store, member, Action.PREPARE)
    draft = store.gatherings.get(gathering_id)
    check_draft(draft)
    return Editor(organiser, draft)


def set_kind(store: Store, editor: Editor, *, kind: Kind) -> Gathering:
    """Turn a draft into a meeting of ours, a visit, or an invitation that we pass on."""
    format_ = editor.draft.format
    if format_ is Format.UNDECIDED:
        format_ = _USUAL_FORMAT.get(kind, format_)
    was_visit = editor.draft.kind is Kind.VISIT
    draft = _kept(store, replace(editor.draft, kind=kind, format=format_))
    if kind is Kind.VISIT:
        visits.begin(store, draft.id)
    elif was_visit:
        store.visits.drop(draft.id)
    return draft


def copy_last(store: Store, editor: Editor) -> Gathering:
    """
    Model a draft after the last meeting: all but its date, its story and its link.

    Raises:
        NothingToCopy: there was none.
    """
    last = store.gatherings.last_published()
    if last is None:
        raise NothingToCopy
    known = {place.id: place for place in store.gatherings.places()}
    copied = replace(
        editor.draft,
        kind=last.kind,
        title=last.title,
        format=last.format,
        place=known.get(last.place.id) if last.place else None,  # its host may have left
        place_note=last.place_note,
        question=last.question,
    )
    store.gatherings.save(copied)
    store.gatherings.follow(copied.id, previous_id=last.id)
    store.programmes.put(copied.id, store.programmes.of(last.id))
    return copied


def retitle(store: Store, editor: Editor, *, text: str) -> Gathering:
    """Raises NothingWritten, TooLong."""
    title = typed_line(text, limit=TITLE_LENGTH)
    return _kept(store, replace(editor.draft, title=title))


def set_date(
    store: Store,
    editor: Editor,
    *,
    starts_at: datetime,
    ends_at: datetime | None,
    now: datetime,
) -> Gathering:
    """
    Set when it begins and, if known, when it ends (aware moments); else it lasts as it did.

    Raises:
        TooLate: that moment is past.
    """
    if starts_at <= now:
        raise TooLate
    draft = editor.draft
    length = draft.duration or store.gatherings.length_before(draft.id)
    ends_at = ends_at or starts_at + (length or usual_length(draft.format, draft.kind))
    dated = _kept(store, replace(draft, starts_at=starts_at, ends_at=ends_at))
    place_calls.follow(store, dated, now=now)
    return dated


def set_format(store: Store, editor: Editor, *, format_: Format) -> Gathering:
    """
    Say whether people meet in a room, by video, both, or later; the usual length follows.

    What is still to be decided has no place either.
    """
    draft = editor.draft
    ends_at = draft.ends_at
    if draft.starts_at and draft.duration == usual_length(draft.format, draft.kind):
        ends_at = draft.starts_at + usual_length(format_, draft.kind)
    if format_ is Format.UNDECIDED:
        draft = replace(draft, place=None, place_note="")
    return _kept(store, replace(draft, format=format_, ends_at=ends_at))


def set_place(store: Store, editor: Editor, *, place_id: int) -> Gathering:
    """Pick one of the places that the community knows; an unknown one changes nothing."""
    known: dict[int, Place] = {place.id: place for place in store.gatherings.places()}
    place = known.get(place_id, editor.draft.place)
    return _kept(store, replace(editor.draft, place=place, place_note=""))


def note_place(store: Store, editor: Editor, *, text: str) -> Gathering:
    """
    Keep a place as typed; a known one, typed by its name, brings its address along.

    Of several that are called alike, it is the one whose address is typed too.

    Raises:
        NothingWritten, TooLong.
    """
    note = typed_line(text, limit=TITLE_LENGTH)
    known = _only_one(store.gatherings.places(), typed=folded(note))
    if known:
        return _kept(store, replace(editor.draft, place=known, place_note=""))
    return _kept(store, replace(editor.draft, place=None, place_note=note))


def _only_one(places: Sequence[Place], *, typed: str) -> Place | None:
    called = [place for place in places if folded(place.name) == typed]
    there = [place for place in places if folded(f"{place.name} {place.address}") == typed]
    return next((found[0] for found in (called, there) if len(found) == 1), None)


def _kept(store: Store, draft: Gathering) -> Gathering:
    store.gatherings.save(draft)
    return draft


def as_announced(store: Store, draft: Gathering) -> Gathering:
    """Return a draft with the number that it would get now; what we pass on has none."""
    if draft.kind is not Kind.MEETING:
        return replace(draft, ordinal=None)
    return replace(draft, ordinal=store.gatherings.last_ordinal() + 1)


def delete(store: Store, editor: Editor, *, now: datetime) -> Member | None:
    """
    Throw a draft away. What was announced can only be cancelled.

    Return the organiser who had planned its publication, if that is somebody else.
    """
    planner = store.publications.of(editor.draft.id).asked_by
    store.gatherings.delete_draft(editor.draft.id)
    visit_bindings.follow(store, now=now)  # it may be the meeting that a visit was to be told at
    subject = f"gathering:{editor.draft.id}"
    store.audit.note("draft.delete", by=editor.organiser.id, subject=subject, at=now)
    if planner is None or planner == editor.organiser.id:
        return None
    return store.members.get(planner)
