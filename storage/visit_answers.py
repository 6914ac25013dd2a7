"""The shelf of what visitors say of a visit: their own sentences, and how they take one back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    FromClause,
    bindparam,
    case,
    delete,
    func,
    or_,
    select,
    update,
)

from bot.domain.attendance import Circle, Taking
from bot.domain.feedback import Consent, first_name, in_no_order
from bot.domain.rsvp import Answer
from bot.domain.telling import VisitSaid
from bot.domain.visit import VisitAnswer, VisitWord
from storage.attendance_rows import IS_SEEN
from storage.line import Line
from storage.statement import Row, Statement, one_of, upsert
from storage.tables import attendances, gatherings, members, rsvps, visit_answers, visit_hosts

_THEIRS = visit_answers.c.member_id == bindparam("member")
_OF_THIS = visit_answers.c.gathering_id == bindparam("gathering")
_QUOTABLE = one_of(
    visit_answers.c.consent, sorted(consent.value for consent in Consent if consent.is_quotable)
)
_FIELDS: Final = (
    *("gathering_id", "member_id", "kind", "sentence", "consent", "answered_at"),
    *("voice", "photo", "id", "consent_at"),
)
_SAID: Final = ("id", "kind", "sentence", "voice", "photo", "consent")
OF = Statement(
    select(*(visit_answers.c[name] for name in _FIELDS))
    .where(_OF_THIS, _THEIRS)
    .order_by(visit_answers.c.id)
)
PUT = upsert(
    visit_answers,
    *(name for name in _FIELDS if name != "id"),
    keys=["gathering_id", "member_id", "kind"],
)
DROP = Statement(
    delete(visit_answers).where(_OF_THIS, _THEIRS, visit_answers.c.kind == bindparam("which"))
)


def _counted(people: FromClause, *which: ColumnElement[bool]) -> Any:
    found = select(func.count()).select_from(people).where(*which)
    return found.correlate(visit_answers).scalar_subquery()


_visited = gatherings.alias("visited")
# Whoever had no name when they came can have said nothing; who was erased since had one.
_THERE = _counted(
    attendances,
    attendances.c.gathering_id == visit_answers.c.gathering_id,
    attendances.c.circle != Circle.HOST.value,
    or_(attendances.c.member_id.is_not(None), attendances.c.came.is_not(None)),
    IS_SEEN,
)
_MEANT_TO_COME = _counted(
    rsvps,
    rsvps.c.gathering_id == visit_answers.c.gathering_id,
    rsvps.c.answer == Answer.YES.value,
    rsvps.c.to_confirm.is_(False),
)
_HOSTS = _counted(visit_hosts, visit_hosts.c.visit_id == visit_answers.c.gathering_id)
_IS_TAKEN = (
    select(_visited.c.id)
    .where(
        _visited.c.id == visit_answers.c.gathering_id,
        _visited.c.presence == Taking.TAKEN.value,
    )
    .correlate(visit_answers)
    .exists()
)
AMONG: Final[Any] = case(
    (visit_answers.c.kind == VisitWord.HOST.value, _HOSTS),
    (_IS_TAKEN, _THERE),
    else_=_MEANT_TO_COME,
)
"""How many people may have said what an answer says of its visit."""
# Who was erased left nothing that can be read.
_WORDS = (
    select(
        *(visit_answers.c[name] for name in _SAID),
        *(members.c.name, AMONG, visit_answers.c.gathering_id),
    )
    .join(members, members.c.id == visit_answers.c.member_id)
    .where(or_(*(visit_answers.c[name] != "" for name in ("sentence", "voice", "photo"))))
)
SAID = Statement(_WORDS.where(_OF_THIS))
ONE = Statement(_WORDS.where(visit_answers.c.id == bindparam("which")))
QUOTABLE_OF = Statement(
    select(visit_answers.c.id, visit_answers.c.sentence)
    .where(_THEIRS, _QUOTABLE, visit_answers.c.sentence != "")
    .order_by(visit_answers.c.id)
)
WITHDRAW = Statement(
    update(visit_answers)
    .where(visit_answers.c.id == bindparam("which"), _THEIRS, visit_answers.c.sentence != "")
    .values(
        sentence="", voice="", photo="", consent=Consent.NONE.value, consent_at=bindparam("at")
    )
)


class VisitAnswerShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, gathering_id: int, member_id: int) -> Mapping[VisitWord, VisitAnswer]:
        """Return what one member said of a visit."""
        rows = self._line.rows(OF, gathering=gathering_id, member=member_id)
        found = [_answer(row) for row in rows]
        return {one.word: one for one in found}

    def put(self, answer: VisitAnswer) -> None:
        """Keep what a member says, instead of what they said before."""
        self._line.run(
            PUT,
            gathering_id=answer.gathering_id,
            member_id=answer.member_id,
            kind=answer.word.value,
            sentence=answer.sentence,
            voice=answer.voice,
            photo=answer.photo,
            consent=answer.consent.value,
            consent_at=answer.consent_at,
            answered_at=answer.answered_at,
        )

    def drop(self, answer: VisitAnswer) -> None:
        """Let go of what a member said; what they say next is known by another id."""
        whose = {"gathering": answer.gathering_id, "member": answer.member_id}
        self._line.run(DROP, which=answer.word.value, **whose)

    def said(self, gathering_id: int) -> Sequence[VisitSaid]:
        """Return all that was said, in an order that tells nothing, and is always the same."""
        rows = self._line.rows(SAID, gathering=gathering_id)
        order = list(VisitWord)
        found = in_no_order(_said(row) for row in rows)
        return sorted(found, key=lambda one: order.index(one.word))

    def one(self, answer_id: int) -> tuple[int, VisitSaid] | None:
        """Return the visit and one answer, if it is still there."""
        row = self._line.row(ONE, which=answer_id)
        return None if row is None else (int(row[-1]), _said(row))

    def quotable_of(self, member_id: int) -> Mapping[int, str]:
        """Return the sentences of a member that may be quoted, by id."""
        rows = self._line.rows(QUOTABLE_OF, member=member_id)
        return {int(which): sentence for which, sentence in rows}

    def withdraw(self, answer_id: int, *, member_id: int, at: datetime) -> bool:
        """Take back one's words, of which nothing is kept; False if there are none."""
        return bool(self._line.run(WITHDRAW, which=answer_id, member=member_id, at=at))


def _answer(row: Row) -> VisitAnswer:
    gathering_id, member_id, word, sentence, consent, answered_at, *rest = row
    return VisitAnswer(
        gathering_id,
        member_id,
        VisitWord(word),
        sentence,
        Consent(consent),
        answered_at,
        *rest,
    )


def _said(row: Row) -> VisitSaid:
    which, word, sentence, voice, photo, consent, name, among, _ = row
    allowed = Consent(consent)
    by = first_name(name or "") if allowed is Consent.NAMED else ""
    return VisitSaid(which, VisitWord(word), sentence, voice, photo, allowed, by, int(among))
