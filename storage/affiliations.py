"""The shelf of affiliations: the organisations of one member, and which comes first."""

from collections.abc import Sequence

from sqlalchemy import bindparam, case, delete, select, update

from bot.domain.affiliation import Affiliation
from bot.domain.organisation import Organisation
from storage.line import Line
from storage.statement import Statement
from storage.tables import affiliations, organisations

_OF_MEMBER = affiliations.c.member_id == bindparam("member")
OF = Statement(
    select(
        *(organisations.c.id, organisations.c.name),
        *(affiliations.c.is_main, affiliations.c.public),
    )
    .join(affiliations, affiliations.c.organisation_id == organisations.c.id)
    .where(_OF_MEMBER)
    .order_by(affiliations.c.is_main.desc(), organisations.c.folded, organisations.c.id)
)
LEAVE = Statement(
    delete(affiliations).where(
        _OF_MEMBER, affiliations.c.organisation_id == bindparam("organisation")
    )
)
CHOOSE = Statement(
    update(affiliations)
    .where(_OF_MEMBER)
    .values(
        is_main=case(
            (affiliations.c.organisation_id == bindparam("organisation"), True), else_=False
        )
    )
)
SHOW = Statement(
    update(affiliations).where(
        _OF_MEMBER, affiliations.c.organisation_id == bindparam("organisation")
    ),
    "public",
)


class AffiliationShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, member_id: int) -> Sequence[Affiliation]:
        """Return the organisations of a member, the main one first."""
        rows = self._line.rows(OF, member=member_id)
        return [
            Affiliation(Organisation(organisation, name), bool(is_main), is_public=bool(public))
            for organisation, name, is_main, public in rows
        ]

    def leave(self, member_id: int, organisation_id: int) -> bool:
        """Untie a member from one organisation; return whether they were tied."""
        return bool(self._line.run(LEAVE, member=member_id, organisation=organisation_id))

    def choose(self, member_id: int, organisation_id: int) -> None:
        """Let one organisation come first; the others do not any more."""
        self._line.run(CHOOSE, member=member_id, organisation=organisation_id)

    def show(self, member_id: int, organisation_id: int, *, public: bool) -> None:
        """Let reports name one organisation of a member among those that were there, or not."""
        self._line.run(SHOW, member=member_id, organisation=organisation_id, public=public)
