"""The shelf of invitations: single-use links, of which only a hash is kept."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from bot.domain.invitation import Invitation, Kind
from bot.domain.member import Role
from storage.line import Line
from storage.statement import Row, Statement, insert
from storage.tables import invitations

_THIS = invitations.c.id == bindparam("which")
_FACTS = ("kind", "member_id", "role", "made_by", "made_at", "expires_at")
_INVITATION = select(
    *(invitations.c[name] for name in ("id", *_FACTS)),
    invitations.c.used_at,
    invitations.c.used_by,
)
BY_HASH = Statement(_INVITATION.where(invitations.c.token_hash == bindparam("token_hash")))
GET = Statement(_INVITATION.where(_THIS))
ADD = insert(invitations, "token_hash", *_FACTS)
USE = Statement(
    update(invitations)
    .where(_THIS, invitations.c.used_at.is_(None))
    .values(used_at=bindparam("at"), used_by=bindparam("by"))
)
REVOKE_OF = Statement(
    delete(invitations).where(
        invitations.c.member_id == bindparam("member"),
        invitations.c.kind == bindparam("sort"),
        invitations.c.used_at.is_(None),
    )
)
REVOKE_BY = Statement(
    delete(invitations).where(
        invitations.c.made_by == bindparam("member"),
        invitations.c.kind == bindparam("sort"),
        invitations.c.used_at.is_(None),
    )
)


class InvitationShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def add(self, invitation: Invitation, *, token_hash: str) -> Invitation:
        """Keep a new link; the id it was given is in what comes back."""
        made = self._line.made(
            ADD,
            token_hash=token_hash,
            kind=invitation.kind.value,
            member_id=invitation.member_id,
            role=invitation.role.value if invitation.role else None,
            made_by=invitation.made_by,
            made_at=invitation.made_at,
            expires_at=invitation.expires_at,
        )
        return self.get(made)

    def get(self, invitation_id: int) -> Invitation:
        """
        Return what is kept of a link.

        Raises:
            LookupError: there is none of this id.
        """
        row = self._line.row(GET, which=invitation_id)
        if row is None:
            raise LookupError(f"no invitation {invitation_id}")
        return _invitation(row)

    def by_hash(self, token_hash: str) -> Invitation | None:
        row = self._line.row(BY_HASH, token_hash=token_hash)
        return None if row is None else _invitation(row)

    def use(self, invitation_id: int, *, by: int | None, at: datetime) -> bool:
        """Mark a link as used; False if somebody was faster."""
        return self._line.run(USE, which=invitation_id, by=by, at=at) == 1

    def revoke_of(self, member_id: int, *, kind: Kind) -> None:
        """Take back every link for a member that nobody has followed yet."""
        self._line.run(REVOKE_OF, member=member_id, sort=kind.value)

    def revoke_by(self, member_id: int, *, kind: Kind) -> None:
        """Take back every link that a member made and nobody has followed yet."""
        self._line.run(REVOKE_BY, member=member_id, sort=kind.value)


def _invitation(row: Row) -> Invitation:
    invitation_id, kind, member_id, role, made_by, made_at, expires_at, used_at, used_by = row
    return Invitation(
        invitation_id,
        Kind(kind),
        made_at,
        expires_at,
        member_id=member_id,
        role=Role(role) if role else None,
        made_by=made_by,
        used_at=used_at,
        used_by=used_by,
    )
