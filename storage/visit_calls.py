"""The shelves of what a visit asks before it takes place, and of what is answered."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, func, select, update

from bot.domain.member import Directory
from bot.domain.rsvp import Answer
from bot.domain.visit_call import Chosen, Small, Visitor
from storage.line import Line
from storage.overview_rows import ORGANISATIONS
from storage.statement import Statement, upsert
from storage.tables import (
    members,
    rsvps,
    visit_choices,
    visit_confirmations,
    visit_lists,
    visit_questions,
)

_WHICH = bindparam("gathering", type_=visit_questions.c.gathering_id.type)
_WHO = bindparam("member", type_=visit_questions.c.member_id.type)
_COMES = and_(rsvps.c.gathering_id == _WHICH, rsvps.c.answer == Answer.YES.value)
_MINE = (visit_questions.c.gathering_id == _WHICH, visit_questions.c.member_id == _WHO)

QUESTION = Statement(select(visit_questions.c.text).where(*_MINE))
QUESTIONS = Statement(
    select(visit_questions.c.text)
    .join(rsvps, rsvps.c.member_id == visit_questions.c.member_id)
    .where(visit_questions.c.gathering_id == _WHICH, _COMES)
    .order_by(visit_questions.c.asked_at, visit_questions.c.member_id)
)
ASK = upsert(
    visit_questions,
    *("gathering_id", "member_id", "text", "asked_at"),
    keys=["gathering_id", "member_id"],
)
DROP = Statement(delete(visit_questions).where(*_MINE))
VISITORS = Statement(
    select(members.c.id, members.c.name, ORGANISATIONS, rsvps.c.guests, members.c.directory)
    .select_from(rsvps.join(members, members.c.id == rsvps.c.member_id))
    .where(_COMES)
    .order_by(members.c.folded, members.c.id)
)
CONFIRM = upsert(
    visit_confirmations,
    *("gathering_id", "member_id", "for_date", "confirmed_at"),
    keys=["gathering_id", "member_id"],
)
_SAID_SO = (
    select(visit_confirmations.c.member_id)
    .where(
        visit_confirmations.c.gathering_id == rsvps.c.gathering_id,
        visit_confirmations.c.member_id == rsvps.c.member_id,
        visit_confirmations.c.for_date == bindparam("for_date"),
    )
    .exists()
)
UNCONFIRMED = Statement(
    select(rsvps.c.member_id).where(_COMES, rsvps.c.answered_at < bindparam("asked_at"), ~_SAID_SO)
)
_LISTS = visit_lists.c.gathering_id == _WHICH
TOLD = Statement(select(visit_lists.c.mark).where(_LISTS, visit_lists.c.member_id == _WHO))
TOLD_AT = Statement(select(func.max(visit_lists.c.told_at)).where(_LISTS))
LEAVES = upsert(
    visit_lists,
    *("gathering_id", "member_id", "leaving"),
    keys=["gathering_id", "member_id"],
)
ARRIVED = Statement(
    update(visit_lists)
    .where(_LISTS, visit_lists.c.member_id == _WHO, visit_lists.c.leaving != "")
    .values(mark=visit_lists.c.leaving, leaving=""),
    "told_at",
)
CHOSEN = Statement(
    select(visit_choices.c.choice, visit_choices.c.chosen_by, visit_choices.c.for_date).where(
        visit_choices.c.gathering_id == _WHICH
    )
)
CHOOSE = upsert(
    visit_choices,
    *("gathering_id", "choice", "chosen_by", "for_date", "chosen_at"),
    keys=["gathering_id"],
)


class VisitQuestionShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of_member(self, gathering_id: int, member_id: int) -> str:
        """Return what somebody would like to understand, empty if they did not say."""
        row = self._line.row(QUESTION, gathering=gathering_id, member=member_id)
        return str(row[0]) if row else ""

    def of(self, gathering_id: int) -> Sequence[str]:
        """Return what those who have a place would like to understand, the first one first."""
        return [str(row[0]) for row in self._line.rows(QUESTIONS, gathering=gathering_id)]

    def put(self, gathering_id: int, member_id: int, text: str, *, at: datetime) -> None:
        """Keep a question in the place of an earlier one."""
        self._line.run(ASK, gathering_id=gathering_id, member_id=member_id, text=text, asked_at=at)

    def drop(self, gathering_id: int, member_id: int) -> bool:
        """Forget a question; False if there is none."""
        return bool(self._line.run(DROP, gathering=gathering_id, member=member_id))


class VisitCallShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def visitors(self, gathering_id: int) -> Sequence[Visitor]:
        """Return who has a place, as they are called now, by name."""
        rows = self._line.rows(VISITORS, gathering=gathering_id)
        return [
            Visitor(int(which), name, names or "", int(guests), Directory(shown))
            for which, name, names, guests, shown in rows
        ]

    def confirm(
        self, gathering_id: int, member_id: int, *, for_date: datetime, at: datetime
    ) -> None:
        """Write down that somebody still comes, on that date."""
        self._line.run(
            CONFIRM,
            gathering_id=gathering_id,
            member_id=member_id,
            for_date=for_date,
            confirmed_at=at,
        )

    def unconfirmed(
        self, gathering_id: int, *, for_date: datetime, asked_at: datetime
    ) -> frozenset[int]:
        """Return who had a place when asked, has it still, and did not say so again."""
        facts = {"gathering": gathering_id, "for_date": for_date, "asked_at": asked_at}
        return frozenset(int(row[0]) for row in self._line.rows(UNCONFIRMED, **facts))

    def told(self, gathering_id: int, member_id: int) -> str:
        """Return the mark of the list that somebody read last, empty for none."""
        row = self._line.row(TOLD, gathering=gathering_id, member=member_id)
        return str(row[0]) if row else ""

    def told_at(self, gathering_id: int) -> datetime | None:
        """Return when a list last reached whoever opens the doors; None if none did."""
        row = self._line.row(TOLD_AT, gathering=gathering_id)
        return row[0] if row else None

    def leaves(self, gathering_id: int, member_id: int, mark: str) -> None:
        """Write down which list is on its way to somebody."""
        self._line.run(LEAVES, gathering_id=gathering_id, member_id=member_id, leaving=mark)

    def arrived(self, gathering_id: int, member_id: int, *, at: datetime) -> None:
        """Write down that somebody got the list that was on its way."""
        self._line.run(ARRIVED, gathering=gathering_id, member=member_id, told_at=at)

    def chosen(self, gathering_id: int) -> Chosen | None:
        """Return what was chosen where few people come."""
        row = self._line.row(CHOSEN, gathering=gathering_id)
        return Chosen(Small(row[0]), row[1], row[2]) if row else None

    def choose(self, gathering_id: int, chosen: Chosen, *, at: datetime) -> None:
        """Write down what becomes of a visit to which few people come."""
        self._line.run(
            CHOOSE,
            gathering_id=gathering_id,
            choice=chosen.choice.value,
            chosen_by=chosen.by,
            for_date=chosen.for_date,
            chosen_at=at,
        )
