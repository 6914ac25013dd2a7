"""The shelf of visits: what they are, who receives, and at which meeting each is told."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, case, delete, or_, select, update

from bot.domain.gathering import OPEN, Gathering, Status
from bot.domain.member import Role
from bot.domain.visit import Telling, Upcoming, Visit
from storage import visit_rows as rows
from storage.gathering_rows import gathering_of
from storage.line import Line
from storage.members import GRANT
from storage.statement import Row, Statement, one_of, upsert
from storage.tables import (
    gatherings,
    meetings,
    organisations,
    role_grants,
    visit_hosts,
    visit_places,
    visits,
)

_FIELDS = ("topic", "meeting_point", "access", "contact_name", "contact_phone")
_KNOWN = sorted(status.value for status in (*OPEN, Status.HELD, Status.REPORTED))
_TOLD_AT = gatherings.alias("told_at")
_VISIT = (
    select(
        visits.c.gathering_id,
        visits.c.host_organisation_id,
        organisations.c.name,
        *(visits.c[name] for name in _FIELDS),
        visits.c.report_meeting_id,
        visits.c.telling,
        visits.c.told_next,
        # As long as only its authors know of a meeting, nobody else reads its date.
        case((one_of(_TOLD_AT.c.status, _KNOWN), _TOLD_AT.c.starts_at)),
    )
    .select_from(visits)
    .outerjoin(_TOLD_AT, _TOLD_AT.c.id == visits.c.report_meeting_id)
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
_OPEN = one_of(gatherings.c.status, sorted(status.value for status in OPEN))
TO_BIND = Statement(
    _VISIT.join(gatherings, gatherings.c.id == visits.c.gathering_id)
    .where(rows.IS_DUE, or_(rows.IS_OPEN, gatherings.c.status == Status.HELD.value))
    .order_by(gatherings.c.id)
)
HOSTS = Statement(
    select(visit_hosts.c.member_id)
    .where(visit_hosts.c.visit_id == bindparam("gathering"))
    .order_by(visit_hosts.c.member_id)
)
PUT = upsert(
    visits,
    *("gathering_id", "host_organisation_id", *_FIELDS, "report_meeting_id", "told_next"),
    keys=["gathering_id"],
)
# What was begun as a meeting is one no more.
NO_MEETING = Statement(delete(meetings).where(meetings.c.gathering_id == bindparam("gathering")))
NO_VISIT = Statement(delete(visits).where(visits.c.gathering_id == bindparam("gathering")))
NO_PLACES = Statement(
    delete(visit_places).where(visit_places.c.gathering_id == bindparam("gathering"))
)
NO_HOSTS = Statement(delete(visit_hosts).where(visit_hosts.c.visit_id == bindparam("gathering")))
NO_CONTACTS = Statement(
    update(visits)
    .where(
        visits.c.contact_name + visits.c.contact_phone != "",
        visits.c.gathering_id.in_(
            select(gatherings.c.id).where(gatherings.c.ends_at < bindparam("before"))
        ),
    )
    .values(contact_name="", contact_phone="")
)
# Who receives a visit may read how many come to it.
NO_ROLES = Statement(
    delete(role_grants).where(
        role_grants.c.gathering_id == bindparam("gathering"),
        role_grants.c.role == Role.VISIT_HOST.value,
    )
)
ADD_HOST = Statement(visit_hosts.insert())


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
            told_next=visit.told_next,
        )
        self._line.run(NO_MEETING, gathering=visit.gathering_id)
        self._line.run(NO_HOSTS, gathering=visit.gathering_id)
        self._line.run(NO_ROLES, gathering=visit.gathering_id)
        for host_id in visit.host_ids:
            self._line.run(ADD_HOST, visit_id=visit.gathering_id, member_id=host_id)
            grant = {"member_id": host_id, "gathering_id": visit.gathering_id}
            self._line.row(GRANT, role=Role.VISIT_HOST.value, **grant)

    def drop(self, gathering_id: int) -> None:
        """Forget that a draft was to be a visit, its hosts and places included."""
        for statement in (NO_ROLES, NO_HOSTS, NO_PLACES, NO_VISIT):
            self._line.run(statement, gathering=gathering_id)

    def to_bind(self) -> Sequence[Visit]:
        """Return the visits that are announced or took place, and were not told yet."""
        return [self._visit(row) for row in self._line.rows(TO_BIND)]

    def to_tell(self, *, now: datetime, most: int) -> Sequence[Gathering]:
        """Return the visits that took place and were not told yet, the latest first."""
        return [gathering_of(row) for row in self._line.rows(rows.TO_TELL, now=now, most=most)]

    def tellable(self, *, after: datetime, most: int) -> Sequence[Gathering]:
        """Return the meetings after a moment, announced or with a date at least."""
        return [
            gathering_of(row) for row in self._line.rows(rows.TELLABLE, after=after, most=most)
        ]

    def upcoming(
        self, member_id: int | None, *, now: datetime, start: int, size: int
    ) -> Sequence[Upcoming]:
        """Return some of the visits to come as a member sees them, undated ones last."""
        facts = {"member": member_id or 0, "now": now, "start": start, "size": size}
        return [rows.upcoming_of(row) for row in self._line.rows(rows.UPCOMING, **facts)]

    def count_upcoming(self, *, now: datetime) -> int:
        row = self._line.row(rows.COUNT_UPCOMING, now=now)
        return int(row[0]) if row else 0

    def forget_contacts(self, *, before: datetime) -> None:
        """Forget whom to call, of visits that ended before a moment."""
        self._line.run(NO_CONTACTS, before=before)

    def _visit(self, row: Row) -> Visit:
        which, organisation_id, name, *said = row
        *words, told_at, telling, told_next, told_on = said
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
            told_next=bool(told_next),
            told_on=told_on,
        )
