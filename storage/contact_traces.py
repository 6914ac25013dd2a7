"""How one comes to visits, and whom to call there: what goes with somebody who is erased."""

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import BindParameter, ColumnElement, bindparam, or_, select, update

from bot.domain.erasing import Entry, Lack, Lacking, Leaving, Part
from bot.domain.member import Status
from bot.domain.whose import Known, known
from storage.line import Line
from storage.statement import Row, Statement
from storage.tables import affiliations, gatherings, members, visit_hosts, visits

_WHO: Final[BindParameter[int]] = bindparam("member", type_=members.c.id.type)
_LINES: Final = ("meeting_point", "access", "contact_name", "contact_phone")
_said: Final[ColumnElement[bool]] = or_(
    gatherings.c.place_note != "", *(visits.c[name] != "" for name in _LINES)
)
_mine: Final = select(visit_hosts.c.visit_id).where(visit_hosts.c.member_id == _WHO)
# Somebody else still stands for the organisation in whose name it is received.
_is_anothers: Final = (
    select(affiliations.c.member_id)
    .where(
        affiliations.c.organisation_id == visits.c.host_organisation_id,
        affiliations.c.member_id != _WHO,
    )
    .exists()
)

MEMBERS: Final = Statement(
    select(members.c.id, members.c.name, members.c.contact_note).where(
        members.c.name != "", members.c.status != Status.LEFT.value
    )
)
ENTRIES: Final = Statement(
    select(
        visits.c.gathering_id,
        _is_anothers,
        gatherings.c.place_note,
        *(visits.c[name] for name in _LINES),
    )
    .join(gatherings, gatherings.c.id == visits.c.gathering_id)
    .where(or_(_said, visits.c.gathering_id.in_(_mine)))
    .order_by(visits.c.gathering_id)
)
HOSTS: Final = Statement(
    select(visit_hosts.c.visit_id, visit_hosts.c.member_id).where(
        visit_hosts.c.visit_id.in_(_mine)
    )
)
_THIS: Final[BindParameter[int]] = bindparam("gathering", type_=visits.c.gathering_id.type)
WRITE: Final = Statement(update(visits).where(visits.c.gathering_id == _THIS), *_LINES)
WRITE_PLACE: Final = Statement(update(gatherings).where(gatherings.c.id == _THIS), "place_note")


def forget_entries(line: Line, member_id: int) -> Sequence[Lacking]:
    """Take out of all visits how one comes to somebody's home, and them as who is called."""
    rows = line.rows(ENTRIES, member=member_id)
    if not rows:
        return ()
    hosts, people = _hosts(line, member_id), everybody(line)
    who = people.pop(member_id, known(""))
    lacking = []
    for row in rows:
        beside = [people[one] for one in hosts.get(row[0], ()) if one in people]
        leaving = Leaving(who, tuple(people.values()), beside)
        parts = _forget(line, row, leaving, _part(row, hosts, member_id))
        lacking.append(Lacking(row[0], parts))
    return [one for one in lacking if one.parts]


def everybody(line: Line) -> dict[int, Known]:
    """Return by what each member is known in a line, by their id."""
    return {row[0]: known(row[1], row[2]) for row in line.rows(MEMBERS)}


def alone(line: Line, member_id: int) -> frozenset[int]:
    """Return the visits which somebody receives at their own door; see `Leaving`."""
    hosts = _hosts(line, member_id)
    rows = line.rows(ENTRIES, member=member_id)
    return frozenset(row[0] for row in rows if _part(row, hosts, member_id) is Part.ALONE)


def _forget(line: Line, row: Row, who: Leaving, part: Part) -> frozenset[Lack]:
    which, _, *said = row
    before = Entry(*said)
    after = who.take_out(before, part)
    if after != before:
        line.run(WRITE, gathering=which, **{name: getattr(after, name) for name in _LINES})
        line.run(WRITE_PLACE, gathering=which, place_note=after.place_note)
    lacks = after.lacks(before)
    return lacks | {Lack.HOST} if part is Part.ALONE else lacks


def _hosts(line: Line, member_id: int) -> Mapping[int, Sequence[int]]:
    """Return the hosts of the visits which somebody receives, by visit."""
    hosts: dict[int, list[int]] = {}
    for which, host_id in line.rows(HOSTS, member=member_id):
        hosts.setdefault(which, []).append(host_id)
    return hosts


def _part(row: Row, hosts: Mapping[int, Sequence[int]], member_id: int) -> Part:
    which, is_anothers, *_ = row
    if which not in hosts:
        return Part.NONE
    is_shared = bool(is_anothers) or any(one != member_id for one in hosts[which])
    return Part.SHARED if is_shared else Part.ALONE
