"""The shelf of answers to "are you coming?": the latest of each member, and the whole history."""

from sqlalchemy import BindParameter, bindparam, func, select

from bot.domain.rsvp import Answer, Headcount, Rsvp, Via
from storage.line import Line
from storage.statement import Statement, upsert
from storage.tables import affiliations, rsvp_history, rsvps

_IN: BindParameter[int] = bindparam("gathering")
_other = rsvps.alias()
_organisations = (
    select(func.count(affiliations.c.organisation_id.distinct()))
    .select_from(_other)
    .join(affiliations, affiliations.c.member_id == _other.c.member_id)
    .where(_other.c.gathering_id == rsvps.c.gathering_id, _other.c.answer == rsvps.c.answer)
    .correlate(rsvps)
    .scalar_subquery()
)
OF = Statement(
    select(
        rsvps.c.gathering_id,
        rsvps.c.member_id,
        rsvps.c.answer,
        rsvps.c.guests,
        rsvps.c.answered_at,
    ).where(rsvps.c.gathering_id == _IN, rsvps.c.member_id == bindparam("member"))
)
PUT = upsert(
    rsvps,
    *("gathering_id", "member_id", "answer", "guests", "answered_at"),
    *("first_answered_at", "entered_by", "via"),
    keys=["gathering_id", "member_id"],
    kept=["first_answered_at"],
)
REMEMBER = Statement(
    rsvp_history.insert(),
    *("gathering_id", "member_id", "answer", "guests", "at", "entered_by", "via"),
)
HEADCOUNT = Statement(
    select(rsvps.c.answer, func.sum(1 + rsvps.c.guests), _organisations)
    .where(rsvps.c.gathering_id == _IN)
    .group_by(rsvps.c.gathering_id, rsvps.c.answer)
)

COUNT_OF = Statement(
    select(func.count()).select_from(rsvps).where(rsvps.c.member_id == bindparam("member"))
)


class RsvpShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, gathering_id: int, member_id: int) -> Rsvp | None:
        row = self._line.row(OF, gathering=gathering_id, member=member_id)
        if row is None:
            return None
        gathering, member, answer, guests, answered_at = row
        return Rsvp(gathering, member, Answer(answer), guests, answered_at)

    def put(self, rsvp: Rsvp, *, via: Via, entered_by: int | None = None) -> None:
        """
        Write an answer over the one before, and add it to the history.

        Raises:
            ValueError: nobody said when it was given.
        """
        if rsvp.answered_at is None:
            raise ValueError("an answer without its moment cannot be stored")
        facts = {
            "gathering_id": rsvp.gathering_id,
            "member_id": rsvp.member_id,
            "answer": rsvp.answer.value,
            "guests": rsvp.guests,
            "entered_by": entered_by,
            "via": via.value,
        }
        at = rsvp.answered_at
        self._line.run(PUT, **facts, answered_at=at, first_answered_at=at)
        self._line.run(REMEMBER, **facts, at=at)

    def headcount(self, gathering_id: int) -> Headcount:
        """Count the people, guests included, and the distinct organisations of each answer."""
        people: dict[Answer, int] = {}
        organisations: dict[Answer, int] = {}
        for answer, heads, distinct in self._line.rows(HEADCOUNT, gathering=gathering_id):
            people[Answer(answer)] = int(heads)
            organisations[Answer(answer)] = int(distinct)
        return Headcount(people, organisations)

    def count_of(self, member_id: int) -> int:
        """Count the gatherings that a member answered, whatever they said."""
        row = self._line.row(COUNT_OF, member=member_id)
        return 0 if row is None else int(row[0])
