"""The sections of a meeting: who has one in hand, what is written into it, what is taken out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Any

from bot.domain import moments, typed_end, typed_link
from bot.domain.draft import LONGEST, NoDateYet, TooLong, is_draft
from bot.domain.gathering import TITLE_LENGTH, Gathering
from bot.domain.member import Member
from bot.domain.naming import typed_line
from bot.domain.place import Format
from bot.domain.rights import Action
from bot.domain.section import AT_WORK, OF_VISITS, Edit, Section
from bot.ports import Store
from bot.services import living_programmes, rights
from bot.services.drafts import Editor

TEXT_LENGTH = 160
_FIELDS = {
    Section.TITLE: "title",
    Section.LINK: "online_url",
    Section.QUESTION: "question",
    Section.STORY: "story_title",
    Section.TELLERS: "tellers",
    Section.HOLDER: "held_by",
}
TYPED = frozenset(_FIELDS)  # sections that hold one typed line
_SHORT = {Section.TITLE: TITLE_LENGTH, Section.HOLDER: TITLE_LENGTH}


def enter(
    store: Store,
    draft: Gathering,
    *,
    member: Member | None,
    section: Section | None,
    now: datetime,
) -> Sequence[Edit]:
    """
    Note which section an organiser opens, None when they leave; return who else is at work.

    Raises:
        NotAnOrganiser: only organisers prepare and change meetings.
    """
    if is_draft(draft):
        organiser = rights.check(store, member, Action.PREPARE)
    else:
        organiser = rights.check(store, member, Action.CHANGE)
    store.edits.note(draft.id, organiser.id, section=section, at=now)
    return store.edits.others(draft.id, organiser.id, after=now - AT_WORK)


def text_of(draft: Gathering, section: Section) -> str:
    """Return what one line of a draft says."""
    return str(getattr(draft, _FIELDS[section]))


def write(store: Store, editor: Editor, *, section: Section, text: str) -> Gathering:
    """
    Write one line of a draft over what stood there.

    Raises:
        NothingWritten.
        BadLink: an address that no button could open safely.
    """
    if section is Section.LINK:
        line = typed_link.read(text)
    else:
        line = typed_line(text, limit=_SHORT.get(section, TEXT_LENGTH))
    return _written(store, editor, section, line)


def empty(store: Store, editor: Editor, *, section: Section) -> Gathering:
    """Take out what stands in a section; a title and a date can only be replaced."""
    draft = editor.draft
    match section:
        case Section.AGENDA | Section.SPEAKERS:
            _empty_lines(store, editor, section)
        case Section.PLACE:
            draft = replace(draft, format=Format.UNDECIDED, place=None, place_note="")
            store.gatherings.save(draft)
        case Section.TITLE | Section.DATE | Section.END:
            pass
        case one if one in OF_VISITS:
            pass  # these have doors of their own
        case _:
            draft = _written(store, editor, section, "")
    return draft


def _empty_lines(store: Store, editor: Editor, section: Section) -> None:
    programme = store.programmes.of(editor.draft.id)
    if programme.lines(section):
        store.programmes.put(editor.draft.id, programme.with_lines(section, ()))
        living_programmes.kept(store, editor, section=section)


def _written(store: Store, editor: Editor, section: Section, line: str) -> Gathering:
    fields: dict[str, Any] = {_FIELDS[section]: line}
    changed = replace(editor.draft, **fields)
    store.gatherings.save(changed)
    if changed != editor.draft:
        living_programmes.kept(store, editor, section=section)
    return changed


def set_end(store: Store, editor: Editor, *, end: typed_end.End, zone: tzinfo) -> Gathering:
    """
    Say how long it lasts, or at what hour of the wall clock it ends: on the next one there is.

    Raises:
        NoDateYet: an end needs a beginning.
        TooLong: not a length that a meeting could have.
    """
    draft = editor.draft
    if draft.starts_at is None:
        raise NoDateYet
    ends_at = _end(draft.starts_at, end, zone)
    if not timedelta() < ends_at - draft.starts_at <= LONGEST:
        raise TooLong
    changed = replace(draft, ends_at=ends_at)
    store.gatherings.save(changed)
    return changed


def _end(starts_at: datetime, end: typed_end.End, zone: tzinfo) -> datetime:
    if isinstance(end, timedelta):
        return starts_at + end
    day = starts_at.astimezone(zone).date()
    ends_at = moments.at_wall_clock(day, end, zone).at
    if ends_at > starts_at:
        return ends_at
    return moments.at_wall_clock(day + timedelta(days=1), end, zone).at
