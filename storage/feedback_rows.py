"""What the shelf of feedbacks asks of the tables."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    union,
    update,
)

from bot.domain.attendance import Circle, Taking
from bot.domain.delivery import Kind, State
from bot.domain.feedback import Consent
from bot.domain.member import Status
from storage.among import among
from storage.overview_rows import OBSERVES, ORGANISATIONS
from storage.statement import Statement, one_of, upsert
from storage.tables import (
    attendances,
    deliveries,
    feedbacks,
    gatherings,
    members,
    visit_answers,
    visit_tellers,
    visits,
)

_IN: Final[BindParameter[int]] = bindparam("gathering")
_WHO: Final[BindParameter[int]] = bindparam("member")
_SINCE: Final[BindParameter[Any]] = bindparam("since")
_FIELDS: Final = (
    *("id", "gathering_id", "member_id", "answered_at", "takeaway", "echo"),
    *("sentence", "voice", "consent", "consent_at", "noted_by"),
)
_OF_THIS: Final = (feedbacks.c.gathering_id == _IN, feedbacks.c.member_id == _WHO)


def _is_quotable(said: FromClause) -> ColumnElement[bool]:
    return one_of(said.c.consent, [one.value for one in Consent if one.is_quotable])


def _was_spoken(said: FromClause) -> Sequence[ColumnElement[bool]]:
    """Of what may be quoted: a voice note, also once the recording has gone."""
    return or_(said.c.voice != "", said.c.sentence == ""), _is_quotable(said)


PUT: Final = upsert(
    feedbacks,
    *(name for name in _FIELDS if name != "id"),
    keys=("gathering_id", "member_id"),
)
# What somebody says on their own in this very moment stays.
PUT_NOTED: Final = upsert(
    feedbacks,
    *(name for name in _FIELDS if name != "id"),
    keys=("gathering_id", "member_id"),
    only_where=feedbacks.c.noted_by.is_not(None),
    returning=True,
)
OF: Final = Statement(select(*(feedbacks.c[name] for name in _FIELDS)).where(*_OF_THIS))
DROP: Final = Statement(delete(feedbacks).where(*_OF_THIS))
_HAS_NO_TELEGRAM = select(members.c.id).where(members.c.telegram_id.is_(None))
DROP_NOTED: Final = Statement(
    delete(feedbacks).where(
        *_OF_THIS,
        or_(feedbacks.c.noted_by.is_not(None), feedbacks.c.member_id.in_(_HAS_NO_TELEGRAM)),
    )
)
COUNT: Final = Statement(
    select(func.count()).select_from(feedbacks).where(feedbacks.c.gathering_id == _IN)
)

# Who was erased left nothing but taps; whoever turned out to be another is found by that record.
_WORDS = (
    select(
        *(feedbacks.c[name] for name in ("id", "sentence", "voice", "consent")),
        members.c.name,
        feedbacks.c.gathering_id,
    )
    .join(members, members.c.id == feedbacks.c.member_id)
    .where(or_(feedbacks.c.sentence != "", feedbacks.c.voice != ""))
)
SAID: Final = Statement(_WORDS.where(feedbacks.c.gathering_id == _IN))
ONE: Final = Statement(_WORDS.where(feedbacks.c.id == bindparam("which")))

_SAID_IN: Final = (feedbacks, visit_answers, visit_tellers)
MINE: Final = Statement(
    select(*(gatherings.c[name] for name in ("id", "title", "status", "starts_at", "kind")))
    .where(
        or_(
            *(
                select(said.c.gathering_id)
                .where(said.c.gathering_id == gatherings.c.id, said.c.member_id == _WHO)
                .correlate(gatherings)
                .exists()
                for said in _SAID_IN
            )
        )
    )
    .order_by(gatherings.c.starts_at.desc(), gatherings.c.id.desc())
    .limit(bindparam("size"))
    .offset(bindparam("start"))
)
HAS_ANY: Final = Statement(
    select(members.c.id).where(
        members.c.id == _WHO,
        or_(
            *(
                select(said.c.gathering_id).where(said.c.member_id == _WHO).exists()
                for said in _SAID_IN
            )
        ),
    )
)

_VOICED = union(
    select(feedbacks.c.gathering_id.label("which")).where(
        feedbacks.c.member_id == _WHO, *_was_spoken(feedbacks)
    ),
    select(visits.c.report_meeting_id)
    .join(visit_answers, visit_answers.c.gathering_id == visits.c.gathering_id)
    .where(
        visit_answers.c.member_id == _WHO,
        *_was_spoken(visit_answers),
        visits.c.report_meeting_id.is_not(None),
    ),
).subquery()
VOICED: Final = Statement(select(_VOICED.c.which).order_by(_VOICED.c.which))

_earlier, _begun, _this = attendances.alias("earlier"), gatherings.alias("begun"), gatherings
NEWCOMERS: Final = Statement(
    select(attendances.c.member_id)
    .join(_this, _this.c.id == attendances.c.gathering_id)
    .where(
        attendances.c.gathering_id == _IN,
        attendances.c.member_id.is_not(None),
        attendances.c.circle != Circle.OBSERVER.value,
        attendances.c.came.is_(None),  # known to have come before, though no list tells where
        ~select(_earlier.c.id)
        .join(_begun, _begun.c.id == _earlier.c.gathering_id)
        .where(
            _earlier.c.member_id == attendances.c.member_id,
            _earlier.c.gathering_id != attendances.c.gathering_id,
            _begun.c.presence == Taking.TAKEN.value,
            _begun.c.starts_at < _this.c.starts_at,
        )
        .correlate(attendances, _this)
        .exists(),
    )
    .order_by(attendances.c.member_id)
)

# What was dropped or failed was read by nobody.
_ASKED = (
    deliveries.c.kind == Kind.FEEDBACK.value,
    one_of(
        deliveries.c.state,
        (
            state.value
            for state in (
                *(State.PLANNED, State.CLAIMED, State.SENDING),
                *(State.SENT, State.UNCERTAIN),
            )
        ),
    ),
)
TO_ASK: Final = Statement(
    select(members.c.id)
    .where(
        among(members.c.id, "members"),
        members.c.status != Status.LEFT.value,
        ~OBSERVES,
        ~select(deliveries.c.id)
        .where(*_ASKED, deliveries.c.member_id == members.c.id, deliveries.c.due_at > _SINCE)
        .exists(),
    )
    .order_by(members.c.id)
)
PRESENT: Final = Statement(
    select(members.c.id, members.c.name, ORGANISATIONS, feedbacks.c.noted_by)
    .outerjoin(
        feedbacks, and_(feedbacks.c.member_id == members.c.id, feedbacks.c.gathering_id == _IN)
    )
    .where(
        among(members.c.id, "members"),
        members.c.telegram_id.is_(None),
        members.c.status != Status.LEFT.value,
    )
    .order_by(members.c.folded, members.c.id)
    .limit(bindparam("size"))
    .offset(bindparam("start"))
)
WAS_ASKED: Final = Statement(
    select(deliveries.c.id).where(
        *_ASKED, deliveries.c.gathering_id == _IN, deliveries.c.member_id == _WHO
    )
)
QUESTIONS: Final = Statement(select(gatherings.c.questions).where(gatherings.c.id == _IN))
CHOOSE: Final = Statement(update(gatherings).where(gatherings.c.id == _IN), "questions")
