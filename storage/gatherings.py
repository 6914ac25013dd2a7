"""The shelf of gatherings: meetings now, visits on the same ground."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, bindparam, case, delete, func, or_, select, update

from bot.domain.draft import Waiting
from bot.domain.gathering import OPEN, Gathering, Kind, NoSuchGathering, Status
from bot.domain.place import Format, Place
from storage.gathering_rows import GATHERING, gathering_of, waiting_of
from storage.line import Line
from storage.place_rows import ADD_PLACE, KNOW_PLACE, PLACES
from storage.statement import Statement, insert, one_of, upsert
from storage.tables import edits, gatherings, meetings, members, place_calls

_THIS = gatherings.c.id == bindparam("which")
_MEETING = gatherings.c.kind == Kind.MEETING.value
_UNDATED_LAST = case((gatherings.c.starts_at.is_(None), 1), else_=0)
_HELD = (Status.HELD, Status.REPORTED)
_WITH_PROGRAMME = frozenset({Kind.MEETING, Kind.RELAY})
_BLANK = and_(gatherings.c.title == "", gatherings.c.starts_at.is_(None))
_TOUCHED_AT = (
    select(func.max(edits.c.since))
    .where(edits.c.gathering_id == gatherings.c.id)
    .scalar_subquery()
)


def _is(*statuses: Status) -> ColumnElement[bool]:
    return one_of(gatherings.c.status, sorted(status.value for status in statuses))


GET = Statement(GATHERING.where(_THIS))
# Several may hold a gathering at once; who changes it waits for them, and they for that.
HOLD = Statement(GATHERING.where(_THIS).with_for_update(read=True, of=gatherings))
# Who holds it with others first and changes it later waits for them, and they for that.
HOLD_ALONE = Statement(GATHERING.where(_THIS).with_for_update(key_share=True, of=gatherings))
NEXT = Statement(
    GATHERING.where(
        _MEETING,
        _is(*OPEN),
        or_(gatherings.c.ends_at.is_(None), gatherings.c.ends_at > bindparam("now")),
    )
    .order_by(_UNDATED_LAST, gatherings.c.starts_at, gatherings.c.id)
    .limit(1)
)
_HAS_CALLED = gatherings.c.id.in_(select(place_calls.c.gathering_id))
SHOWN_SINCE = Statement(
    select(gatherings.c.id)
    .where(
        or_(_is(*OPEN, Status.CANCELLED, *_HELD), _HAS_CALLED),
        or_(gatherings.c.ends_at.is_(None), gatherings.c.ends_at >= bindparam("since")),
    )
    .order_by(gatherings.c.id)
)
DRAFT_OF = Statement(
    GATHERING.where(gatherings.c.created_by == bindparam("member"), _is(Status.DRAFT))
    .order_by(gatherings.c.id.desc())
    .limit(1)
)
WAITING = Statement(
    GATHERING.add_columns(members.c.name, gatherings.c.created_at, _TOUCHED_AT)
    .outerjoin(members, members.c.id == gatherings.c.created_by)
    .where(_is(Status.DRAFT), ~_BLANK)
    .order_by(
        case((gatherings.c.created_by == bindparam("member"), 0), else_=1),
        gatherings.c.id.desc(),
    )
    .limit(bindparam("most"))
    .offset(bindparam("start"))
)
LAST_PUBLISHED = Statement(
    GATHERING.where(_MEETING, _is(*OPEN, *_HELD), gatherings.c.starts_at.is_not(None))
    .order_by(gatherings.c.starts_at.desc(), gatherings.c.id.desc())
    .limit(1)
)
FOLLOW = Statement(
    update(meetings).where(meetings.c.gathering_id == bindparam("which")), "previous_id"
)
LENGTH_BEFORE = Statement(
    select(gatherings.c.starts_at, gatherings.c.ends_at)
    .join(meetings, meetings.c.previous_id == gatherings.c.id)
    .where(meetings.c.gathering_id == bindparam("which"))
)
LAST_ORDINAL = Statement(
    select(func.max(meetings.c.ordinal))
    .join(gatherings, gatherings.c.id == meetings.c.gathering_id)
    .where(_is(*OPEN, *_HELD))
)
BEARERS = Statement(
    select(func.count())
    .select_from(meetings)
    .join(gatherings, gatherings.c.id == meetings.c.gathering_id)
    .where(meetings.c.ordinal == bindparam("ordinal"), _is(*OPEN, *_HELD))
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


class GatheringShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def get(self, gathering_id: int) -> Gathering:
        """
        Return a gathering, a draft too.

        Raises:
            NoSuchGathering: there is none of this id, or it was a draft that was dropped.
        """
        return self._known(GET, gathering_id)

    def hold(self, gathering_id: int) -> Gathering:
        """
        Return a gathering that stays as it is until this deed ends.

        Raises:
            NoSuchGathering: as `get`.
        """
        return self._known(HOLD, gathering_id)

    def hold_alone(self, gathering_id: int) -> Gathering:
        """Return a gathering as `hold` does, for a deed that may change it itself."""
        return self._known(HOLD_ALONE, gathering_id)

    def _known(self, statement: Statement, gathering_id: int) -> Gathering:
        found = self._one(statement, which=gathering_id)
        if found is None:
            raise NoSuchGathering(gathering_id=gathering_id)
        return found

    def next_meeting(self, *, now: datetime) -> Gathering | None:
        """Return the first announced meeting that is not over; those without a date come last."""
        return self._one(NEXT, now=now)

    def shown_since(self, since: datetime) -> Sequence[int]:
        """Return what groups read of, announced or calling, and not over at `since`."""
        return [int(row[0]) for row in self._line.rows(SHOWN_SINCE, since=since)]

    def draft_of(self, member_id: int) -> Gathering | None:
        """Return the draft that a member began last."""
        return self._one(DRAFT_OF, member=member_id)

    def waiting(self, member_id: int, *, start: int, most: int) -> Sequence[Waiting]:
        """Return drafts of all organisers, a member's own first; blank ones are left out."""
        rows = self._line.rows(WAITING, member=member_id, start=start, most=most)
        return [waiting_of(row) for row in rows]

    def last_published(self) -> Gathering | None:
        """Return the meeting with the latest date among those that took place or will."""
        return self._one(LAST_PUBLISHED)

    def follow(self, gathering_id: int, *, previous_id: int) -> None:
        """Note after which meeting another one is modelled."""
        self._line.run(FOLLOW, which=gathering_id, previous_id=previous_id)

    def length_before(self, gathering_id: int) -> timedelta | None:
        """Return how long the meeting lasted after which this one is modelled."""
        row = self._line.row(LENGTH_BEFORE, which=gathering_id)
        return row[1] - row[0] if row and row[0] and row[1] else None

    def last_ordinal(self) -> int:
        """Return the highest number a meeting bears, drafts and cancelled ones aside, or 0."""
        row = self._line.row(LAST_ORDINAL)
        return int(row[0] or 0) if row else 0

    def bears(self, ordinal: int) -> bool:
        """Say whether a meeting bears a number, drafts and cancelled ones aside."""
        row = self._line.row(BEARERS, ordinal=ordinal)
        return bool(row and row[0])

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
            # Of a visit it is read from who opens their doors: see `GATHERING`.
            held_by="" if gathering.kind is Kind.VISIT else gathering.held_by,
            cancel_reason=gathering.cancel_reason,
            announced_at=gathering.announced_at,
        )
        if gathering.kind in _WITH_PROGRAMME:
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
        self,
        name: str,
        *,
        address: str = "",
        access: str = "",
        landmark: str = "",
        seats: int | None = None,
    ) -> Place:
        said = {"name": name, "address": address, "access": access, "landmark": landmark}
        made = self._line.made(ADD_PLACE, **said, capacity=seats)
        return Place(made, name, address, access, landmark, seats)

    def know_place(self, place: Place) -> None:
        """Write down how one gets in, and how many can sit there."""
        self._line.run(KNOW_PLACE, which=place.id, access=place.access, capacity=place.seats)

    def _one(self, statement: Statement, **values: object) -> Gathering | None:
        row = self._line.row(statement, **values)
        return None if row is None else gathering_of(row)
