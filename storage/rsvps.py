"""The shelf of answers to "are you coming?": the latest of each member, and the whole history."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import (
    BindParameter,
    bindparam,
    case,
    delete,
    false,
    func,
    or_,
    select,
    true,
    update,
)

from bot.domain.rsvp import WITHDRAWN, Answer, Headcount, Rsvp
from storage.among import among
from storage.line import Line
from storage.rsvp_rows import (
    COLUMNS,
    COMING_COLLEAGUES,
    COMPANY_OF_COLLEAGUES,
    FIELDS,
    SIGNS_OF_COMING,
    rsvp_of,
)
from storage.statement import Statement, upsert
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
OF = Statement(
    select(*COLUMNS).where(rsvps.c.gathering_id == _IN, rsvps.c.member_id == bindparam("member"))
)
AMONG = Statement(
    select(*COLUMNS).where(
        among(rsvps.c.gathering_id, "gatherings"), among(rsvps.c.member_id, "members")
    )
)
HOLD = Statement(
    select(*COLUMNS)
    .where(rsvps.c.gathering_id == _IN, rsvps.c.member_id == bindparam("member"))
    .with_for_update()
)
PUT = upsert(
    rsvps,
    *FIELDS,
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
        func.sum(case((rsvps.c.to_confirm, 1 + rsvps.c.guests + rsvps.c.stand_ins), else_=0)),
        func.sum(case((rsvps.c.to_confirm, 0), else_=rsvps.c.stand_ins)),
        _organisations,
    )
    .where(rsvps.c.gathering_id == _IN)
    .group_by(rsvps.c.gathering_id, rsvps.c.answer)
)
# Who comes in somebody's place comes from the same organisation. That is rare enough for a
# statement of its own, which the usual card does without.
COMING_ORGANISATIONS = Statement(
    select(func.count(affiliations.c.organisation_id.distinct()))
    .select_from(rsvps)
    .join(affiliations, affiliations.c.member_id == rsvps.c.member_id)
    .where(
        rsvps.c.gathering_id == _IN,
        or_(rsvps.c.answer == Answer.YES.value, rsvps.c.stand_ins > 0),
        rsvps.c.to_confirm.is_(False),
    )
)
WITHDRAW = Statement(
    delete(rsvps).where(rsvps.c.gathering_id == _IN, rsvps.c.member_id == bindparam("member"))
)
# Only what the company is made of, and only if it is still as it was read: the answer itself is
# its member's, who may be changing it at this very moment.
TAKE_OUT = Statement(
    update(rsvps).where(
        rsvps.c.gathering_id == _IN,
        rsvps.c.member_id == bindparam("member"),
        rsvps.c.guests == bindparam("had_guests"),
        rsvps.c.stand_ins == bindparam("had_stand_ins"),
    ),
    *("guests", "stand_ins", "guest_names"),
)
ASK_AGAIN = Statement(update(rsvps).where(rsvps.c.gathering_id == _IN).values(to_confirm=true()))
LET_STAND = Statement(
    update(rsvps)
    .where(rsvps.c.gathering_id == _IN, rsvps.c.member_id == bindparam("member"))
    .values(to_confirm=false())
)

COUNT_OF = Statement(
    select(func.count()).select_from(rsvps).where(rsvps.c.member_id == bindparam("member"))
)


class RsvpShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, gathering_id: int, member_id: int) -> Rsvp | None:
        row = self._line.row(OF, gathering=gathering_id, member=member_id)
        return None if row is None else rsvp_of(row)

    def among(
        self, gathering_ids: Collection[int], member_ids: Collection[int]
    ) -> Mapping[tuple[int, int], Rsvp]:
        """Return what some members answered to some gatherings, by gathering and member."""
        rows = self._line.rows(AMONG, gatherings=gathering_ids, members=member_ids)
        found = [rsvp_of(row) for row in rows]
        return {(rsvp.gathering_id, rsvp.member_id): rsvp for rsvp in found}

    def hold(self, gathering_id: int, member_id: int) -> Rsvp | None:
        """Return an answer that nobody else changes until this deed ends: to be written anew."""
        row = self._line.row(HOLD, gathering=gathering_id, member=member_id)
        return None if row is None else rsvp_of(row)

    def put(self, rsvp: Rsvp) -> None:
        """
        Write an answer over the one before, and add it to the history.

        Raises:
            ValueError: nobody said when it was given.
        """
        if rsvp.answered_at is None:
            raise ValueError("an answer without its moment cannot be stored")
        self.save(rsvp)
        self.remember(rsvp, at=rsvp.answered_at)

    def remember(self, rsvp: Rsvp, *, at: datetime) -> None:
        """Add an answer to the history as it now stands: with more guests, for one."""
        self._remember(rsvp, answer=rsvp.answer.value, at=at)

    def withdraw(self, rsvp: Rsvp, *, at: datetime) -> None:
        """Take an answer back, with all that went with it; the history says when."""
        self._line.run(WITHDRAW, gathering=rsvp.gathering_id, member=rsvp.member_id)
        self._remember(replace(rsvp, guests=0), answer=WITHDRAWN, at=at)

    def _remember(self, rsvp: Rsvp, *, answer: str, at: datetime) -> None:
        self._line.run(
            REMEMBER,
            gathering_id=rsvp.gathering_id,
            member_id=rsvp.member_id,
            answer=answer,
            guests=rsvp.guests,
            at=at,
            entered_by=rsvp.entered_by,
            via=rsvp.via.value,
        )

    def save(self, rsvp: Rsvp) -> None:
        """Write what surrounds an answer, its word for one, without a new line in the history."""
        facts = {name: getattr(rsvp, name) for name in FIELDS}
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
            row = self._line.row(COMING_ORGANISATIONS, gathering=gathering_id)
            organisations[Answer.YES] = int(row[0]) if row else 0
        return Headcount(people, organisations, to_confirm=waiting)

    def company_of_colleagues(self, gathering_id: int, member_id: int) -> Sequence[Rsvp]:
        """
        Return answers of others of the same organisation that count more people than themselves.

        Those with somebody in their place come first.
        """
        rows = self._line.rows(COMPANY_OF_COLLEAGUES, gathering=gathering_id, member=member_id)
        return [rsvp_of(row) for row in rows]

    def take_out(self, before: Rsvp, after: Rsvp) -> bool:
        """Write the smaller company of an answer; False if it is no more what it was before."""
        changed = self._line.run(
            TAKE_OUT,
            gathering=before.gathering_id,
            member=before.member_id,
            had_guests=before.guests,
            had_stand_ins=before.stand_ins,
            guests=after.guests,
            stand_ins=after.stand_ins,
            guest_names=after.guest_names,
        )
        return changed > 0

    def coming_colleague(self, gathering_id: int, member_id: int, *, folded: str) -> int | None:
        """Return who of the same organisation comes and is called this, if anybody does."""
        facts = {"gathering": gathering_id, "member": member_id, "folded": folded}
        row = self._line.row(COMING_COLLEAGUES, **facts)
        return None if row is None else int(row[0])

    def has_come_or_meant_to(self, member_id: int) -> bool:
        """Tell whether a member was at any gathering, or ever said that they would come."""
        row = self._line.row(SIGNS_OF_COMING, member=member_id)
        return bool(row and row[0])

    def ask_again(self, gathering_id: int) -> int:
        """Ask everybody who answered to confirm; return how many that is."""
        return self._line.run(ASK_AGAIN, gathering=gathering_id)

    def let_stand(self, gathering_id: int, member_ids: Iterable[int]) -> None:
        """Take answers as confirmed again: what they were asked about is as it was."""
        for member_id in member_ids:
            self._line.run(LET_STAND, gathering=gathering_id, member=member_id)

    def count_of(self, member_id: int) -> int:
        """Count the gatherings that a member answered, whatever they said."""
        row = self._line.row(COUNT_OF, member=member_id)
        return 0 if row is None else int(row[0])
