"""The shelf of organisations, and of who belongs to them."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, func, select, update

from bot.domain.organisation import Organisation, OrganisationKind, Scale, folded
from storage.line import Line
from storage.statement import Row, Statement, insert, insert_new
from storage.tables import affiliations, organisations

ORGANISATION = select(
    organisations.c.id,
    organisations.c.name,
    organisations.c.kind,
    organisations.c.neighbourhood,
    organisations.c.scale,
    organisations.c.merged_into,
)
_THIS = organisations.c.id == bindparam("organisation")
_STANDS = organisations.c.merged_into.is_(None)
_BY_NAME = ORGANISATION.where(_STANDS).order_by(organisations.c.folded, organisations.c.id)
GET = Statement(ORGANISATION.where(_THIS))
PAGE = Statement(_BY_NAME.limit(bindparam("size")).offset(bindparam("start")))
COUNT = Statement(select(func.count()).select_from(organisations).where(_STANDS))
LIKE = Statement(
    _BY_NAME.where(organisations.c.folded.contains(bindparam("text"))).limit(bindparam("size"))
)
BY_FOLDED = Statement(ORGANISATION.where(organisations.c.folded == bindparam("folded")))
ADD = insert(organisations, "name", "folded")
SAVE = Statement(
    update(organisations).where(_THIS), "name", "folded", "kind", "neighbourhood", "scale"
)
OF = Statement(
    _BY_NAME.join(affiliations, affiliations.c.organisation_id == organisations.c.id).where(
        affiliations.c.member_id == bindparam("member")
    )
)
AFFILIATE = insert_new(affiliations, "member_id", "organisation_id")
_OF_MEMBER = affiliations.c.member_id == bindparam("member")
LEAVE = Statement(delete(affiliations).where(_OF_MEMBER))
LEAVE_ONE = Statement(
    delete(affiliations).where(
        _OF_MEMBER, affiliations.c.organisation_id == bindparam("organisation")
    )
)


class OrganisationShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def get(self, organisation_id: int) -> Organisation:
        """
        Return an organisation; one that was merged is the one it turned out to be.

        Raises:
            LookupError: there is none of this id.
        """
        row = self._line.row(GET, organisation=organisation_id)
        if row is None:
            raise LookupError(f"no organisation {organisation_id}")
        return self._standing(row)

    def page(self, *, start: int, size: int) -> Sequence[Organisation]:
        """Return some of the organisations, by name, articles and accents aside."""
        return [organisation_of(row) for row in self._line.rows(PAGE, start=start, size=size)]

    def count(self) -> int:
        row = self._line.row(COUNT)
        return int(row[0]) if row else 0

    def like(self, text: str, *, limit: int) -> Sequence[Organisation]:
        """Return organisations whose name contains what was typed, however it was typed."""
        rows = self._line.rows(LIKE, text=folded(text), size=limit)
        return [organisation_of(row) for row in rows]

    def by_folded_name(self, folded: str) -> Organisation | None:
        """Return the organisation of this name, or the one into which it was merged."""
        row = self._line.row(BY_FOLDED, folded=folded)
        return None if row is None else self._standing(row)

    def add(self, name: str) -> Organisation:
        """Add an organisation, or return the one that is already known by this name."""
        known = self.by_folded_name(folded(name))
        if known is not None:
            return known
        return Organisation(self._line.made(ADD, name=name, folded=folded(name)), name)

    def is_free(self, folded: str, organisation_id: int) -> bool:
        """Tell whether no other organisation has this name, or had it before it was merged."""
        row = self._line.row(BY_FOLDED, folded=folded)
        return row is None or row[0] == organisation_id

    def save(self, organisation: Organisation) -> None:
        """Write an organisation as it is now."""
        self._line.run(
            SAVE,
            organisation=organisation.id,
            name=organisation.name,
            folded=folded(organisation.name),
            kind=organisation.kind.value,
            neighbourhood=organisation.neighbourhood,
            scale=organisation.scale.value if organisation.scale else None,
        )

    def of(self, member_id: int) -> Sequence[Organisation]:
        return [organisation_of(row) for row in self._line.rows(OF, member=member_id)]

    def affiliate(self, member_id: int, organisation_id: int) -> None:
        """Write down that a member belongs to an organisation; nobody else may read it."""
        self._line.row(AFFILIATE, member_id=member_id, organisation_id=organisation_id)

    def leave(self, member_id: int) -> None:
        """Forget all organisations of a member."""
        self._line.run(LEAVE, member=member_id)

    def leave_one(self, member_id: int, organisation_id: int) -> None:
        """Forget that a member belongs to one organisation."""
        self._line.run(LEAVE_ONE, member=member_id, organisation=organisation_id)

    def _standing(self, row: Row) -> Organisation:
        """Follow merges to the record that stands for this one now."""
        while (merged_into := row[-1]) is not None:
            following = self._line.row(GET, organisation=merged_into)
            if following is None:
                break
            row = following
        return organisation_of(row)


def organisation_of(row: Row) -> Organisation:
    """Read a row of `ORGANISATION`."""
    organisation_id, name, kind, neighbourhood, scale, _ = row
    return Organisation(
        organisation_id,
        name,
        OrganisationKind(kind),
        neighbourhood,
        Scale(scale) if scale else None,
    )
