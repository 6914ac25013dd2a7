"""The shelf of segments: who is in a part of the members, and what holds a message back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
)

from bot.domain.delivery import State
from bot.domain.mailing import (
    MESSAGE_REST,
    PERSON_REST,
    Group,
    MailingKind,
    Segment,
)
from bot.domain.manner import MANNERS, Kind
from bot.domain.member import Role, Status
from bot.domain.reach import Candidate
from bot.domain.rsvp import Answer
from storage.audiences import IS_MUTED
from storage.line import Line
from storage.statement import Row, Statement, one_of
from storage.tables import (
    affiliations,
    deliveries,
    hushes,
    mailings,
    members,
    role_grants,
    rsvps,
)

_IN: Final[BindParameter[int]] = bindparam("gathering")
_NO_GATHERING: Final = 0
_IS_ONE = and_(members.c.merged_into.is_(None), members.c.status != Status.LEFT.value)
_IS_OUT_OF_REACH = or_(
    members.c.chat_id.is_(None),
    one_of(members.c.status, (Status.UNREACHABLE.value, Status.INVITED.value)),
)
_IS_PAUSED = and_(
    members.c.status == Status.PAUSED.value,
    or_(members.c.paused_until.is_(None), members.c.paused_until > bindparam("now")),
)
_IS_HUSHED = (
    select(hushes.c.member_id)
    .where(hushes.c.member_id == members.c.id, hushes.c.gathering_id == bindparam("hushed_in"))
    .exists()
)
_WENT = one_of(
    deliveries.c.state,
    (
        *(State.PLANNED.value, State.CLAIMED.value, State.SENDING.value),
        *(State.SENT.value, State.UNCERTAIN.value),
    ),
)
_OF_MEMBER = deliveries.c.member_id == members.c.id
_LATELY = func.coalesce(deliveries.c.began_at, deliveries.c.planned_at) > bindparam("lately")
_OF_NO_GATHERING = (
    select(mailings.c.id)
    .where(mailings.c.id == deliveries.c.mailing_id, mailings.c.gathering_id.is_(None))
    .exists()
)
_ABOUT: Final[Mapping[MailingKind, ColumnElement[bool]]] = {
    MailingKind.NUDGE: and_(
        deliveries.c.kind == Kind.NUDGE.value, deliveries.c.gathering_id == bindparam("asked_in")
    ),
    MailingKind.MESSAGE: and_(
        deliveries.c.kind == Kind.MESSAGE.value,
        _OF_NO_GATHERING,
        bindparam("asked_in") == literal_column(str(_NO_GATHERING)),
    ),
}
_RATIONED = one_of(
    deliveries.c.kind, sorted(kind.value for kind in Kind if MANNERS[kind].is_rationed)
)


def _was_asked(kind: MailingKind) -> ColumnElement[bool]:
    return select(deliveries.c.id).where(_OF_MEMBER, _ABOUT[kind], _WENT, _LATELY).exists()


def _told_since(moment: str) -> ColumnElement[int]:
    return (
        select(func.count())
        .select_from(deliveries)
        .where(_OF_MEMBER, _RATIONED, _WENT, deliveries.c.began_at > bindparam(moment))
        .correlate(members)
        .scalar_subquery()
    )


def _said(answer: Answer) -> ColumnElement[bool]:
    return _answered(rsvps.c.answer == answer.value, rsvps.c.to_confirm.is_(False))


def _answered(*so: ColumnElement[bool]) -> ColumnElement[bool]:
    return (
        select(rsvps.c.member_id)
        .where(rsvps.c.member_id == members.c.id, rsvps.c.gathering_id == _IN, *so)
        .exists()
    )


def _holds(role: Any) -> ColumnElement[bool]:
    held = (role_grants.c.member_id == members.c.id, role_grants.c.role == role)
    return select(role_grants.c.id).where(*held).exists()


_BELONGS = (
    select(affiliations.c.member_id)
    .where(
        affiliations.c.member_id == members.c.id,
        affiliations.c.organisation_id == bindparam("organisation"),
    )
    .exists()
)
_WHO: Final[Mapping[Group, Sequence[ColumnElement[bool]]]] = {
    Group.COMING: (_said(Answer.YES),),
    Group.EXCUSED: (_said(Answer.NO),),
    Group.UNSURE: (_said(Answer.MAYBE),),
    Group.TO_CONFIRM: (_answered(rsvps.c.to_confirm.is_(True)),),
    # As on the board: observers are not expected to answer.
    Group.SILENT: (~_answered(), ~_holds(Role.FUNDER_OBSERVER.value)),
    Group.EVERYONE: (),
    Group.ORGANISATION: (_BELONGS,),
    Group.ROLE: (_holds(bindparam("role")),),
}


def _asking(group: Group, kind: MailingKind) -> Select[Any]:
    return (
        select(
            *(members.c.id, _IS_OUT_OF_REACH, _IS_PAUSED, or_(IS_MUTED, _IS_HUSHED)),
            *(_was_asked(kind), _told_since("midnight"), _told_since("week")),
        )
        .where(_IS_ONE, *_WHO[group])
        .order_by(members.c.id)
    )


WHO = {(group, kind): Statement(_asking(group, kind)) for group in Group for kind in MailingKind}


class SegmentShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def who(
        self,
        segment: Segment,
        kind: MailingKind,
        *,
        gathering_id: int | None,
        now: datetime,
        midnight: datetime,
    ) -> Sequence[Candidate]:
        """
        Return everybody it is for, by id, with all that may hold a message back.

        `midnight` (aware) is when this day of the community began.
        """
        is_nudge = kind is MailingKind.NUDGE
        about = gathering_id or _NO_GATHERING
        found = self._line.rows(
            WHO[segment.group, kind],
            gathering=about,
            asked_in=about,
            hushed_in=about if is_nudge else _NO_GATHERING,
            organisation=int(segment.of) if segment.of.isdecimal() else 0,
            role=segment.of,
            topic=MANNERS[Kind(kind.value)].topic,
            now=now,
            lately=now - (PERSON_REST if is_nudge else MESSAGE_REST),
            midnight=midnight,
            week=now - MESSAGE_REST,
        )
        return [_candidate(row) for row in found]


def _candidate(row: Row) -> Candidate:
    who, is_out_of_reach, is_paused, is_unwilling, was_asked, today, week = row
    return Candidate(
        int(who),
        is_out_of_reach=bool(is_out_of_reach),
        is_paused=bool(is_paused),
        is_unwilling=bool(is_unwilling),
        was_asked=bool(was_asked),
        today=int(today),
        week=int(week),
    )
