"""The desk of a report: who may write takes it in hand, and sees how far it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.board import Titled
from bot.domain.figures import Figures
from bot.domain.gathering import Gathering, GatheringCancelled, NoSuchGathering, Status
from bot.domain.member import Member
from bot.domain.report import (
    AtWork,
    Author,
    Line,
    LineState,
    Report,
    ReportStatus,
    Section,
    Sentence,
    Source,
)
from bot.domain.report_refusals import NoReport, TooEarly
from bot.domain.rights import Action, may
from bot.domain.section import AT_WORK
from bot.ports import Store
from bot.services import figures, reports, rights, suggestions, untold_visits
from bot.services.suggestions import Suggestion

SECTION_OF: Mapping[Source, Section] = {
    Source.FEEDBACK: Section.ECHOES,
    Source.VISIT: Section.VISIT,
}
EXPECTED = (Section.OBSERVATIONS, Section.LEARNINGS, Section.LEADS)
"""What a report is poor without; the other sections may well stay empty."""


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody with a report in hand; nobody else changes it until their deed ends."""

    member: Member
    gathering: Gathering
    report: Report


@dataclass(frozen=True, slots=True)
class Desk:
    """
    A report as its authors see it. `lines` are all, those that were taken out too; `changes`
    counts the answers that were given or changed since it was begun; of the `untold` visits nobody
    said yet whether the gathering heard of them.
    """

    editor: Editor
    figures: Figures
    lines: Sequence[Line]
    authors: Sequence[Author]
    at_work: Sequence[AtWork] = ()
    suggested: Sequence[Suggestion] = ()
    sentences: reports.Sentences = field(default_factory=dict)
    changes: int = 0
    is_lead: bool = False
    has_news: bool = False
    untold: Sequence[Titled] = ()

    @property
    def gathering(self) -> Gathering:
        return self.editor.gathering

    @property
    def report(self) -> Report:
        return self.editor.report

    def of(self, section: Section) -> Sequence[Line]:
        """Return the lines of a section that would be published."""
        return [line for line in self.lines if line.section is section and self.is_shown(line)]

    def is_shown(self, line: Line) -> bool:
        if line.state is not LineState.KEPT:
            return False
        return line.source not in reports.QUOTED or self.sentence(line) is not None

    def gone(self, section: Section) -> Sequence[Line]:
        """Return what was taken out of a section and can be brought back."""
        return [
            line
            for line in self.lines
            if line.section is section and line.state is LineState.GONE and line.text
        ]

    def sentence(self, line: Line) -> Sentence | None:
        """Return the sentence that a line quotes, if it may be quoted still."""
        return self.sentences.get((line.source, line.source_id or 0))

    def quotable(self, section: Section) -> Sequence[tuple[Source, Sentence]]:
        """Return what people said that may stand in a section."""
        return [
            (source, sentence)
            for (source, _), sentence in self.sentences.items()
            if SECTION_OF[source] is section
        ]

    def is_quoted(self, source: Source, sentence_id: int) -> bool:
        return any(
            line.source is source
            and line.source_id == sentence_id
            and line.state is LineState.KEPT
            for line in self.lines
        )

    @property
    def undecided(self) -> Sequence[Suggestion]:
        """Return the suggestions that nobody kept or left."""
        decided = {line.suggested_as for line in self.lines}
        return [one for one in self.suggested if one.key not in decided]

    @property
    def missing(self) -> Sequence[Section]:
        return [section for section in EXPECTED if not self.of(section)]


def take(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Editor:
    """
    Take the report of a gathering in hand, begun if need be; other authors wait meanwhile.

    Raises:
        NotAnOrganiser: only authors and the project group write.
        NoSuchGathering, GatheringCancelled.
        TooEarly: it has not begun yet.
    """
    author = rights.check(store, member, Action.WRITE_REPORT, gathering_id=gathering_id)
    gathering = store.gatherings.get(gathering_id)
    check_tellable(gathering, now)
    if store.reports.open(gathering_id, at=now):
        store.audit.note("report.begin", by=author.id, subject=subject(gathering_id), at=now)
    report = store.reports.hold(gathering_id)
    if report is None:
        raise NoReport
    # Asked once more: the role may have been taken away while another author had the report.
    rights.check(store, author, Action.WRITE_REPORT, gathering_id=gathering_id)
    return Editor(author, gathering, report)


def check_tellable(gathering: Gathering, now: datetime) -> None:
    """Raise NoSuchGathering, GatheringCancelled or TooEarly for what cannot be told."""
    if gathering.status in {Status.IDEA, Status.DRAFT}:
        raise NoSuchGathering(gathering_id=gathering.id)
    if gathering.status is Status.CANCELLED:
        raise GatheringCancelled(gathering_id=gathering.id)
    if gathering.starts_at is None or now < gathering.starts_at:
        raise TooEarly


def subject(gathering_id: int) -> str:
    return f"gathering:{gathering_id}"


def look(store: Store, editor: Editor, *, section: Section | None = None, now: datetime) -> Desk:
    """Return the desk as it is now, and note which section this author has in hand."""
    gathering, report, member = editor.gathering, editor.report, editor.member
    store.report_authors.note(gathering.id, member.id, section=section, at=now)
    lines = store.report_lines.of(gathering.id)
    edition = store.reports.edition(gathering.id) if report.is_published else None
    counted = figures.of(store, gathering.id, now=now)
    news = store.overviews.news(gathering.id, since=report.opened_at, besides=0, size=1)
    return Desk(
        editor,
        counted,
        lines,
        store.report_authors.of(gathering.id),
        store.report_authors.others(gathering.id, member.id, after=now - AT_WORK),
        suggestions.among(store, gathering, counted),
        reports.sentences(store, gathering.id),
        news.total,
        is_lead=is_lead(store, member),
        has_news=edition is not None and list(edition.lines) != list(reports.printed(lines)),
        untold=untold_visits.of(store, gathering),
    )


def is_lead(store: Store, member: Member) -> bool:
    """Tell whether somebody is of the project group, who may publish at any time."""
    return may(store.members.roles_of(member.id), Action.PUBLISH)


def wrote(store: Store, editor: Editor, *, section: Section, now: datetime) -> None:
    """
    Note that somebody wrote: they are an author now, and the journal hears of it.

    Whoever found the report good read other words than it has now; who is about to, may have.
    """
    gathering_id, member, report = editor.gathering.id, editor.member, editor.report
    if report.is_under_review:
        store.reports.save(replace(report, review_at=now))
    elif report.approved_at is not None:
        status = report.status if report.is_published else ReportStatus.DRAFT
        unread = replace(report, status=status, approved_at=None, review_at=None, review_by=None)
        store.reports.save(unread)
    store.report_authors.add(gathering_id, member.id, at=now)
    store.report_authors.note(gathering_id, member.id, section=section, at=now)
    if store.report_authors.is_news(gathering_id, member.id, at=now):
        store.audit.note("report.write", by=member.id, subject=subject(gathering_id), at=now)
