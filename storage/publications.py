"""The shelf of publications: where a draft is to appear, and when."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, select

from bot.domain.publication import Publication
from storage.line import Line
from storage.statement import Row, Statement, upsert
from storage.tables import publications

_FIELDS = ("gathering_id", "spaces", "privately", "publish_at", "asked_by")
_PUBLICATION = select(*(publications.c[name] for name in _FIELDS))
_THIS = publications.c.gathering_id == bindparam("gathering")

OF = Statement(_PUBLICATION.where(_THIS))
DUE = Statement(
    _PUBLICATION.where(
        publications.c.publish_at.is_not(None), publications.c.publish_at <= bindparam("now")
    ).order_by(publications.c.publish_at, publications.c.gathering_id)
)
NEXT_AT = Statement(
    select(func.min(publications.c.publish_at)).where(publications.c.publish_at.is_not(None))
)
SAVE = upsert(publications, *_FIELDS, keys=["gathering_id"])


class PublicationShelf:
    def __init__(self, line: Line, planned: set[datetime]) -> None:
        self._line = line
        self._planned = planned

    def of(self, gathering_id: int) -> Publication:
        """Return what was chosen for a gathering: everywhere and to everybody, unless said."""
        row = self._line.row(OF, gathering=gathering_id)
        return Publication(gathering_id) if row is None else _publication(row)

    def save(self, publication: Publication) -> None:
        if publication.publish_at:
            self._planned.add(publication.publish_at)
        spaces = publication.spaces
        self._line.run(
            SAVE,
            gathering_id=publication.gathering_id,
            spaces=None if spaces is None else sorted(spaces),
            privately=publication.privately,
            publish_at=publication.publish_at,
            asked_by=publication.asked_by,
        )

    def next_at(self) -> datetime | None:
        """Return when the first planned publication is due."""
        row = self._line.row(NEXT_AT)
        return row[0] if row else None

    def due(self, *, now: datetime) -> Sequence[Publication]:
        """Return what was planned for now or earlier, the earliest first."""
        return [_publication(row) for row in self._line.rows(DUE, now=now)]


def _publication(row: Row) -> Publication:
    gathering_id, spaces, privately, publish_at, asked_by = row
    chosen = None if spaces is None else frozenset(int(space) for space in spaces)
    return Publication(gathering_id, chosen, bool(privately), publish_at, asked_by)
