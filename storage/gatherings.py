"""The shelf of gatherings: meetings now, visits on the same ground."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, case, delete, func, or_, select, update

from bot.domain.gathering import OPEN, Gathering, Kind, NoSuchGathering, Status
from bot.domain.place import Format, Place
from storage.line import Line
from storage.statement import Row, Statement, insert, one_of, upsert
from storage.tables import gatherings, meetings, places

_GATHERING = (
    select(
        *(gatherings.c[name] for name in ("id", "kind", "status", "title", "starts_at")),
        *(gatherings.c[name] for name in ("ends_at", "format", "place_note", "online_url")),
        *(gatherings.c[name] for name in ("story_title", "tellers", "created_by")),
        meetings.c.ordinal,
        meetings.c.question,
        *(gatherings.c[name] for name in ("held_by", "cancel_reason", "announced_at", "revision")),
        *(places.c[name] for name in ("id", "name", "address", "access", "landmark")),
    )
    .select_from(gatherings)
    .outerjoin(meetings, meetings.c.gathering_id == gatherings.c.id)
    .outerjoin(places, places.c.id == gatherings.c.place_id)
)
_THIS = gatherings.c.id == bindparam("which")
_MEETING = gatherings.c.kind == Kind.MEETING.value
_UNDATED_LAST = case((gatherings.c.starts_at.is_(None), 1), else_=0)
_HELD = (Status.HELD, Status.REPORTED)


def _is(*statuses: Status) -> ColumnElement[bool]:
    return one_of(gatherings.c.status, sorted(status.value for status in statuses))


GET = Statement(_GATHERING.where(_THIS))
NEXT = Statement(
    _GATHERING.where(
        _MEETING,
        _is(*OPEN),
        or_(gatherings.c.ends_at.is_(None), gatherings.c.ends_at > bindparam("now")),
    )
    .order_by(_UNDATED_LAST, gatherings.c.starts_at, gatherings.c.id)
    .limit(1)
)
SHOWN_SINCE = Statement(
    select(gatherings.c.id)
    .where(
        _is(*OPEN, Status.CANCELLED, *_HELD),
        or_(gatherings.c.ends_at.is_(None), gatherings.c.ends_at >= bindparam("since")),
    )
    .order_by(gatherings.c.id)
)
DRAFT_OF = Statement(
    _GATHERING.where(gatherings.c.created_by == bindparam("member"), _is(Status.DRAFT))
    .order_by(gatherings.c.id.desc())
    .limit(1)
)
LAST_ORDINAL = Statement(
    select(func.max(meetings.c.ordinal))
    .join(gatherings, gatherings.c.id == meetings.c.gathering_id)
    .where(_is(*OPEN, *_HELD))
)
ADD = insert(gatherings, "kind", "status", "format", "created_by", "created_at")
SAVE = Statement(
    update(gatherings).where(_THIS).values(revision=gatherings.c.revision + 1),
    *("kind", "status", "title", "starts_at", "ends_at", "format", "place_id", "place_note"),
    *("online_url", "story_title", "tellers", "created_by"),
    *("held_by", "cancel_reason", "announced_at"),
)
SAVE_MEETING = upsert(meetings, "gathering_id", "ordinal", "question", keys=["gathering_id"])
DELETE_DRAFT = Statement(delete(gatherings).where(_THIS, _is(Status.DRAFT)))
_PLACE = select(*(places.c[name] for name in ("id", "name", "address", "access", "landmark")))
PLACES = Statement(_PLACE.order_by(places.c.name, places.c.id))
ADD_PLACE = insert(places, "name", "address", "access", "landmark")


class GatheringShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def get(self, gathering_id: int) -> Gathering:
        """
        Return a gathering, a draft too.

        Raises:
            NoSuchGathering: there is none of this id, or it was a draft that was dropped.
        """
        found = self._one(GET, which=gathering_id)
        if found is None:
            raise NoSuchGathering(gathering_id=gathering_id)
        return found

    def next_meeting(self, *, now: datetime) -> Gathering | None:
        """Return the first announced meeting that is not over; those without a date come last."""
        return self._one(NEXT, now=now)

    def shown_since(self, since: datetime) -> Sequence[int]:
        """Return the announced gatherings not over at `since`: their cards may change."""
        return [int(row[0]) for row in self._line.rows(SHOWN_SINCE, since=since)]

    def draft_of(self, member_id: int) -> Gathering | None:
        """Return the draft that a member began last."""
        return self._one(DRAFT_OF, member=member_id)

    def last_ordinal(self) -> int:
        """Return the highest number a meeting bears, drafts and cancelled ones aside, or 0."""
        row = self._line.row(LAST_ORDINAL)
        return int(row[0] or 0) if row else 0

    def add_draft(self, *, created_by: int, at: datetime) -> Gathering:
        made = self._line.made(
            ADD,
            kind=Kind.MEETING.value,
            status=Status.DRAFT.value,
            format=Format.UNDECIDED.value,
            created_by=created_by,
            created_at=at,
        )
        self._line.run(SAVE_MEETING, gathering_id=made, ordinal=None, question="")
        return self.get(made)

    def save(self, gathering: Gathering) -> None:
        """Write a gathering as it is now; its place by the place's id."""
        self._line.run(
            SAVE,
            which=gathering.id,
            kind=gathering.kind.value,
            status=gathering.status.value,
            title=gathering.title,
            starts_at=gathering.starts_at,
            ends_at=gathering.ends_at,
            format=gathering.format.value,
            place_id=None if gathering.place is None else gathering.place.id,
            place_note=gathering.place_note,
            online_url=gathering.online_url,
            story_title=gathering.story_title,
            tellers=gathering.tellers,
            created_by=gathering.created_by,
            held_by=gathering.held_by,
            cancel_reason=gathering.cancel_reason,
            announced_at=gathering.announced_at,
        )
        if gathering.kind is Kind.MEETING:
            self._line.run(
                SAVE_MEETING,
                gathering_id=gathering.id,
                ordinal=gathering.ordinal,
                question=gathering.question,
            )

    def delete_draft(self, gathering_id: int) -> None:
        """Drop a draft; anything that was announced stays."""
        self._line.run(DELETE_DRAFT, which=gathering_id)

    def places(self) -> Sequence[Place]:
        return [Place(*row) for row in self._line.rows(PLACES)]

    def add_place(
        self, name: str, *, address: str = "", access: str = "", landmark: str = ""
    ) -> Place:
        made = self._line.made(
            ADD_PLACE, name=name, address=address, access=access, landmark=landmark
        )
        return Place(made, name, address, access, landmark)

    def _one(self, statement: Statement, **values: object) -> Gathering | None:
        row = self._line.row(statement, **values)
        return None if row is None else _gathering(row)


def _gathering(row: Row) -> Gathering:
    return Gathering(
        id=row[0],
        kind=Kind(row[1]),
        status=Status(row[2]),
        title=row[3],
        starts_at=row[4],
        ends_at=row[5],
        format=Format(row[6]),
        place_note=row[7],
        online_url=row[8],
        story_title=row[9],
        tellers=row[10],
        created_by=row[11],
        ordinal=row[12],
        question=row[13] or "",
        held_by=row[14],
        cancel_reason=row[15],
        announced_at=row[16],
        revision=row[17],
        place=None if row[18] is None else Place(*row[18:]),
    )
