"""What a report says: the lines that humans wrote, and what is known, as it is just now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.gathering import Gathering
from bot.domain.naming import first_name
from bot.domain.quoting import strewn
from bot.domain.report import (
    Line,
    LineState,
    PrintedLine,
    Report,
    Section,
    Sentence,
    Sign,
    Source,
    Told,
    ToldLine,
)
from bot.domain.report_refusals import NoReport
from bot.ports import Store
from bot.services import figures

PAGE = 8
QUOTED = frozenset({Source.FEEDBACK, Source.VISIT})
Sentences = Mapping[tuple[Source, int], Sentence]


def told(store: Store, gathering_id: int, *, now: datetime) -> Told:
    """
    Return a report as its readers find it: what was published last, or the draft of one.

    Whoever shows a draft asks for the right to. What people said is read anew: a sentence that
    was withdrawn is not there, whatever was published.

    Raises:
        NoSuchGathering.
        NoReport: nobody began one.
    """
    report = _known(store, gathering_id)
    edition = store.reports.edition(gathering_id) if report.is_published else None
    if edition is None:
        return _told(store, report, printed(store.report_lines.of(gathering_id)), now=now)
    read = _told(store, report, edition.lines, now=now, until=edition.published_at)
    return replace(read, figures=replace(read.figures, echoes=edition.echoes))


def working(store: Store, gathering_id: int, *, now: datetime) -> Told:
    """
    Return a report as it would be published now, corrections included.

    Raises:
        NoSuchGathering, NoReport.
    """
    report = _known(store, gathering_id)
    lines = printed(store.report_lines.of(gathering_id))
    return _told(store, report, lines, now=now)


def published(store: Store, *, page: int = 0, size: int = PAGE) -> Sequence[Gathering]:
    """Return gatherings whose report everybody may read, the latest first; one more than fits."""
    return store.reports.published(start=page * size, most=size + 1)


def is_published(store: Store, gathering_id: int) -> bool:
    """Tell whether everybody may read the report of a gathering."""
    report = store.reports.get(gathering_id)
    return report is not None and report.is_published


def printed(lines: Iterable[Line]) -> Sequence[PrintedLine]:
    """Return what would be published of some lines; nobody's judgement is none of ours."""
    return [
        PrintedLine(line.section, line.text, shown_sign(line), line.source, line.source_id)
        for line in lines
        if line.state is LineState.KEPT
    ]


def readable(store: Store, gathering_id: int) -> Sequence[PrintedLine]:
    """Return what there would be to read: quotes that were withdrawn since are left out."""
    quotable = sentences(store, gathering_id)
    lines = printed(store.report_lines.of(gathering_id))
    return [line for line in lines if line.source not in QUOTED or _quoted(line, quotable)]


def shown_sign(line: Line) -> Sign:
    """Return the sign that stands before a line: `~` where nobody judged what we put forward."""
    if line.section is not Section.OBSERVATIONS:
        return Sign.NONE
    is_unjudged = line.source is Source.SUGGESTED and line.sign is Sign.NONE
    return Sign.MIXED if is_unjudged else line.sign


def sentences(store: Store, gathering_id: int) -> Sentences:
    """Return what may be quoted about a gathering, by where it stands."""
    found = store.report_lines.sentences(gathering_id)
    return {(source, one.id): one for source, ones in found.items() for one in ones}


def _known(store: Store, gathering_id: int) -> Report:
    report = store.reports.get(gathering_id)
    if report is None:
        raise NoReport
    return report


def _told(
    store: Store,
    report: Report,
    lines: Sequence[PrintedLine],
    *,
    now: datetime,
    until: datetime | None = None,
) -> Told:
    """Return what some lines say; whoever became an author after `until` did not write them."""
    gathering = store.gatherings.get(report.gathering_id)
    quotable = sentences(store, gathering.id)
    authors = [
        author
        for author in store.report_authors.of(gathering.id)
        if author.signs and (until is None or author.since <= until)
    ]
    return Told(
        gathering,
        figures.of(store, gathering.id, now=now),
        [first_name(author.name) for author in authors],
        _all_read(lines, quotable),
        store.reports.following(gathering),
        report.published_at,
        report.corrected_at,
    )


def _all_read(lines: Sequence[PrintedLine], quotable: Sentences) -> Sequence[ToldLine]:
    """Return lines in words; what must not stand below its visit is strewn among the echoes."""
    found = [read for line in lines if (read := _read(line, quotable))]
    for line in lines:
        sentence = _quoted(line, quotable)
        if sentence and sentence.stands_apart:
            found = strewn(found, sentence.text)
    return found


def _quoted(line: PrintedLine, quotable: Sentences) -> Sentence | None:
    return quotable.get((line.source, line.source_id or 0))


def _read(line: PrintedLine, quotable: Sentences) -> ToldLine | None:
    """Return a line in words where it stands; None for what may not be quoted, or not there."""
    if line.source not in QUOTED:
        return ToldLine(line.section, line.text, line.sign)
    sentence = _quoted(line, quotable)
    if sentence is None or sentence.stands_apart:
        return None
    return ToldLine(
        line.section,
        sentence.text,
        line.sign,
        is_quote=True,
        by=sentence.by,
        about=sentence.about,
        visit=sentence.visit,
        among=sentence.among,
    )
