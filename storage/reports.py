"""The shelf of reports: how far each is, which are published, and what was published."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, case, select

from bot.domain.feedback import Echo
from bot.domain.figures import Echoes
from bot.domain.gathering import OPEN, Gathering, Kind, Status
from bot.domain.report import Edition, PrintedLine, Report, ReportStatus, Section, Sign, Source
from storage.gathering_rows import GATHERING, gathering_of
from storage.line import Line
from storage.statement import Row, Statement, insert, insert_new, one_of, upsert
from storage.tables import gatherings, report_editions, reports

_NAMES = (
    *("gathering_id", "status", "opened_at", "review_at", "published_at", "corrected_at"),
    *("edition", "approved_at", "review_by", "remarks"),
)
_GATHERING: BindParameter[int] = bindparam("gathering")
_ROW = select(*(reports.c[name] for name in _NAMES)).where(reports.c.gathering_id == _GATHERING)
GET = Statement(_ROW)
# Authors write one after the other: none of them writes over what another has just written.
HOLD = Statement(_ROW.with_for_update())
OPEN_ONE = insert_new(reports, "gathering_id", "status", "opened_at")
SAVE = upsert(reports, *_NAMES, keys=["gathering_id"])
PUBLISHED = Statement(
    GATHERING.join(reports, reports.c.gathering_id == gatherings.c.id)
    .where(reports.c.edition > 0)
    .order_by(gatherings.c.starts_at.desc(), gatherings.c.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("start"))
)
FOLLOWING = Statement(
    GATHERING.where(
        gatherings.c.kind == Kind.MEETING.value,
        gatherings.c.id != bindparam("which"),
        one_of(
            gatherings.c.status,
            sorted(status.value for status in (*OPEN, Status.HELD, Status.REPORTED)),
        ),
        gatherings.c.starts_at.is_(None) | (gatherings.c.starts_at > bindparam("after")),
    )
    .order_by(
        case((gatherings.c.starts_at.is_(None), 1), else_=0),
        gatherings.c.starts_at,
        gatherings.c.id,
    )
    .limit(1)
)
_EDITION = ("number", "lines", "published_at", "published_by", "echoes")
ADD_EDITION = insert(report_editions, "gathering_id", *_EDITION)
LAST_EDITION = Statement(
    select(*(report_editions.c[name] for name in _EDITION))
    .where(report_editions.c.gathering_id == _GATHERING)
    .order_by(report_editions.c.number.desc())
    .limit(1)
)


class ReportShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def get(self, gathering_id: int) -> Report | None:
        """Return how far the report of a gathering is; None if nobody began one."""
        row = self._line.row(GET, gathering=gathering_id)
        return _report(row) if row else None

    def hold(self, gathering_id: int) -> Report | None:
        """Return it, and let whoever else would change it wait until this deed ends."""
        row = self._line.row(HOLD, gathering=gathering_id)
        return _report(row) if row else None

    def open(self, gathering_id: int, *, at: datetime) -> bool:
        """Begin a report; False if there is one."""
        made = self._line.row(
            OPEN_ONE, gathering_id=gathering_id, status=ReportStatus.DRAFT.value, opened_at=at
        )
        return made is not None

    def save(self, report: Report) -> None:
        """Write down how far a report is."""
        values: dict[str, Any] = {name: getattr(report, name) for name in _NAMES}
        self._line.run(SAVE, **{**values, "status": report.status.value})

    def published(self, *, start: int, most: int) -> Sequence[Gathering]:
        """Return gatherings whose report everybody may read, the latest first."""
        rows = self._line.rows(PUBLISHED, start=start, most=most)
        return [gathering_of(row) for row in rows]

    def following(self, gathering: Gathering) -> Gathering | None:
        """Return the meeting that came next, or will; one without a date only if no other does."""
        if gathering.starts_at is None:
            return None
        row = self._line.row(FOLLOWING, which=gathering.id, after=gathering.starts_at)
        return gathering_of(row) if row else None

    def put_edition(self, gathering_id: int, edition: Edition) -> None:
        """Keep what is published now."""
        self._line.row(
            ADD_EDITION,
            gathering_id=gathering_id,
            number=edition.number,
            lines=[_packed(line) for line in edition.lines],
            published_at=edition.published_at,
            published_by=edition.published_by,
            echoes={echo.value: count for echo, count in edition.echoes.counts.items()},
        )

    def edition(self, gathering_id: int) -> Edition | None:
        """Return what was published last."""
        row = self._line.row(LAST_EDITION, gathering=gathering_id)
        if row is None:
            return None
        number, lines, published_at, published_by, echoes = row
        counts = {Echo(name): count for name, count in echoes.items()}
        unpacked = [_unpacked(line) for line in lines]
        return Edition(number, unpacked, published_at, published_by, Echoes(counts))


def _report(row: Row) -> Report:
    gathering_id, status, *rest = row
    return Report(gathering_id, ReportStatus(status), *rest)


def _packed(line: PrintedLine) -> dict[str, Any]:
    return {
        "section": line.section.value,
        "text": line.text,
        "sign": line.sign.value,
        "source": line.source.value,
        "source_id": line.source_id,
    }


def _unpacked(packed: Mapping[str, Any]) -> PrintedLine:
    return PrintedLine(
        Section(packed["section"]),
        packed["text"],
        Sign(packed["sign"]),
        Source(packed["source"]),
        packed["source_id"],
    )
