"""The shelf of the lines of reports, of what they said before, and of sentences to quote."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Table,
    bindparam,
    delete,
    func,
    select,
    update,
)

from bot.domain.feedback import Consent, in_no_order
from bot.domain.naming import first_name
from bot.domain.report import (
    Line as ReportLine,
    LineGone,
    LineState,
    Section,
    Sentence,
    Sign,
    Source,
    Version,
)
from bot.domain.visit import Visited, VisitWord
from storage.line import Line
from storage.statement import Row, Statement, insert, one_of
from storage.tables import (
    feedbacks,
    gatherings,
    members,
    organisations,
    report_lines,
    report_versions,
    visit_answers,
    visits,
)
from storage.visit_answers import AMONG

_FACTS = (
    *("gathering_id", "section", "position", "written_at", "text", "sign", "source"),
    *("source_id", "suggested_as", "state", "version", "written_by"),
)
_GATHERING: BindParameter[int] = bindparam("gathering")
_THIS = report_lines.c.id == bindparam("which")
_LINE = select(report_lines.c.id, *(report_lines.c[name] for name in _FACTS))
OF = Statement(
    _LINE.where(report_lines.c.gathering_id == _GATHERING).order_by(
        report_lines.c.section, report_lines.c.position, report_lines.c.id
    )
)
GET = Statement(_LINE.where(_THIS))
ADD = insert(report_lines, *_FACTS)
# Only over the version that was read: whoever comes second changes nothing.
CHANGE = Statement(
    update(report_lines).where(_THIS, report_lines.c.version == bindparam("read")),
    *("position", "written_at", "text", "sign", "state", "version", "written_by"),
)
MOVE = Statement(update(report_lines).where(_THIS), "position")
_VERSION = ("line_id", "version", "text", "sign", "state", "written_at", "written_by")
KEEP_VERSION = insert(report_versions, *_VERSION)
VERSIONS = Statement(
    select(
        *(report_versions.c[name] for name in ("id", "version", "text", "sign", "state")),
        report_versions.c.written_at,
        members.c.name,
    )
    .outerjoin(members, members.c.id == report_versions.c.written_by)
    .where(report_versions.c.line_id == bindparam("which"))
    .order_by(report_versions.c.version.desc(), report_versions.c.id.desc())
    .limit(bindparam("most"))
)
FORGET_VERSIONS = Statement(
    delete(report_versions).where(
        report_versions.c.line_id.in_(
            select(report_lines.c.id).where(report_lines.c.gathering_id == _GATHERING)
        )
    )
)
_QUOTABLE = sorted(consent.value for consent in Consent if consent.is_quotable)


def _sentences(table: Table, *about: ColumnElement[Any]) -> Select[Any]:
    """Ask for what may be quoted; whoever is erased takes their sentences along."""
    return (
        select(table.c.id, table.c.sentence, table.c.consent, members.c.name, *about)
        .join(members, members.c.id == table.c.member_id)
        .where(one_of(table.c.consent, _QUOTABLE), table.c.sentence != "")
    )


SENTENCES: Final = {
    Source.FEEDBACK: Statement(
        _sentences(feedbacks).where(feedbacks.c.gathering_id == _GATHERING)
    ),
    # A visit is told at a meeting, and stands in the report of that one.
    Source.VISIT: Statement(
        _sentences(
            visit_answers,
            visit_answers.c.kind,
            gatherings.c.id,
            gatherings.c.title,
            gatherings.c.starts_at,
            func.coalesce(organisations.c.name, ""),
            AMONG,
        )
        .join(visits, visits.c.gathering_id == visit_answers.c.gathering_id)
        .outerjoin(organisations, organisations.c.id == visits.c.host_organisation_id)
        .join(gatherings, gatherings.c.id == visit_answers.c.gathering_id)
        .where(visits.c.report_meeting_id == _GATHERING)
    ),
}


class ReportLineShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, gathering_id: int) -> Sequence[ReportLine]:
        """Return all lines, those that were taken out too, by section and in their order."""
        order = list(Section)
        lines = [_line(row) for row in self._line.rows(OF, gathering=gathering_id)]
        return sorted(lines, key=lambda line: order.index(line.section))

    def get(self, line_id: int) -> ReportLine:
        """Return a line. Raises LineGone."""
        row = self._line.row(GET, which=line_id)
        if row is None:
            raise LineGone
        return _line(row)

    def add(self, line: ReportLine) -> ReportLine:
        """Keep a new line; return it with its id."""
        values = {name: getattr(line, name) for name in _FACTS}
        return replace(line, id=self._line.made(ADD, **{**values, **_words(line)}))

    def change(self, line: ReportLine, *, read: int) -> bool:
        """Write a line over the version that was read; False if it is another by now."""
        changed = self._line.run(
            CHANGE,
            which=line.id,
            read=read,
            position=line.position,
            written_at=line.written_at,
            text=line.text,
            sign=line.sign.value,
            state=line.state.value,
            version=line.version,
            written_by=line.written_by,
        )
        return bool(changed)

    def move(self, positions: Mapping[int, int]) -> None:
        """Give lines, by id, other places."""
        for which, position in sorted(positions.items()):
            self._line.run(MOVE, which=which, position=position)

    def keep_version(self, line: ReportLine) -> None:
        """Remember what a line says before it is changed."""
        self._line.made(
            KEEP_VERSION,
            line_id=line.id,
            version=line.version,
            text=line.text,
            sign=line.sign.value,
            state=line.state.value,
            written_at=line.written_at,
            written_by=line.written_by,
        )

    def versions(self, line_id: int, *, most: int) -> Sequence[Version]:
        """Return what a line said before, the latest first."""
        rows = self._line.rows(VERSIONS, which=line_id, most=most)
        return [
            Version(which, number, text, Sign(sign), LineState(state), at, name or "")
            for which, number, text, sign, state, at, name in rows
        ]

    def forget_versions(self, gathering_id: int) -> None:
        """Forget what the lines of a report said before."""
        self._line.run(FORGET_VERSIONS, gathering=gathering_id)

    def sentences(self, gathering_id: int) -> Mapping[Source, Sequence[Sentence]]:
        """
        Return what may be quoted just now, with a first name where its author wants that.

        In an order that tells nothing of who answered when.
        """
        return {
            source: in_no_order(
                _sentence(row) for row in self._line.rows(asked, gathering=gathering_id)
            )
            for source, asked in SENTENCES.items()
        }


def _words(line: ReportLine) -> dict[str, str]:
    return {name: getattr(line, name).value for name in ("section", "sign", "source", "state")}


def _line(row: Row) -> ReportLine:
    which, gathering_id, section, position, written_at, text, sign, source, *rest = row
    source_id, suggested_as, state, version, written_by = rest
    return ReportLine(
        which,
        gathering_id,
        Section(section),
        position,
        written_at,
        text,
        Sign(sign),
        Source(source),
        source_id,
        suggested_as,
        LineState(state),
        version,
        written_by,
    )


def _sentence(row: Row) -> Sentence:
    which, text, consent, name, *visited = row
    by = first_name(str(name)) if consent == Consent.NAMED.value else ""
    said = Sentence(int(which), str(text), by)
    if not visited:
        return said
    about, *visit, among = visited
    return replace(said, about=VisitWord(about), visit=Visited(*visit), among=int(among))
