"""The shelf of organisations, and of who belongs to them."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, func, select

from bot.domain.organisation import Organisation, folded
from storage.line import Line
from storage.statement import Statement, insert, insert_new
from storage.tables import affiliations, organisations

_ORGANISATION = select(organisations.c.id, organisations.c.name)
_BY_NAME = _ORGANISATION.order_by(organisations.c.folded, organisations.c.id)
GET = Statement(_ORGANISATION.where(organisations.c.id == bindparam("organisation")))
PAGE = Statement(_BY_NAME.limit(bindparam("size")).offset(bindparam("start")))
COUNT = Statement(select(func.count()).select_from(organisations))
LIKE = Statement(
    _BY_NAME.where(organisations.c.folded.contains(bindparam("text"))).limit(bindparam("size"))
)
BY_FOLDED = Statement(_ORGANISATION.where(organisations.c.folded == bindparam("folded")))
ADD = insert(organisations, "name", "folded")
OF = Statement(
    _BY_NAME.join(affiliations, affiliations.c.organisation_id == organisations.c.id).where(
        affiliations.c.member_id == bindparam("member")
    )
)
AFFILIATE = insert_new(affiliations, "member_id", "organisation_id")
LEAVE = Statement(delete(affiliations).where(affiliations.c.member_id == bindparam("member")))


class OrganisationShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def get(self, organisation_id: int) -> Organisation:
        """
        Return an organisation.

        Raises:
            LookupError: there is none of this id.
        """
        row = self._line.row(GET, organisation=organisation_id)
        if row is None:
            raise LookupError(f"no organisation {organisation_id}")
        return Organisation(*row)

    def page(self, *, start: int, size: int) -> Sequence[Organisation]:
        """Return some of the organisations, by name, articles and accents aside."""
        return [Organisation(*row) for row in self._line.rows(PAGE, start=start, size=size)]

    def count(self) -> int:
        row = self._line.row(COUNT)
        return int(row[0]) if row else 0

    def like(self, text: str, *, limit: int) -> Sequence[Organisation]:
        """Return organisations whose name contains what was typed, however it was typed."""
        rows = self._line.rows(LIKE, text=folded(text), size=limit)
        return [Organisation(*row) for row in rows]

    def by_folded_name(self, folded: str) -> Organisation | None:
        row = self._line.row(BY_FOLDED, folded=folded)
        return None if row is None else Organisation(*row)

    def add(self, name: str) -> Organisation:
        """Add an organisation, or return the one that is already known by this name."""
        known = self.by_folded_name(folded(name))
        if known is not None:
            return known
        return Organisation(self._line.made(ADD, name=name, folded=folded(name)), name)

    def of(self, member_id: int) -> Sequence[Organisation]:
        return [Organisation(*row) for row in self._line.rows(OF, member=member_id)]

    def affiliate(self, member_id: int, organisation_id: int) -> None:
        """Write down that a member belongs to an organisation; nobody else may read it."""
        self._line.row(AFFILIATE, member_id=member_id, organisation_id=organisation_id)

    def leave(self, member_id: int) -> None:
        """Forget all organisations of a member."""
        self._line.run(LEAVE, member=member_id)
