"""The shelf of visits: who is visited, where to meet, and what those who went there say."""

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, delete, select

from bot.domain.gathering import Status
from bot.domain.visit import Telling, Visit, VisitAnswer
from storage.line import Line
from storage.statement import Row, Statement, upsert
from storage.tables import (
    gatherings,
    meetings,
    organisations,
    visit_answers,
    visit_hosts,
    visits,
)

_FIELDS = ("topic", "meeting_point", "access", "contact_name", "contact_phone")
_VISIT = (
    select(
        visits.c.gathering_id,
        visits.c.host_organisation_id,
        organisations.c.name,
        *(visits.c[name] for name in _FIELDS),
        visits.c.report_meeting_id,
        visits.c.telling,
    )
    .select_from(visits)
    .outerjoin(organisations, organisations.c.id == visits.c.host_organisation_id)
)
OF = Statement(_VISIT.where(visits.c.gathering_id == bindparam("gathering")))
BOUND_TO = Statement(
    _VISIT.join(gatherings, gatherings.c.id == visits.c.gathering_id)
    .where(
        visits.c.report_meeting_id == bindparam("meeting"),
        gatherings.c.status != Status.CANCELLED.value,
    )
    .order_by(gatherings.c.starts_at, gatherings.c.id)
)
HOSTS = Statement(
    select(visit_hosts.c.member_id)
    .where(visit_hosts.c.visit_id == bindparam("gathering"))
    .order_by(visit_hosts.c.member_id)
)
PUT = upsert(
    visits,
    *("gathering_id", "host_organisation_id", *_FIELDS, "report_meeting_id"),
    keys=["gathering_id"],
)
# What was begun as a meeting is one no more.
NO_MEETING = Statement(delete(meetings).where(meetings.c.gathering_id == bindparam("gathering")))
NO_HOSTS = Statement(delete(visit_hosts).where(visit_hosts.c.visit_id == bindparam("gathering")))
ADD_HOST = Statement(visit_hosts.insert())
ADD_ANSWER = upsert(
    visit_answers,
    *("gathering_id", "member_id", "kind", "sentence", "voice", "photo"),
    *("consent", "consent_at", "answered_at"),
    keys=["gathering_id", "member_id", "kind"],
)


class VisitShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, gathering_id: int) -> Visit | None:
        """Return what makes a gathering a visit; None if it is none."""
        row = self._line.row(OF, gathering=gathering_id)
        return None if row is None else self._visit(row)

    def bound_to(self, meeting_id: int) -> Sequence[Visit]:
        """Return the visits that are told at a meeting, called off ones aside."""
        return [self._visit(row) for row in self._line.rows(BOUND_TO, meeting=meeting_id)]

    def put(self, visit: Visit) -> None:
        """Keep what makes a gathering a visit, its hosts included; its places are kept apart."""
        self._line.run(
            PUT,
            gathering_id=visit.gathering_id,
            host_organisation_id=visit.host_organisation_id,
            **{name: getattr(visit, name) for name in _FIELDS},
            report_meeting_id=visit.told_at,
        )
        self._line.run(NO_MEETING, gathering=visit.gathering_id)
        self._line.run(NO_HOSTS, gathering=visit.gathering_id)
        for host_id in visit.host_ids:
            self._line.run(ADD_HOST, visit_id=visit.gathering_id, member_id=host_id)

    def answer(self, answer: VisitAnswer) -> None:
        """Keep what somebody who visited, or who was visited, says."""
        self._line.run(
            ADD_ANSWER,
            gathering_id=answer.gathering_id,
            member_id=answer.member_id,
            kind=answer.word.value,
            sentence=answer.sentence,
            voice=answer.voice,
            photo=answer.photo,
            consent=answer.consent.value,
            consent_at=answer.answered_at if answer.consent.is_quotable else None,
            answered_at=answer.answered_at,
        )

    def _visit(self, row: Row) -> Visit:
        which, organisation_id, name, *said = row
        *words, told_at, telling = said
        hosts = [int(host) for (host,) in self._line.rows(HOSTS, gathering=which)]
        facts: Mapping[str, str] = dict(zip(_FIELDS, words, strict=True))
        return Visit(
            int(which),
            organisation_id,
            hosts,
            name or "",
            **facts,
            told_at=told_at,
            telling=Telling(telling),
        )
