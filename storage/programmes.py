"""The shelf of programmes: the agenda of a gathering, line by line, and who speaks."""

from sqlalchemy import bindparam, delete, select

from bot.domain.programme import AgendaItem, Part, Programme, Speaker
from storage.line import Line
from storage.statement import Statement, insert
from storage.tables import agenda_items, speakers

ITEMS = Statement(
    select(agenda_items.c.title, agenda_items.c.minutes, agenda_items.c.kind)
    .where(agenda_items.c.meeting_id == bindparam("which"), agenda_items.c.accepted.is_(True))
    .order_by(agenda_items.c.position, agenda_items.c.id)
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
ADD_ITEM = insert(agenda_items, "meeting_id", "position", "kind", "title", "minutes")
ADD_SPEAKER = insert(
    speakers, "gathering_id", "position", "name", "function", "organisation", "hosts"
)


class ProgrammeShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, gathering_id: int) -> Programme:
        items = self._line.rows(ITEMS, which=gathering_id)
        voices = self._line.rows(SPEAKERS, which=gathering_id)
        return Programme(
            tuple(AgendaItem(title, minutes, Part(part)) for title, minutes, part in items),
            tuple(Speaker(name, what, whom, bool(hosts)) for name, what, whom, hosts in voices),
        )

    def put(self, gathering_id: int, programme: Programme) -> None:
        """Write a whole programme over the one before."""
        self._line.run(CLEAR_ITEMS, which=gathering_id)
        self._line.run(CLEAR_SPEAKERS, which=gathering_id)
        for position, item in enumerate(programme.items):
            self._line.made(
                ADD_ITEM,
                meeting_id=gathering_id,
                position=position,
                kind=item.part.value,
                title=item.title,
                minutes=item.minutes,
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
