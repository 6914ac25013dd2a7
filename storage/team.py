"""The shelf of the team: who has a standing role, and in which words they are addressed."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, select

from bot.domain.member import Role
from bot.domain.team import Teammate
from storage.line import Line
from storage.statement import Statement
from storage.tables import members, role_grants

_STANDING = role_grants.c.gathering_id.is_(None)
_OF_ROLE = role_grants.c.role == bindparam("role_name")
GRANTS = Statement(
    select(members.c.id, members.c.name, members.c.chat_id, role_grants.c.role)
    .join(members, members.c.id == role_grants.c.member_id)
    .where(_STANDING)
    .order_by(members.c.name, members.c.id, role_grants.c.role)
)
REVOKE = Statement(
    delete(role_grants).where(role_grants.c.member_id == bindparam("member"), _OF_ROLE, _STANDING)
)


class TeamShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def all(self) -> Sequence[Teammate]:
        """Return everybody who has a standing role, by name."""
        people: dict[int, Teammate] = {}
        for member_id, name, chat_id, role in self._line.rows(GRANTS):
            known = people.get(member_id)
            roles = (known.roles if known else frozenset()) | {Role(role)}
            people[member_id] = Teammate(member_id, name, chat_id, roles)
        return list(people.values())

    def revoke(self, member_id: int, role: Role) -> None:
        """Take a standing role away."""
        self._line.run(REVOKE, member=member_id, role_name=role.value)
