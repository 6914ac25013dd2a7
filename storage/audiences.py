"""The shelf of audiences: who is written to about a gathering, and who cannot be."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, func, or_, select

from bot.domain.member import Status, Topic
from bot.domain.rsvp import Answer
from storage.line import Line
from storage.statement import Statement
from storage.tables import members, mutes, rsvps

_IS_PAUSED = members.c.status == Status.PAUSED.value
_IS_BACK = and_(_IS_PAUSED, members.c.paused_until <= bindparam("now"))
_IS_ONE = members.c.merged_into.is_(None)
_IS_AWAKE = or_(members.c.status == Status.ACTIVE.value, _IS_BACK)
_IS_MUTED = (
    select(mutes.c.member_id)
    .where(mutes.c.member_id == members.c.id, mutes.c.topic == bindparam("topic"))
    .exists()
)
_HAS_ANSWERED = (
    select(rsvps.c.member_id)
    .where(rsvps.c.member_id == members.c.id, rsvps.c.gathering_id == bindparam("gathering"))
    .exists()
)
_REACHABLE = (_IS_ONE, _IS_AWAKE, members.c.chat_id.is_not(None), ~_IS_MUTED, ~_HAS_ANSWERED)
_OF_GATHERING = rsvps.c.gathering_id == bindparam("gathering")

REACHABLE = Statement(select(members.c.id).where(*_REACHABLE).order_by(members.c.id))
COUNT_REACHABLE = Statement(select(func.count()).select_from(members).where(*_REACHABLE))
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

ANSWERED = Statement(
    select(rsvps.c.member_id, rsvps.c.answer).where(_OF_GATHERING).order_by(rsvps.c.member_id)
)


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

    def count_otherwise(self, *, now: datetime) -> int:
        """Count the members whom no private message reaches; who asked for calm is not counted."""
        row = self._line.row(COUNT_OTHERWISE, now=now)
        return int(row[0]) if row else 0

    def answered(self, gathering_id: int, *, answers: Collection[Answer]) -> Sequence[int]:
        """Return the members whose answer is one of these, by id."""
        rows = self._line.rows(ANSWERED, gathering=gathering_id)
        return [int(member_id) for member_id, answer in rows if Answer(answer) in answers]
