"""The shelf of answers to "are you coming?": the latest of each member, and the whole history."""

from sqlalchemy import BindParameter, bindparam, case, func, select

from bot.domain.rsvp import Answer, Headcount, Readers, Rsvp, Via
from storage.line import Line
from storage.statement import Row, Statement, upsert
from storage.tables import affiliations, rsvp_history, rsvps

_IN: BindParameter[int] = bindparam("gathering")
_other = rsvps.alias()
_organisations = (
    select(func.count(affiliations.c.organisation_id.distinct()))
    .select_from(_other)
    .join(affiliations, affiliations.c.member_id == _other.c.member_id)
    .where(
        _other.c.gathering_id == rsvps.c.gathering_id,
        _other.c.answer == rsvps.c.answer,
        _other.c.to_confirm.is_(False),
    )
    .correlate(rsvps)
    .scalar_subquery()
)
_FIELDS = (
    *("gathering_id", "member_id", "answer", "guests", "answered_at", "guest_names", "listens"),
    *("word", "readers", "word_read", "stand_in", "stand_ins", "to_confirm", "via", "entered_by"),
)
OF = Statement(
    select(*(rsvps.c[name] for name in _FIELDS)).where(
        rsvps.c.gathering_id == _IN, rsvps.c.member_id == bindparam("member")
    )
)
PUT = upsert(
    rsvps,
    *_FIELDS,
    "first_answered_at",
    keys=["gathering_id", "member_id"],
    kept=["first_answered_at"],
)
REMEMBER = Statement(
    rsvp_history.insert(),
    *("gathering_id", "member_id", "answer", "guests", "at", "entered_by", "via"),
)
HEADCOUNT = Statement(
    select(
        rsvps.c.answer,
        func.sum(case((rsvps.c.to_confirm, 0), else_=1 + rsvps.c.guests)),
        func.sum(case((rsvps.c.to_confirm, 1 + rsvps.c.guests), else_=0)),
        func.sum(case((rsvps.c.to_confirm, 0), else_=rsvps.c.stand_ins)),
        _organisations,
    )
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
        return _rsvp(row)

    def put(self, rsvp: Rsvp) -> None:
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
            "entered_by": rsvp.entered_by,
            "via": rsvp.via.value,
        }
        at = rsvp.answered_at
        self.save(rsvp)
        self._line.run(REMEMBER, **facts, at=at)

    def save(self, rsvp: Rsvp) -> None:
        """Write what surrounds an answer, its word for one, without a new line in the history."""
        facts = {name: getattr(rsvp, name) for name in _FIELDS}
        codes = {name: facts[name].value for name in ("answer", "readers", "via")}
        self._line.run(PUT, **facts | codes, first_answered_at=rsvp.answered_at)

    def headcount(self, gathering_id: int) -> Headcount:
        """Count the people, guests included, and the distinct organisations of each answer."""
        people: dict[Answer, int] = {}
        organisations: dict[Answer, int] = {}
        waiting = instead = 0
        rows = self._line.rows(HEADCOUNT, gathering=gathering_id)
        for answer, heads, unconfirmed, stand_ins, distinct in rows:
            people[Answer(answer)] = int(heads)
            organisations[Answer(answer)] = int(distinct)
            waiting, instead = waiting + int(unconfirmed), instead + int(stand_ins)
        if instead:
            people[Answer.YES] = people.get(Answer.YES, 0) + instead
        return Headcount(people, organisations, to_confirm=waiting)

    def count_of(self, member_id: int) -> int:
        """Count the gatherings that a member answered, whatever they said."""
        row = self._line.row(COUNT_OF, member=member_id)
        return 0 if row is None else int(row[0])


def _rsvp(row: Row) -> Rsvp:
    facts = dict(zip(_FIELDS, row, strict=True))
    return Rsvp(
        **facts
        | {
            "answer": Answer(facts["answer"]),
            "readers": Readers(facts["readers"]),
            "via": Via(facts["via"]),
            **{name: bool(facts[name]) for name in ("listens", "word_read", "to_confirm")},
        }
    )
