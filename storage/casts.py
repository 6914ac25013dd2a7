"""The shelf of casts: on whom a gathering counts, who comes for the first time, who listens."""

from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import BindParameter, Select, and_, bindparam, func, or_, select

from bot.domain.board import Scope
from bot.domain.delivery import Kind, State
from bot.domain.digest import Some
from bot.domain.member import Member, Role, Status
from bot.domain.programme import Speaker
from bot.domain.rsvp import Answer
from storage.digests import answer_of, some
from storage.line import Line
from storage.members import MEMBER, member_of
from storage.overview_rows import IN, IS_FIRST, ORGANISATIONS, answers_as
from storage.programmes import SPEAKERS
from storage.statement import Statement, one_of
from storage.tables import deliveries, members, role_grants, rsvps

_WHO: BindParameter[int] = bindparam("member")
_IS_HERE = or_(role_grants.c.gathering_id.is_(None), role_grants.c.gathering_id == IN)
# An answer to a date that has moved says nothing of this one.
_OF_MEMBER = and_(
    rsvps.c.member_id == members.c.id,
    rsvps.c.gathering_id == IN,
    rsvps.c.to_confirm.is_(False),
)
_IS_THERE = (members.c.status != Status.LEFT.value, members.c.merged_into.is_(None))

ANSWERED: Final = Statement(
    select(func.count()).select_from(rsvps).where(rsvps.c.gathering_id == IN)
)
SAID: Final = Statement(
    select(members.c.name, rsvps.c.answer)
    .select_from(members.outerjoin(rsvps, _OF_MEMBER))
    .where(*_IS_THERE, members.c.folded.startswith(bindparam("first_name")))
    .order_by(members.c.id)
    .limit(bindparam("size"))
)
ROLES: Final = Statement(
    select(role_grants.c.role, role_grants.c.gathering_id.is_(None)).where(
        role_grants.c.member_id == _WHO, _IS_HERE
    )
)
_given = role_grants.alias("given")  # members are described with roles of their own
HAVE: Final = Statement(
    MEMBER.add_columns(_given.c.gathering_id.is_(None), rsvps.c.answer)
    .select_from(
        members.join(_given, _given.c.member_id == members.c.id).outerjoin(rsvps, _OF_MEMBER)
    )
    .where(
        *_IS_THERE,
        _given.c.role == bindparam("role_name"),
        or_(_given.c.gathering_id.is_(None), _given.c.gathering_id == IN),
    )
    .order_by(members.c.id)
)


def _coming() -> Select[tuple[int, str, str, int]]:
    return (
        select(members.c.id, members.c.name, ORGANISATIONS, func.count().over())
        .select_from(rsvps.join(members, members.c.id == rsvps.c.member_id))
        .where(answers_as(Answer.YES))
        .order_by(members.c.folded, members.c.id)
        .limit(bindparam("size"))
    )


FIRST_TIMERS: Final = Statement(_coming().where(IS_FIRST))
LISTENERS: Final = Statement(_coming().where(rsvps.c.listens.is_(True)))
_ARRIVED = tuple(state.value for state in (State.SENDING, State.SENT, State.UNCERTAIN))
WERE_TOLD: Final = Statement(
    select(deliveries.c.member_id).where(
        deliveries.c.gathering_id == IN,
        deliveries.c.kind == Kind.LATE_NO.value,
        deliveries.c.promise.startswith(bindparam("of_these")),
        one_of(deliveries.c.state, _ARRIVED),
    )
)
_NAMESAKES = 5


class CastShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def answered(self, gathering_id: int) -> int:
        """Count the members who gave any sign."""
        row = self._line.row(ANSWERED, gathering=gathering_id)
        return int(row[0]) if row else 0

    def said(self, gathering_id: int, *, first_name: str) -> Sequence[tuple[str, Answer | None]]:
        """Return members whose folded name begins with this, and what each answered."""
        facts = {"gathering": gathering_id, "first_name": first_name, "size": _NAMESAKES}
        return [(name, answer_of(answer)) for name, answer in self._line.rows(SAID, **facts)]

    def roles(self, member_id: int, gathering_id: int) -> Sequence[tuple[Role, bool]]:
        """Return a member's roles, and whether each is a standing one."""
        rows = self._line.rows(ROLES, member=member_id, gathering=gathering_id)
        return [(Role(role), bool(is_standing)) for role, is_standing in rows]

    def speakers(self, gathering_id: int) -> Sequence[Speaker]:
        """Return who is named to speak."""
        rows = self._line.rows(SPEAKERS, which=gathering_id)
        return [Speaker(name, what, whom, bool(hosts)) for name, what, whom, hosts in rows]

    def have(self, role: Role, gathering_id: int) -> Sequence[tuple[Member, bool, Answer | None]]:
        """Return who has a role, whether it is a standing one, and what they answered."""
        rows = self._line.rows(HAVE, role_name=role.value, gathering=gathering_id)
        return [(member_of(row[:-2]), bool(row[-2]), answer_of(row[-1])) for row in rows]

    def first_timers(self, scope: Scope, *, size: int) -> Some:
        """Return who says yes for the first time."""
        facts = {"gathering": scope.gathering_id, "before": scope.starts_at, "size": size}
        return some(self._line.rows(FIRST_TIMERS, **facts))

    def listeners(self, scope: Scope, *, size: int) -> Some:
        """Return who comes to listen."""
        return some(self._line.rows(LISTENERS, gathering=scope.gathering_id, size=size))

    def were_told(self, gathering_id: int, member_id: int) -> Collection[int]:
        """Return the members who were told at once that this one is missed."""
        of_these = f"{Kind.LATE_NO.value}:{gathering_id}:{member_id}:"
        rows = self._line.rows(WERE_TOLD, gathering=gathering_id, of_these=of_these)
        return {int(row[0]) for row in rows}
