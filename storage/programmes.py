"""The shelf of programmes: the agenda of a gathering, line by line, and who speaks."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import (
    BindParameter,
    Integer,
    bindparam,
    cast,
    delete,
    false,
    literal_column,
    null,
    select,
    true,
)

from bot.domain.gathering import Status
from bot.domain.programme import AgendaItem, Part, Programme, Speaker
from bot.domain.visit_lines import Bound, with_visits
from storage.line import Line
from storage.statement import Row, Statement, insert, one_of
from storage.tables import agenda_items, gatherings, speakers, visits

_ITEM: Final = ("title", "minutes", "kind", "visit_id", "accepted")
_TOLD: Final = (Status.ANNOUNCED, Status.POSTPONED, Status.HELD, Status.REPORTED)
_WHICH: BindParameter[int] = bindparam("which")
_WRITTEN = select(
    false().label("is_visit"),
    *(agenda_items.c[name] for name in _ITEM),
    agenda_items.c.position,
    agenda_items.c.id,
).where(agenda_items.c.meeting_id == _WHICH)
# Of a visit that is still prepared, or was called off, no programme speaks.
_VISITS = (
    select(
        true(),
        gatherings.c.title,
        cast(null(), Integer),
        literal_column("''"),
        visits.c.gathering_id,
        true(),
        literal_column("0"),
        visits.c.gathering_id,
    )
    .join(gatherings, gatherings.c.id == visits.c.gathering_id)
    .where(
        visits.c.report_meeting_id == _WHICH,
        one_of(gatherings.c.status, (status.value for status in _TOLD)),
    )
)
# In one question, for every card asks it.
_LINES = _WRITTEN.union_all(_VISITS).subquery()
ITEMS = Statement(
    select(*(_LINES.c[name] for name in ("is_visit", *_ITEM))).order_by(
        _LINES.c.position, _LINES.c.id
    )
)
SPEAKERS = Statement(
    select(speakers.c.name, speakers.c.function, speakers.c.organisation, speakers.c.hosts)
    .where(speakers.c.gathering_id == bindparam("which"))
    .order_by(speakers.c.position, speakers.c.id)
)
CLEAR_ITEMS = Statement(
    delete(agenda_items).where(agenda_items.c.meeting_id == bindparam("which"))
)
CLEAR_SPEAKERS = Statement(delete(speakers).where(speakers.c.gathering_id == bindparam("which")))
ADD_ITEM = insert(agenda_items, "meeting_id", "position", *_ITEM)
ADD_SPEAKER = insert(
    speakers, "gathering_id", "position", "name", "function", "organisation", "hosts"
)


class ProgrammeShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, gathering_id: int) -> Programme:
        """Return a programme; visits that are told there have their line without being written."""
        rows = self._line.rows(ITEMS, which=gathering_id)
        bound = [Bound(visit_id, title) for is_visit, title, _, _, visit_id, _ in rows if is_visit]
        lines = [line for is_visit, *line in rows if not is_visit]
        left_out = frozenset(visit_id for *_, visit_id, accepted in lines if not accepted)
        written = _items(
            (line for line in lines if line[-1]), {one.visit_id: one for one in bound}
        )
        voices = self._line.rows(SPEAKERS, which=gathering_id)
        return Programme(
            with_visits(written, bound, left_out=left_out),
            tuple(Speaker(name, what, whom, bool(hosts)) for name, what, whom, hosts in voices),
            left_out,
        )

    def put(self, gathering_id: int, programme: Programme) -> None:
        """Write a whole programme over the one before."""
        self._line.run(CLEAR_ITEMS, which=gathering_id)
        self._line.run(CLEAR_SPEAKERS, which=gathering_id)
        there = {item.visit_id for item in programme.items}
        gone = [
            AgendaItem("", part=Part.REPORT_BACK, visit_id=which)
            for which in sorted(programme.left_out - there)
        ]
        for position, item in enumerate((*programme.items, *gone)):
            self._line.made(
                ADD_ITEM,
                meeting_id=gathering_id,
                position=position,
                kind=item.part.value,
                title=item.title,
                minutes=item.minutes,
                visit_id=item.visit_id,
                accepted=position < len(programme.items),
            )
        for position, speaker in enumerate(programme.speakers):
            self._line.made(
                ADD_SPEAKER,
                gathering_id=gathering_id,
                position=position,
                name=speaker.name,
                function=speaker.function,
                organisation=speaker.organisation,
                hosts=speaker.hosts,
            )


def _items(rows: Iterable[Row], bound: dict[int, Bound]) -> list[AgendaItem]:
    return [
        AgendaItem(
            title,
            minutes,
            Part(part),
            visit_id,
            bound[visit_id].title if visit_id in bound else "",
        )
        for title, minutes, part, visit_id, _ in rows
    ]
