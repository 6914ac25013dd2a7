"""What is asked about deliveries: how much somebody read of us, what became of messages."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import (
    Text,
    and_,
    bindparam,
    case,
    func,
    literal,
    literal_column,
    or_,
    select,
    type_coerce,
)

from bot.domain.account import Count, DeliveryHealth
from bot.domain.appointment import Stage
from bot.domain.delivery import STAGE, Delivery, Kind, State
from bot.domain.mailing import MailingState
from bot.domain.manner import RATIONED
from bot.domain.rations import WEEK, Other, Rations
from storage.among import among
from storage.line import Line
from storage.statement import Row, Statement, one_of
from storage.tables import deliveries, mailings, members
from storage.types import COMPACT

# A clock that was ahead for a while must not silence anybody for as long.
_AHEAD: Final = timedelta(days=1)
_LATELY: Final = timedelta(days=1)

_NOW = bindparam("now", type_=deliveries.c.due_at.type)
_MAY_HAVE_ARRIVED = and_(
    deliveries.c.tries > 0,
    deliveries.c.state != State.FAILED.value,
    deliveries.c.began_at > bindparam("since"),
    deliveries.c.began_at < bindparam("until"),
)
_WAITS_NOW = and_(
    one_of(deliveries.c.state, (State.PLANNED.value, State.CLAIMED.value)),
    deliveries.c.due_at <= _NOW,
)
OTHERS = Statement(
    select(
        deliveries.c.member_id,
        deliveries.c.kind,
        deliveries.c.facts,
        case((_MAY_HAVE_ARRIVED, deliveries.c.began_at)),
    ).where(
        among(deliveries.c.member_id, "members"),
        ~among(deliveries.c.id, "hand"),
        one_of(deliveries.c.kind, sorted(kind.value for kind in RATIONED)),
        or_(_MAY_HAVE_ARRIVED, _WAITS_NOW),
    )
)
FULL = Statement(
    select(deliveries.c.member_id)
    .where(one_of(deliveries.c.kind, sorted(kind.value for kind in RATIONED)), _MAY_HAVE_ARRIVED)
    .group_by(deliveries.c.member_id)
    .having(
        or_(
            func.count() >= bindparam("weekly"),
            func.sum(case((deliveries.c.began_at >= bindparam("midnight"), 1), else_=0))
            >= bindparam("daily"),
        )
    )
)
# Weaker than what an update takes: nobody who only mentions the member has to wait.
TAKE_TURNS = Statement(
    select(members.c.id)
    .where(among(members.c.id, "ids"))
    .order_by(members.c.id)
    .with_for_update(key_share=True)
)
IS_STOPPED = Statement(
    select(mailings.c.id).where(
        mailings.c.id == bindparam("mailing"), mailings.c.state == MailingState.STOPPED.value
    )
)


def _says(stage: Stage) -> str:
    """Return how a stage stands in the text of facts."""
    return COMPACT.encode({STAGE: stage.value})[1:-1]


_FACTS = type_coerce(deliveries.c.facts, Text())
_OF_GATHERING = (
    select(
        deliveries.c.kind,
        case(
            *((_FACTS.contains(_says(stage)), literal(stage.value)) for stage in Stage), else_=""
        ).label("stage"),
        deliveries.c.state,
        deliveries.c.reason,
    )
    .where(deliveries.c.gathering_id == bindparam("gathering"))
    .subquery()
)
COUNTS = Statement(select(*_OF_GATHERING.c, func.count()).group_by(*_OF_GATHERING.c))
# Written out: a database uses the indexes of the few only where it can read the states.
_PLANNED = deliveries.c.state == literal_column(f"'{State.PLANNED.value}'")
OLDEST_DUE = Statement(
    select(func.min(deliveries.c.due_at)).where(_PLANNED, deliveries.c.due_at <= _NOW)
)
_TROUBLE = deliveries.c.state.in_(
    [literal_column(f"'{state.value}'") for state in (State.UNCERTAIN, State.FAILED)]
)
IN_TROUBLE = Statement(
    select(deliveries.c.state, func.count())
    .where(_TROUBLE, deliveries.c.settled_at > bindparam("since"))
    .group_by(deliveries.c.state)
)


class DeliveryReads:
    _line: Line

    def take_turns(self, member_ids: Collection[int]) -> None:
        """Let whoever is about to write to these members wait until the one before has begun."""
        self._line.rows(TAKE_TURNS, ids=member_ids)

    def others(
        self, hand: Collection[Delivery], *, now: datetime
    ) -> Mapping[int, Sequence[Other]]:
        """
        Return, by reader, further rationed messages of those who read one of a hand.

        Those that may have arrived within the last seven days, and those that are due and wait.
        """
        facts = {"now": now, "since": now - WEEK, "until": now + _AHEAD}
        readers, ids = {one.member_id for one in hand}, [one.id for one in hand]
        found: dict[int, list[Other]] = {}
        for reader, *row in self._line.rows(OTHERS, members=readers, hand=ids, **facts):
            found.setdefault(reader, []).append(_other(row))
        return found

    def full(self, *, at: datetime, midnight: datetime, rations: Rations) -> frozenset[int]:
        """
        Return the members, by id, whom no further rationed message may reach at a moment.

        `midnight` (aware) is when the day of that moment began.
        """
        facts = {"since": at - WEEK, "until": at + _AHEAD, "midnight": midnight}
        numbers = {"daily": rations.daily, "weekly": rations.weekly}
        return frozenset(int(row[0]) for row in self._line.rows(FULL, **facts, **numbers))

    def is_stopped(self, mailing_id: int) -> bool:
        """Tell whether an organiser stopped the mailing."""
        return self._line.row(IS_STOPPED, mailing=mailing_id) is not None

    def counts(self, gathering_id: int) -> Sequence[Count]:
        """Count the messages about a gathering by kind, stage, state and reason."""
        return [_count(row) for row in self._line.rows(COUNTS, gathering=gathering_id)]

    def health(self, now: datetime) -> DeliveryHealth:
        """Return how the corridor fares; troubles are those of the last day."""
        oldest = self._line.row(OLDEST_DUE, now=now)
        rows = self._line.rows(IN_TROUBLE, since=now - _LATELY)
        found = {State(state): int(number) for state, number in rows}
        return DeliveryHealth(
            oldest[0] if oldest else None,
            uncertain=found.get(State.UNCERTAIN, 0),
            failed=found.get(State.FAILED, 0),
        )


def _other(row: Row) -> Other:
    kind, facts, began_at = row
    stage = facts.get(STAGE)
    return Other(Kind(kind), Stage(stage) if stage else None, began_at)


def _count(row: Row) -> Count:
    kind, stage, state, reason, number = row
    return Count(Kind(kind), Stage(stage) if stage else None, State(state), reason, int(number))
