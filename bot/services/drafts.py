"""Organisers prepare a meeting, step by step; each step is saved."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.draft import TooLate, check_draft, check_publishable, usual_length
from bot.domain.gathering import TITLE_LENGTH, Gathering, Status
from bot.domain.member import Member, check_organiser
from bot.domain.naming import one_line
from bot.domain.place import Format, Place
from bot.ports import Store
from bot.services import taking_turns


@dataclass(frozen=True, slots=True)
class Editor:
    """An organiser with one draft in hand; made by `open_draft` and `begin` alone."""

    organiser: Member
    draft: Gathering


def unfinished(store: Store, *, member: Member | None) -> Gathering | None:
    """
    Return the draft that an organiser left.

    Raises:
        NotAnOrganiser: only the project group prepares meetings.
    """
    return store.gatherings.draft_of(check_organiser(member).id)


def begin(store: Store, *, member: Member | None, now: datetime) -> Editor:
    """
    Start a draft.

    Raises:
        NotAnOrganiser: only the project group prepares meetings.
    """
    organiser = check_organiser(member)
    draft = store.gatherings.add_draft(created_by=organiser.id, at=now)
    return Editor(organiser, draft)


def open_draft(store: Store, *, gathering_id: int, member: Member | None) -> Editor:
    """
    Take a draft in hand.

    Raises:
        NotAnOrganiser, NoSuchGathering.
        NotADraft: everybody reads it already.
    """
    organiser = check_organiser(member)
    taking_turns.wait_for_others(store, organiser)
    draft = store.gatherings.get(gathering_id)
    check_draft(draft)
    return Editor(organiser, draft)


def retitle(store: Store, editor: Editor, *, text: str) -> Gathering:
    """Raises NothingWritten."""
    title = one_line(text, limit=TITLE_LENGTH)
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
    Set when it begins and, if known, when it ends (aware moments).

    Raises:
        TooLate: that moment is past.
    """
    if starts_at <= now:
        raise TooLate
    ends_at = ends_at or starts_at + usual_length(editor.draft.format)
    return _kept(store, replace(editor.draft, starts_at=starts_at, ends_at=ends_at))


def set_format(store: Store, editor: Editor, *, format_: Format) -> Gathering:
    """Say whether people meet in a room, by video, both, or later; the usual length follows."""
    draft = editor.draft
    ends_at = draft.ends_at
    if draft.starts_at and draft.duration == usual_length(draft.format):
        ends_at = draft.starts_at + usual_length(format_)
    return _kept(store, replace(draft, format=format_, ends_at=ends_at))


def set_place(store: Store, editor: Editor, *, place_id: int) -> Gathering:
    """Pick one of the places that the community knows; an unknown one changes nothing."""
    known: dict[int, Place] = {place.id: place for place in store.gatherings.places()}
    place = known.get(place_id, editor.draft.place)
    return _kept(store, replace(editor.draft, place=place, place_note=""))


def note_place(store: Store, editor: Editor, *, text: str) -> Gathering:
    """Raises NothingWritten."""
    note = one_line(text, limit=TITLE_LENGTH)
    return _kept(store, replace(editor.draft, place=None, place_note=note))


def _kept(store: Store, draft: Gathering) -> Gathering:
    store.gatherings.save(draft)
    return draft


def as_announced(store: Store, draft: Gathering) -> Gathering:
    """Return a draft with the number that it would get if it were announced now."""
    return replace(draft, ordinal=store.gatherings.last_ordinal() + 1)


def publish(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Gathering:
    """
    Announce a meeting once, and owe its card to every space.

    Raises:
        NotAnOrganiser, NoSuchGathering, AlreadyPublished, NotADraft, Unfinished.
        TooLate: its date passed while it was a draft.
    """
    organiser = check_organiser(member)
    taking_turns.wait_for_others(store, organiser)
    draft = store.gatherings.get(gathering_id)
    check_publishable(draft)
    if draft.is_over(now) or (draft.starts_at and draft.starts_at <= now):
        raise TooLate
    meeting = replace(as_announced(store, draft), status=Status.ANNOUNCED)
    store.gatherings.save(meeting)
    for space in store.spaces.all():
        store.cards.owe(meeting.id, chat_id=space.chat_id, thread_id=space.thread_id)
    store.touch(meeting.id)
    store.audit.note("meeting.publish", by=organiser.id, subject=f"gathering:{meeting.id}", at=now)
    return meeting


def delete(store: Store, editor: Editor, *, now: datetime) -> None:
    """Throw a draft away. What was announced can only be cancelled."""
    store.gatherings.delete_draft(editor.draft.id)
    subject = f"gathering:{editor.draft.id}"
    store.audit.note("draft.delete", by=editor.organiser.id, subject=subject, at=now)
