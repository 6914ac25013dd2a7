"""What is put forward to authors: observations in numbers, and sentences that may be quoted."""

from dataclasses import replace
from datetime import datetime

from bot.domain.report import Line, LineGone, LineState, Section, Source, is_recounted
from bot.ports import Store
from bot.services import report_lines, reports
from bot.services.report_desks import SECTION_OF, Editor

_NEW = 0  # no line has this id


def keep(store: Store, editor: Editor, *, key: str, text: str, now: datetime) -> None:
    """
    Keep a suggested observation in these words; a human may judge it, or rewrite it.

    Kept before, it gets the numbers of today; what a human rewrote stays.

    Raises:
        TooManyLines.
    """
    _decide(store, editor, key, text=text, state=LineState.KEPT, now=now)


def leave(store: Store, editor: Editor, *, key: str, now: datetime) -> None:
    """Leave a suggested observation out; it can still be kept later."""
    _decide(store, editor, key, text="", state=LineState.GONE, now=now)


def _decide(
    store: Store, editor: Editor, key: str, *, text: str, state: LineState, now: datetime
) -> None:
    lines = store.report_lines.of(editor.gathering.id)
    was = next((line for line in lines if line.suggested_as == key), None)
    if was is None:
        line = _line(editor, Section.OBSERVATIONS, now)
        made = replace(line, text=text, source=Source.SUGGESTED, suggested_as=key, state=state)
        report_lines.put(store, editor, made, now=now)
    elif was.state is not state or is_recounted(was.text, text):
        changed = replace(was, text=text or was.text, state=state)
        report_lines.change(store, editor, changed, was=was, now=now)


def quote(
    store: Store, editor: Editor, *, source: Source, sentence_id: int, now: datetime
) -> None:
    """
    Choose a sentence; choosing it twice changes nothing.

    Raises:
        LineGone: it was withdrawn, or its author wants it quoted no more.
        TooManyLines.
    """
    if (source, sentence_id) not in reports.sentences(store, editor.gathering.id):
        raise LineGone
    was = _quoting(store, editor, source, sentence_id)
    if was is not None:
        report_lines.bring_back(store, editor, line_id=was.id, now=now)
        return
    line = replace(_line(editor, SECTION_OF[source], now), source=source, source_id=sentence_id)
    report_lines.put(store, editor, line, now=now)


def unquote(
    store: Store, editor: Editor, *, source: Source, sentence_id: int, now: datetime
) -> None:
    """Leave a sentence out again."""
    was = _quoting(store, editor, source, sentence_id)
    if was is not None and was.state is LineState.KEPT:
        report_lines.take_out(store, editor, line_id=was.id, read=was.version, now=now)


def _quoting(store: Store, editor: Editor, source: Source, sentence_id: int) -> Line | None:
    lines = store.report_lines.of(editor.gathering.id)
    return next(
        (one for one in lines if one.source is source and one.source_id == sentence_id), None
    )


def _line(editor: Editor, section: Section, now: datetime) -> Line:
    return Line(_NEW, editor.gathering.id, section, 0, now, written_by=editor.member.id)
