"""What overviews count, and what changed: statements that return numbers, words and news."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    update,
)

from bot.domain.gathering import OPEN, Kind, Status
from bot.domain.rsvp import WITHDRAWN, Answer, Readers
from storage.overview_rows import IN, IS_FIRST, IS_OTHERWISE, IS_SILENT, ORGANISATIONS, answers_as
from storage.statement import Statement, one_of
from storage.tables import gatherings, members, rsvp_history, rsvps

_HAS_WORD = rsvps.c.word != ""
_IS_UNREAD = and_(_HAS_WORD, rsvps.c.word_read.is_(False))
_IS_ALOUD = rsvps.c.readers == Readers.MEETING.value
_OF_GATHERING = rsvps.c.gathering_id == IN


def _sum(*conditions: ColumnElement[bool]) -> Any:
    return func.coalesce(func.sum(case((and_(*conditions), 1), else_=0)), 0)


TALLY: Final = Statement(
    select(
        func.coalesce(func.sum(rsvps.c.stand_ins), 0),
        _sum(rsvps.c.listens.is_(True), rsvps.c.answer == Answer.YES.value),
        _sum(_HAS_WORD),
        _sum(_IS_UNREAD),
        _sum(_IS_UNREAD, _IS_ALOUD),
    ).where(_OF_GATHERING)
)
FIRST_TIMERS: Final = Statement(
    select(func.count())
    .select_from(rsvps.join(members, members.c.id == rsvps.c.member_id))
    .where(answers_as(Answer.YES), IS_FIRST)
)
INVITED: Final = Statement(
    select(*(_sum(group) for group in (IS_SILENT, IS_OTHERWISE))).select_from(members)
)

_later = rsvp_history.alias("later")
_former = rsvp_history.alias("former")
_last = rsvp_history.alias("last")
_SINCE: BindParameter[datetime] = bindparam("since")
_LATEST_OF_ALL = (
    select(func.max(_later.c.id))
    .where(_later.c.gathering_id == IN, _later.c.member_id == rsvp_history.c.member_id)
    .correlate(rsvp_history)
    .scalar_subquery()
)
_LATEST_BEFORE = (
    select(func.max(_former.c.id))
    .where(
        _former.c.gathering_id == IN,
        _former.c.member_id == rsvp_history.c.member_id,
        _former.c.at <= _SINCE,
    )
    .correlate(rsvp_history)
    .scalar_subquery()
)
NEWS: Final = Statement(
    select(
        *(members.c.name, rsvp_history.c.answer, rsvp_history.c.guests, _last.c.answer),
        func.count().over(),
    )
    .select_from(
        rsvp_history.join(members, members.c.id == rsvp_history.c.member_id).outerjoin(
            _last, _last.c.id == _LATEST_BEFORE
        )
    )
    .where(
        rsvp_history.c.gathering_id == IN,
        rsvp_history.c.at > _SINCE,
        rsvp_history.c.id == _LATEST_OF_ALL,
        func.coalesce(rsvp_history.c.entered_by, rsvp_history.c.member_id) != bindparam("besides"),
        or_(
            func.coalesce(_last.c.answer, WITHDRAWN) != rsvp_history.c.answer,
            func.coalesce(_last.c.guests, 0) != rsvp_history.c.guests,
        ),
    )
    .order_by(rsvp_history.c.id.desc())
    .limit(bindparam("size"))
)

LAST_OWN: Final = Statement(
    select(func.max(rsvp_history.c.id)).where(
        rsvp_history.c.gathering_id == IN,
        rsvp_history.c.member_id == bindparam("member"),
        rsvp_history.c.entered_by.is_(None),
    )
)

_WORD = (
    select(
        *(rsvps.c.member_id, rsvps.c.word, rsvps.c.readers, rsvps.c.word_read, rsvps.c.answer),
        *(members.c.name, ORGANISATIONS),
    )
    .join(members, members.c.id == rsvps.c.member_id)
    .where(
        _OF_GATHERING,
        _HAS_WORD,
        or_(rsvps.c.readers == bindparam("readers"), rsvps.c.readers == bindparam("or_readers")),
    )
    .order_by(rsvps.c.word_read, rsvps.c.answered_at, rsvps.c.member_id)
)
WORDS: Final = Statement(_WORD.limit(bindparam("size")).offset(bindparam("start")))
MARK_READ: Final = Statement(
    update(rsvps)
    .where(_OF_GATHERING, rsvps.c.member_id == bindparam("member"))
    .values(word_read=True)
)

_LISTED = select(*(gatherings.c[name] for name in ("id", "title", "status", "starts_at")))
_IS_DRAFT = gatherings.c.status == Status.DRAFT.value
_IS_OPEN = one_of(gatherings.c.status, sorted(status.value for status in OPEN))
OPEN_ONES: Final = Statement(
    _LISTED.where(
        _IS_OPEN, or_(gatherings.c.ends_at.is_(None), gatherings.c.ends_at > bindparam("now"))
    )
    .order_by(gatherings.c.starts_at.asc().nulls_last(), gatherings.c.id)
    .limit(bindparam("size"))
)
WORKED_ON: Final = Statement(
    _LISTED.where(
        one_of(gatherings.c.status, sorted(status.value for status in {*OPEN, Status.HELD})),
        gatherings.c.kind != Kind.RELAY.value,
        gatherings.c.ends_at <= bindparam("until"),
        gatherings.c.ends_at > _SINCE,
    )
    .order_by(gatherings.c.ends_at.desc(), gatherings.c.id.desc())
    .limit(bindparam("size"))
)
_LATEST_FIRST = (case((_IS_DRAFT, 0), else_=1), gatherings.c.starts_at.desc().nulls_first())
ALL: Final = {
    drafts: Statement(
        _LISTED.where(gatherings.c.status != Status.IDEA.value, *(() if drafts else (~_IS_DRAFT,)))
        .order_by(*_LATEST_FIRST, gatherings.c.id.desc())
        .limit(bindparam("size"))
        .offset(bindparam("start"))
    )
    for drafts in (True, False)
}
