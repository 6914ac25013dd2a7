"""What mailings ask of the tables: how they stand, and what became of each message."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    case,
    delete,
    func,
    literal_column,
    null,
    or_,
    select,
    update,
)

from bot.domain.delivery import MOST_COPIES, State
from bot.domain.letter import Unsaid
from bot.domain.mailing import GONE, STOPPED, MailingKind, MailingState
from storage.statement import Statement, insert, one_of
from storage.tables import deliveries, mailings, members

FIELDS = (
    *("id", "kind", "made_by", "made_at", "segment", "gathering_id", "text", "state"),
    *("confirmed_at", "over_at", "chat_id", "message_id", "shown"),
)
_COLUMNS = [mailings.c[name] for name in FIELDS]
_THIS = mailings.c.id == bindparam("which")
_OF_THIS = deliveries.c.mailing_id == bindparam("which")
_IS_GONE = one_of(deliveries.c.reason, GONE)
_ONE_COPY = deliveries.c.tries < MOST_COPIES
_STATE = deliveries.c.state


def _is(state: State) -> ColumnElement[bool]:
    return deliveries.c.state == state.value


_MAY_GO_AGAIN = or_(
    and_(_is(State.UNCERTAIN), _ONE_COPY),
    and_(_is(State.FAILED), ~_IS_GONE),
)
_MISSED = or_(
    one_of(_STATE, (State.UNCERTAIN.value, State.FAILED.value)),
    and_(_is(State.DROPPED), deliveries.c.reason == Unsaid.UNREACHABLE.value),
)

ADD = insert(
    mailings, *("kind", "made_by", "made_at", "segment", "gathering_id", "state", "text", "shown")
)
GET = Statement(select(*_COLUMNS).where(_THIS))
SAVE = Statement(update(mailings).where(_THIS), "text", "state", "confirmed_at", "over_at")


def _if_somebody_made_it(name: str) -> ColumnElement[Any]:
    column = mailings.c[name]
    return case((mailings.c.made_by.is_not(None), bindparam(name, type_=column.type)))


# Whoever showed it may hold the address of somebody who was erased meanwhile.
SHOW = Statement(
    update(mailings)
    .where(_THIS)
    .values({name: _if_somebody_made_it(name) for name in ("chat_id", "message_id")}),
    "shown",
)
# What stands in the chat begins with the state it was drawn in.
UNTRUE = Statement(
    select(*_COLUMNS)
    .where(
        or_(
            mailings.c.state == MailingState.RUNNING.value,
            and_(
                mailings.c.chat_id.is_not(None),
                one_of(mailings.c.state, (MailingState.STOPPED.value, MailingState.OVER.value)),
                func.substr(mailings.c.shown, 1, func.length(mailings.c.state))
                != mailings.c.state,
            ),
        ),
    )
    .order_by(mailings.c.id)
)
LAST_NUDGE = Statement(
    select(func.max(mailings.c.confirmed_at)).where(
        mailings.c.gathering_id == bindparam("gathering"),
        mailings.c.kind == MailingKind.NUDGE.value,
        mailings.c.segment == bindparam("for_whom", type_=mailings.c.segment.type),
        mailings.c.confirmed_at > bindparam("since"),
    )
)
PAGE = Statement(
    select(*_COLUMNS)
    .where(mailings.c.confirmed_at.is_not(None))
    .order_by(mailings.c.confirmed_at.desc(), mailings.c.id.desc())
    .limit(bindparam("size"))
    .offset(bindparam("start"))
)


def _sum(*conditions: Any) -> Any:
    return func.coalesce(func.sum(case((and_(*conditions), 1), else_=0)), 0)


_IS_PLANNED = _is(State.PLANNED)
_IS_LATER = and_(_IS_PLANNED, deliveries.c.due_at > bindparam("now"))
_IS_DROPPED = _is(State.DROPPED)
COUNTS = {
    "sent": (_is(State.SENT),),
    "in_air": (_is(State.SENDING),),
    "waiting": (or_(_is(State.CLAIMED), and_(_IS_PLANNED, ~_IS_LATER)),),
    "later": (_IS_LATER,),
    "uncertain": (_is(State.UNCERTAIN),),
    "failed": (_is(State.FAILED), ~_IS_GONE),
    "blocked": (_is(State.FAILED), _IS_GONE),
    "otherwise": (_IS_DROPPED, deliveries.c.reason == Unsaid.UNREACHABLE.value),
    "stopped": (_IS_DROPPED, deliveries.c.reason == STOPPED),
    "spared": (_IS_DROPPED, ~one_of(deliveries.c.reason, (Unsaid.UNREACHABLE.value, STOPPED))),
    "again": (_MAY_GO_AGAIN,),
}
TALLY = Statement(
    select(
        *(_sum(*conditions) for conditions in COUNTS.values()),
        func.min(case((_IS_LATER, deliveries.c.due_at))),
    ).where(_OF_THIS)
)
HOLD = Statement(
    update(deliveries)
    .where(_OF_THIS, one_of(_STATE, (State.PLANNED.value, State.CLAIMED.value)))
    .values(state=State.DROPPED.value, reason=STOPPED, lease_until=null()),
    "settled_at",
)
RELEASE = Statement(
    update(deliveries)
    .where(_OF_THIS, _IS_DROPPED, deliveries.c.reason == STOPPED)
    .values(state=State.PLANNED.value, reason="", settled_at=null()),
    "due_at",
)
# One attempt may have arrived: of what goes once more, nothing goes a third time.
AGAIN = Statement(
    update(deliveries)
    .where(_OF_THIS, _MAY_GO_AGAIN)
    .values(state=State.PLANNED.value, reason="", settled_at=null(), tries=literal_column("1")),
    *("due_at", "not_after"),
)
_LEFT_OUT = (
    *("promise", "kind", "member_id", "gathering_id", "due_at", "facts", "state"),
    *("planned_at", "reason", "settled_at", "mailing_id"),
)
LEAVE_OUT = Statement(lambda insertion: insertion(deliveries).on_conflict_do_nothing(), *_LEFT_OUT)
UNREACHED = Statement(
    select(members.c.id, members.c.name, members.c.contact_note, _STATE)
    .select_from(deliveries.join(members, members.c.id == deliveries.c.member_id))
    .where(_OF_THIS, _MISSED)
    .order_by(members.c.folded, members.c.id)
    .limit(bindparam("size"))
    .offset(bindparam("start"))
)
DROP = Statement(delete(mailings).where(_THIS))
PURGE = Statement(
    delete(mailings).where(
        or_(
            func.coalesce(mailings.c.over_at, mailings.c.confirmed_at) < bindparam("before"),
            and_(
                mailings.c.state == MailingState.DRAFT.value,
                mailings.c.made_at < bindparam("drafts_before"),
            ),
        )
    )
)
