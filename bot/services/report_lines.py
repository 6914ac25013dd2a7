"""Authors write the lines of a report; nobody's words are lost when two write at once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from bot.domain import typed_report
from bot.domain.member import Member
from bot.domain.report import (
    MOST_LINES,
    Line,
    LineGone,
    LineState,
    Section,
    Sign,
    TooManyLines,
    Version,
)
from bot.domain.report_refusals import LineChanged
from bot.ports import Store
from bot.services import report_desks, reports
from bot.services.report_desks import Editor

MOST_VERSIONS = 8


class Rewritten(StrEnum):
    """What became of the words that were typed for a line."""

    REPLACED = "replaced"
    BOTH_KEPT = "both_kept"  # another author had changed it: theirs stands above
    ADDED = "added"  # another author had taken it out


def add_line(  # noqa: PLR0913 - each is a fact of the line
    store: Store,
    member: Member | None,
    *,
    gathering_id: int,
    section: Section,
    text: str,
    sign: Sign,
    now: datetime,
) -> None:
    """
    Write one line from elsewhere, an answer to a question that figures open: it signs nothing.

    Raises:
        NotAnOrganiser, NoSuchGathering, GatheringCancelled, TooEarly.
        NothingWritten, LineTooLong, TooManyLines.
    """
    editor = report_desks.take(store, gathering_id=gathering_id, member=member, now=now)
    line = typed_report.one_line(text)
    store.report_authors.add(gathering_id, editor.member.id, at=now, signs=False)
    _insert(store, editor, section, [(sign, line)], now=now)


def add(store: Store, editor: Editor, *, section: Section, text: str, now: datetime) -> None:
    """
    Add the lines of a text after those that are there, whoever wrote them.

    Raises:
        NothingWritten.
        LineTooLong, TooManyLines: none of them is added.
    """
    _insert(store, editor, section, typed_report.read(section, text), now=now)


def rewrite(
    store: Store, editor: Editor, *, line_id: int, read: int, text: str, now: datetime
) -> Rewritten:
    """
    Write other words in the place of a line whose version `read` its author saw.

    Raises:
        NothingWritten, LineTooLong, TooManyLines.
        LineGone: there never was such a line in this report.
    """
    line = find(store, editor, line_id)
    typed = typed_report.read(line.section, text)
    if line.state is not LineState.KEPT:
        _insert(store, editor, line.section, typed, now=now)
        return Rewritten.ADDED
    if line.version != read and _said(store, line, read) != line.text:
        _insert(store, editor, line.section, typed, after=line, now=now)
        return Rewritten.BOTH_KEPT
    (sign, first), *more = typed
    _change(store, editor, replace(line, text=first, sign=sign or line.sign), was=line, now=now)
    if more:
        _insert(store, editor, line.section, more, after=line, now=now)
    return Rewritten.REPLACED


def judge(store: Store, editor: Editor, *, line_id: int, sign: Sign, now: datetime) -> Line:
    """Put a sign before an observation. Raises LineGone."""
    line = find(store, editor, line_id)
    if line.section is not Section.OBSERVATIONS:
        raise LineGone
    return _change(store, editor, replace(line, sign=sign), was=line, now=now)


def take_out(store: Store, editor: Editor, *, line_id: int, read: int, now: datetime) -> Line:
    """
    Take a line out of the report; it can be brought back.

    Raises:
        LineGone.
        LineChanged: it says something else than what was read.
    """
    line = find(store, editor, line_id)
    if line.version != read:
        raise LineChanged
    return _change(store, editor, replace(line, state=LineState.GONE), was=line, now=now)


def bring_back(store: Store, editor: Editor, *, line_id: int, now: datetime) -> Line:
    """Put a line back that was taken out. Raises LineGone, TooManyLines."""
    line = find(store, editor, line_id)
    if line.state is LineState.KEPT:
        return line
    return _change(store, editor, replace(line, state=LineState.KEPT), was=line, now=now)


def move_up(store: Store, editor: Editor, *, line_id: int, now: datetime) -> Line:
    """Move a line over the one above it; the first stays. Raises LineGone."""
    line = find(store, editor, line_id)
    kept = _kept(store, editor, line.section)
    at = next((place for place, one in enumerate(kept) if one.id == line_id), 0)
    if at:
        above = kept[at - 1]
        store.report_lines.move({line.id: above.position, above.id: line.position})
        report_desks.wrote(store, editor, section=line.section, now=now)
    return line


def versions(store: Store, editor: Editor, *, line_id: int) -> tuple[Line, Sequence[Version]]:
    """Return a line, and what it said before, the latest first. Raises LineGone."""
    line = find(store, editor, line_id)
    return line, store.report_lines.versions(line.id, most=MOST_VERSIONS)


def restore(store: Store, editor: Editor, *, line_id: int, version_id: int, now: datetime) -> Line:
    """
    Let a line say again what it said; what it says now is kept as a version of it.

    Raises:
        LineGone: neither the line nor the version is there any more.
        TooManyLines: it was taken out, and its section is full since.
    """
    line, before = versions(store, editor, line_id=line_id)
    found = next((one for one in before if one.id == version_id), None)
    if found is None:
        raise LineGone
    back = replace(line, text=found.text, sign=found.sign, state=LineState.KEPT)
    return _change(store, editor, back, was=line, now=now)


def find(store: Store, editor: Editor, line_id: int) -> Line:
    """Return a line of the report in hand. Raises LineGone."""
    line = store.report_lines.get(line_id)
    if line.gathering_id != editor.gathering.id:
        raise LineGone
    return line


def put(store: Store, editor: Editor, line: Line, *, now: datetime) -> Line:
    """
    Add a line that is not typed at the end of its section.

    Raises:
        TooManyLines.
    """
    there = _all(store, editor, line.section)
    if line.state is LineState.KEPT:
        _check_room(store, editor, line.section, 1)
    last = max((one.position for one in there), default=0)
    added = store.report_lines.add(replace(line, position=last + 1, written_at=now))
    report_desks.wrote(store, editor, section=line.section, now=now)
    return added


def change(store: Store, editor: Editor, line: Line, *, was: Line, now: datetime) -> Line:
    """Write a line over what it was, which stays readable. Raises LineChanged."""
    return _change(store, editor, line, was=was, now=now)


def _change(store: Store, editor: Editor, line: Line, *, was: Line, now: datetime) -> Line:
    if line == was:
        return line
    if line.state is LineState.KEPT and was.state is not LineState.KEPT:
        _check_room(store, editor, line.section, 1)
    changed = replace(line, version=was.version + 1, written_by=editor.member.id, written_at=now)
    store.report_lines.keep_version(was)
    if not store.report_lines.change(changed, read=was.version):
        raise LineChanged
    report_desks.wrote(store, editor, section=line.section, now=now)
    return changed


def _insert(
    store: Store,
    editor: Editor,
    section: Section,
    typed: Sequence[tuple[Sign, str]],
    *,
    now: datetime,
    after: Line | None = None,
) -> None:
    """Add typed lines at the end of a section, or below one line of it."""
    _check_room(store, editor, section, len(typed))
    there = _all(store, editor, section)
    at = there.index(after) + 1 if after in there else len(there)
    new = [
        store.report_lines.add(
            Line(0, editor.gathering.id, section, 0, now, text, sign, written_by=editor.member.id)
        )
        for sign, text in typed
    ]
    order = [*there[:at], *new, *there[at:]]
    store.report_lines.move(
        {line.id: place for place, line in enumerate(order, start=1) if line.position != place}
    )
    report_desks.wrote(store, editor, section=section, now=now)


def _all(store: Store, editor: Editor, section: Section) -> list[Line]:
    lines = store.report_lines.of(editor.gathering.id)
    return [line for line in lines if line.section is section]


def _kept(store: Store, editor: Editor, section: Section) -> list[Line]:
    return [line for line in _all(store, editor, section) if line.state is LineState.KEPT]


def _check_room(store: Store, editor: Editor, section: Section, new: int) -> None:
    """Refuse what does not fit; quotes that were withdrawn take no room."""
    if len(_kept(store, editor, section)) + new <= MOST_LINES:
        return
    read = reports.readable(store, editor.gathering.id)
    if sum(line.section is section for line in read) + new > MOST_LINES:
        raise TooManyLines


def _said(store: Store, line: Line, version: int) -> str | None:
    """Return what a line said in one of its versions, if that is still known."""
    before = store.report_lines.versions(line.id, most=MOST_LINES)
    return next((one.text for one in before if one.version == version), None)
