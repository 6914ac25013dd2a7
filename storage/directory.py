"""The shelf of the directory: searching members and organisations, and those with one name."""

from collections.abc import Mapping, Sequence

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, literal, or_, select

from bot.domain.directory import Listed
from bot.domain.gathering import OPEN
from bot.domain.member import Member, Status
from bot.domain.organisation import Organisation, folded
from bot.domain.rsvp import Answer
from storage.line import Line
from storage.members import MEMBER, member_of
from storage.organisations import ORGANISATION, organisation_of
from storage.statement import Statement, one_of
from storage.tables import affiliations, gatherings, members, organisations, rsvps

_TEXT: BindParameter[str] = bindparam("text")
_SIZE: BindParameter[int] = bindparam("size")
_START: BindParameter[int] = bindparam("start")
_STANDS = (members.c.status != Status.LEFT.value) & members.c.merged_into.is_(None)
_OF_ORGANISATION = (
    select(affiliations.c.member_id)
    .join(organisations, organisations.c.id == affiliations.c.organisation_id)
    .where(organisations.c.folded.contains(_TEXT))
)
_LIKE = _STANDS & or_(members.c.folded.contains(_TEXT), members.c.id.in_(_OF_ORGANISATION))
_ORGANISATION_NAME = (
    select(func.min(organisations.c.name))
    .join(affiliations, affiliations.c.organisation_id == organisations.c.id)
    .where(affiliations.c.member_id == members.c.id)
    .correlate(members)
    .scalar_subquery()
)
_LISTED = MEMBER.add_columns(_ORGANISATION_NAME)


def _paged(found: Select[tuple[object, ...]]) -> Statement:
    return Statement(found.order_by(members.c.folded, members.c.id).limit(_SIZE).offset(_START))


def _counted(which: ColumnElement[bool]) -> Statement:
    return Statement(select(func.count()).select_from(members).where(which))


LISTED_LIKE = _paged(_LISTED.where(_LIKE))
COUNT_LIKE = _counted(_LIKE)
_IN_ORGANISATION = _STANDS & members.c.id.in_(
    select(affiliations.c.member_id).where(
        affiliations.c.organisation_id == bindparam("organisation")
    )
)
LISTED_OF = _paged(_LISTED.where(_IN_ORGANISATION))
COUNT_OF = _counted(_IN_ORGANISATION)
_NAME: BindParameter[str] = bindparam("folded_name")
NEAR = Statement(
    _LISTED.where(
        _STANDS,
        members.c.id != bindparam("which"),
        or_(
            members.c.folded == _NAME,
            members.c.folded.startswith(_NAME.concat(literal(" "))),
            _NAME.startswith(members.c.folded.concat(literal(" "))),
        ),
    )
    .order_by(members.c.folded, members.c.id)
    .limit(_SIZE)
)
_SAME_NAME = (
    select(members.c.folded)
    .where(_STANDS, members.c.folded != "")
    .group_by(members.c.folded)
    .having(func.count() > 1)
)
SAME_NAMES = _paged(_LISTED.where(_STANDS, members.c.folded.in_(_SAME_NAME)))
ANSWERS_OF = Statement(
    select(rsvps.c.answer, func.count())
    .where(rsvps.c.member_id == bindparam("member"))
    .group_by(rsvps.c.answer)
)
BOTH_ANSWERED = Statement(
    select(func.count())
    .select_from(rsvps)
    .where(
        rsvps.c.member_id == bindparam("one"),
        rsvps.c.gathering_id.in_(
            select(rsvps.c.gathering_id).where(rsvps.c.member_id == bindparam("other"))
        ),
    )
)
KNOWN = Statement(
    select(members.c.id, members.c.folded, func.coalesce(organisations.c.folded, ""))
    .outerjoin(affiliations, affiliations.c.member_id == members.c.id)
    .outerjoin(organisations, organisations.c.id == affiliations.c.organisation_id)
    .where(_STANDS)
)
ANSWERED_OPEN = Statement(
    select(rsvps.c.gathering_id)
    .join(gatherings, gatherings.c.id == rsvps.c.gathering_id)
    .where(
        rsvps.c.member_id == bindparam("member"),
        one_of(gatherings.c.status, sorted(status.value for status in OPEN)),
    )
)
_ORGANISATIONS_LIKE = organisations.c.merged_into.is_(None) & organisations.c.folded.contains(
    _TEXT
)
ORGANISATIONS_LIKE = Statement(
    ORGANISATION.where(_ORGANISATIONS_LIKE)
    .order_by(organisations.c.folded, organisations.c.id)
    .limit(_SIZE)
    .offset(_START)
)
COUNT_ORGANISATIONS_LIKE = Statement(
    select(func.count()).select_from(organisations).where(_ORGANISATIONS_LIKE)
)


class DirectoryShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def members_like(self, text: str, *, start: int, limit: int) -> Sequence[Member]:
        """Return members whose name or organisation contains what was typed, by name."""
        return [listed.member for listed in self.listed(text, start=start, limit=limit)]

    def listed(self, text: str, *, start: int, limit: int) -> Sequence[Listed]:
        """Return the same, each with an organisation."""
        return self._listed(LISTED_LIKE, text=folded(text), start=start, size=limit)

    def count_like(self, text: str) -> int:
        return self._count(COUNT_LIKE, text=folded(text))

    def listed_of(self, organisation_id: int, *, start: int, limit: int) -> Sequence[Listed]:
        """Return members of an organisation, by name."""
        return self._listed(LISTED_OF, organisation=organisation_id, start=start, size=limit)

    def count_of(self, organisation_id: int) -> int:
        return self._count(COUNT_OF, organisation=organisation_id)

    def near(self, member: Member, *, limit: int) -> Sequence[Listed]:
        """Return others who may be the same person: one name is the other, or begins it."""
        name = folded(member.name)
        return self._listed(NEAR, which=member.id, folded_name=name, size=limit)

    def same_names(self, *, start: int, limit: int) -> Sequence[Listed]:
        """Return members who have a namesake, namesakes side by side."""
        return self._listed(SAME_NAMES, start=start, size=limit)

    def answers_of(self, member_id: int) -> Mapping[Answer, int]:
        rows = self._line.rows(ANSWERS_OF, member=member_id)
        return {Answer(answer): int(count) for answer, count in rows}

    def answered_open(self, member_id: int) -> Sequence[int]:
        """Return the gatherings still open to which a member gave an answer, by id."""
        return [int(row[0]) for row in self._line.rows(ANSWERED_OPEN, member=member_id)]

    def both_answered(self, one_id: int, other_id: int) -> int:
        """Count the gatherings to which both members gave an answer."""
        return self._count(BOTH_ANSWERED, one=one_id, other=other_id)

    def known(self) -> Mapping[tuple[str, str], int]:
        """Return the id of everybody by folded name and organisation; `""` is none."""
        rows = self._line.rows(KNOWN)
        return {(name, organisation): member_id for member_id, name, organisation in rows}

    def organisations_like(self, text: str, *, start: int, limit: int) -> Sequence[Organisation]:
        """Return organisations whose name contains what was typed, by name."""
        asked = {"text": folded(text), "start": start, "size": limit}
        return [organisation_of(row) for row in self._line.rows(ORGANISATIONS_LIKE, **asked)]

    def count_organisations_like(self, text: str) -> int:
        return self._count(COUNT_ORGANISATIONS_LIKE, text=folded(text))

    def _listed(self, statement: Statement, **asked: object) -> Sequence[Listed]:
        rows = self._line.rows(statement, **asked)
        return [Listed(member_of(row[:-1]), row[-1] or "") for row in rows]

    def _count(self, statement: Statement, **asked: object) -> int:
        row = self._line.row(statement, **asked)
        return int(row[0]) if row else 0
