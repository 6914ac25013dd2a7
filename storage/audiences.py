"""The shelf of audiences: who is written to about a gathering, and who cannot be."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, func, literal_column, or_, select

from bot.domain.delivery import Kind, State
from bot.domain.listener import Listener
from bot.domain.member import Status, Topic
from bot.domain.rsvp import Answer
from bot.ports.audiences import Facts
from storage.line import Line
from storage.overview_rows import OBSERVES
from storage.statement import Row, Statement, one_of
from storage.tables import deliveries, members, mutes, rsvps

_IS_PAUSED = members.c.status == Status.PAUSED.value
_IS_BACK = and_(_IS_PAUSED, members.c.paused_until <= bindparam("now"))
_IS_ONE = members.c.merged_into.is_(None)
_IS_AWAKE = or_(members.c.status == Status.ACTIVE.value, _IS_BACK)
IS_MUTED = (
    select(mutes.c.member_id)
    .where(mutes.c.member_id == members.c.id, mutes.c.topic == bindparam("topic"))
    .exists()
)
_HAS_ANSWERED = (
    select(rsvps.c.member_id)
    .where(rsvps.c.member_id == members.c.id, rsvps.c.gathering_id == bindparam("gathering"))
    .exists()
)
_READS = (_IS_ONE, _IS_AWAKE, members.c.chat_id.is_not(None), ~IS_MUTED)
_REACHABLE = (*_READS, ~_HAS_ANSWERED)

REACHABLE = Statement(select(members.c.id).where(*_REACHABLE).order_by(members.c.id))
COUNT_REACHABLE = Statement(select(func.count()).select_from(members).where(*_REACHABLE))
READERS = Statement(select(members.c.id).where(*_READS).order_by(members.c.id))
COUNT_OTHERWISE = Statement(
    select(func.count())
    .select_from(members)
    .where(
        _IS_ONE,
        members.c.status != Status.LEFT.value,
        or_(~_IS_PAUSED, _IS_BACK),
        or_(members.c.chat_id.is_(None), members.c.status == Status.UNREACHABLE.value),
    )
)
# What was tried once is never planned again: who did not get it reads of the meeting here.
_ATTEMPTED = tuple(
    state.value for state in (State.SENDING, State.SENT, State.UNCERTAIN, State.FAILED)
)
_WAS_INVITED = (
    select(deliveries.c.id)
    .where(
        deliveries.c.member_id == members.c.id,
        deliveries.c.gathering_id == bindparam("gathering"),
        deliveries.c.kind == Kind.ANNOUNCEMENT.value,
        one_of(deliveries.c.state, _ATTEMPTED),
    )
    .exists()
)
INVITED = Statement(select(members.c.id).where(*_REACHABLE, _WAS_INVITED).order_by(members.c.id))
ANSWERED = Statement(
    select(
        rsvps.c.member_id,
        rsvps.c.answer,
        rsvps.c.to_confirm,
        members.c.chat_id,
        members.c.status,
        rsvps.c.stand_ins,
    )
    .select_from(rsvps)
    .join(members, members.c.id == rsvps.c.member_id)
    .where(
        rsvps.c.gathering_id == bindparam("gathering"),
        members.c.status != Status.LEFT.value,
        _IS_ONE,
    )
    .order_by(rsvps.c.member_id)
)
# Also who asked for calm or blocked us: a message to them is kept back, and counted as such.
_IS_MEMBER = members.c.status.in_(
    [
        literal_column(f"'{status.value}'")
        for status in (Status.ACTIVE, Status.PAUSED, Status.UNREACHABLE)
    ]
)
EVERYBODY = Statement(
    select(
        members.c.id,
        rsvps.c.answer,
        rsvps.c.to_confirm,
        members.c.chat_id,
        members.c.status,
        rsvps.c.stand_ins,
    )
    .select_from(members)
    .outerjoin(
        rsvps,
        and_(rsvps.c.member_id == members.c.id, rsvps.c.gathering_id == bindparam("gathering")),
    )
    # Whoever only observes is not asked whether they come; if they said so, they are reminded.
    .where(_IS_MEMBER, _IS_ONE, or_(rsvps.c.answer.is_not(None), ~OBSERVES))
    .where(members.c.id > bindparam("after"))
    .order_by(members.c.id)
    .limit(bindparam("most"))
)
WAITING = Statement(
    select(deliveries.c.member_id, deliveries.c.facts).where(
        deliveries.c.gathering_id == bindparam("gathering"),
        deliveries.c.kind == bindparam("of_kind"),
        deliveries.c.state == State.PLANNED.value,
    )
)
_WRITABLE = frozenset({Status.ACTIVE, Status.PAUSED})


class AudienceShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def reachable(self, gathering_id: int, *, topic: Topic, now: datetime) -> Sequence[int]:
        """Return the members whom we may write to and who have not answered yet, by id."""
        facts = {"gathering": gathering_id, "topic": topic.value, "now": now}
        return [int(row[0]) for row in self._line.rows(REACHABLE, **facts)]

    def count_reachable(self, gathering_id: int, *, topic: Topic, now: datetime) -> int:
        facts = {"gathering": gathering_id, "topic": topic.value, "now": now}
        row = self._line.row(COUNT_REACHABLE, **facts)
        return int(row[0]) if row else 0

    def readers(self, topic: Topic, *, now: datetime) -> Sequence[int]:
        """Return the members whom we may write to about something, by id."""
        return [int(row[0]) for row in self._line.rows(READERS, topic=topic.value, now=now)]

    def count_otherwise(self, *, now: datetime) -> int:
        """Count the members whom no private message reaches; who asked for calm is not counted."""
        row = self._line.row(COUNT_OTHERWISE, now=now)
        return int(row[0]) if row else 0

    def answered(self, gathering_id: int) -> Sequence[Listener]:
        """Return everybody who answered, by id; who left is not asked anything any more."""
        return [_listener(row) for row in self._line.rows(ANSWERED, gathering=gathering_id)]

    def invited(self, gathering_id: int, *, now: datetime) -> Sequence[Listener]:
        """Return whom it was announced to in private, who are silent and may be written to."""
        facts = {"gathering": gathering_id, "topic": Topic.ANNOUNCEMENTS.value, "now": now}
        rows = self._line.rows(INVITED, **facts)
        return [Listener(int(row[0]), None, to_confirm=False, is_reachable=True) for row in rows]

    def everybody(self, gathering_id: int, *, after: int, most: int) -> Sequence[Listener]:
        """Return members after one, by id, with what they answered; who asked for calm too."""
        rows = self._line.rows(EVERYBODY, gathering=gathering_id, after=after, most=most)
        return [_listener(row) for row in rows]

    def waiting(self, gathering_id: int, kind: Kind) -> Mapping[int, Facts]:
        """Return the facts of messages of a kind that are planned and not under way, by member."""
        rows = self._line.rows(WAITING, gathering=gathering_id, of_kind=kind.value)
        return {int(member_id): facts for member_id, facts in rows}


def _listener(row: Row) -> Listener:
    member_id, answer, to_confirm, chat_id, status, stand_ins = row
    is_reachable = chat_id is not None and Status(status) in _WRITABLE
    said = None if answer is None else Answer(answer)
    instead = int(stand_ins or 0)
    return Listener(int(member_id), said, bool(to_confirm), is_reachable, stand_ins=instead)
