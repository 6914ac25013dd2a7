"""Organisers write the programme of a meeting, line by line, and who speaks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain import typed_programme
from bot.domain.naming import NothingWritten
from bot.domain.programme import AgendaItem, Line, LineDeed, Programme, Speaker, find, moved
from bot.domain.section import Section
from bot.ports import Store
from bot.services import living_programmes
from bot.services.drafts import Editor


@dataclass(frozen=True, slots=True)
class Pointed:
    """A line of the programme or of the speakers, as a button knew it."""

    section: Section
    place: int
    marked: int


def of(store: Store, editor: Editor) -> Programme:
    """Return the programme as it is now."""
    return store.programmes.of(editor.draft.id)


def add(store: Store, editor: Editor, *, section: Section, text: str) -> Programme:
    """
    Add the lines of a text after those that are there, whoever wrote them.

    Raises:
        NothingWritten, TooLong.
        TooManyLines, TooManySpeakers: none of them is added.
    """
    before = of(store, editor)
    lines = [*before.lines(section), *_read(section, text)]
    return _kept(store, editor, section, before=before, after=before.with_lines(section, lines))


def rewrite(store: Store, editor: Editor, *, line: Pointed, text: str) -> Programme:
    """
    Write other lines in the place of one; a speaker who hosts goes on hosting.

    Raises:
        NothingWritten, TooLong, TooManyLines, TooManySpeakers.
        LineGone: another organiser changed it, or took it away.
    """
    before = of(store, editor)
    lines = list(before.lines(line.section))
    at = find(lines, place=line.place, marked=line.marked)
    read = [_hosting(lines[at], new) for new in _read(line.section, text)]
    lines[at : at + 1] = [_for_its_visit(lines[at], read[0]), *read[1:]]
    after = before.with_lines(line.section, lines)
    return _kept(store, editor, line.section, before=before, after=after)


def change(store: Store, editor: Editor, *, line: Pointed, deed: LineDeed) -> Programme:
    """
    Move or remove one line, or turn a speaker into one who hosts, and back.

    Raises:
        LineGone: another organiser changed it, or took it away.
    """
    before = of(store, editor)
    lines = before.lines(line.section)
    at = find(lines, place=line.place, marked=line.marked)
    after = before.with_lines(line.section, _changed(lines, at, deed))
    return _kept(store, editor, line.section, before=before, after=after)


def _changed(lines: Sequence[Line], at: int, deed: LineDeed) -> Sequence[Line]:
    match deed:
        case LineDeed.UP:
            return moved(lines, at, by=-1)
        case LineDeed.DOWN:
            return moved(lines, at, by=1)
        case LineDeed.REMOVE:
            return [*lines[:at], *lines[at + 1 :]]
        case LineDeed.HOST:
            return [*lines[:at], _turned(lines[at]), *lines[at + 1 :]]
        case LineDeed.SHOW:
            return lines


def _turned(line: Line) -> Line:
    return replace(line, hosts=not line.hosts) if isinstance(line, Speaker) else line


def _hosting(old: Line, new: Line) -> Line:
    if isinstance(old, Speaker) and isinstance(new, Speaker):
        return replace(new, hosts=new.hosts or old.hosts)
    return new


def _for_its_visit(old: Line, new: Line) -> Line:
    """Let the line of a visit go on being it, in other words."""
    if not isinstance(old, AgendaItem) or not isinstance(new, AgendaItem):
        return new
    return replace(new, part=old.part, visit_id=old.visit_id) if old.visit_id else new


def _read(section: Section, text: str) -> Sequence[Line]:
    """Read typed lines. Raises NothingWritten, TooLong."""
    is_speakers = section is Section.SPEAKERS
    lines: Sequence[Line] = (
        typed_programme.read_speakers(text) if is_speakers else typed_programme.read(text)
    )
    if not lines:
        raise NothingWritten
    return lines


def _kept(
    store: Store, editor: Editor, section: Section, *, before: Programme, after: Programme
) -> Programme:
    if after != before:
        store.programmes.put(editor.draft.id, after)
        living_programmes.kept(store, editor, section=section)
    return after
